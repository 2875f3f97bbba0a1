/** What a folder and its index disagree on; a failing test then shows only the names at fault. */
export interface ListingDifference {
  /** There is a file, and `index.ts` does not list it, or the id in it is not its name. */
  readonly notListedInIndex: readonly string[]
  /** `index.ts` lists an id that is no file's name. */
  readonly idWithoutFile: readonly string[]
}

export const SAME_LISTING: ListingDifference = { notListedInIndex: [], idWithoutFile: [] }

/** Files and what their index lists, both as file names. */
export function compareListing(files: readonly string[], listed: readonly string[]): ListingDifference {
  return {
    notListedInIndex: files.filter(name => !listed.includes(name)),
    idWithoutFile: listed.filter(name => !files.includes(name)),
  }
}
