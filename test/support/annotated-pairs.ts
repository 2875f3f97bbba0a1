import { existsSync, readdirSync, readFileSync } from 'node:fs'

/** Good and bad logs with the lines that a person marked in the bad one (logjuicer-tests), where they lie beside the project. */
const PAIRS = '../shared/corpus/files/logjuicer-tests/datasets'

export const hasAnnotatedPairs = existsSync(PAIRS)

/** A log of a good and of a bad run. */
export interface AnnotatedPair {
  readonly name: string
  readonly good: string
  readonly bad: string
  /** Each with all lines of the bad log that hold it. */
  readonly annotations: readonly { readonly text: string; readonly lines: readonly string[] }[]
}

export function annotatedPairs(): readonly AnnotatedPair[] {
  return hasAnnotatedPairs ? readdirSync(PAIRS).map(readPair) : []
}

function readPair(name: string): AnnotatedPair {
  const files = readdirSync(`${PAIRS}/${name}`)
  const read = (end: string) =>
    readFileSync(`${PAIRS}/${name}/${files.find(file => file.endsWith(end)) ?? end}`, 'utf8')
  const bad = read('.fail')
  const annotations = annotationsIn(read('inf.yaml')).map(text => ({
    text,
    lines: bad.split('\n').filter(line => line.includes(text)),
  }))
  return { name, good: read('.good'), bad, annotations }
}

/** `line: text`, or the text as a block below it. */
function annotationsIn(yaml: string): readonly string[] {
  const texts = [...yaml.matchAll(/line: (?:\|\n\s*)?(?<text>\S.*)/gu)].map(
    ({ groups }) => groups?.['text']?.trim() ?? '',
  )
  return [...new Set(texts)]
}
