/** No other text may name a file. */
const FILE_NAME = /^[0-9a-f]{32}\.json$/u

/** True for what can be the id of a case. */
export function isCaseId(text: string): boolean {
  return FILE_NAME.test(`${text}.json`)
}

/** The id of the case that a file holds; undefined for a file that is not named like one. */
export function caseIdOf(fileName: string): string | undefined {
  return FILE_NAME.test(fileName) ? fileName.slice(0, -'.json'.length) : undefined
}
