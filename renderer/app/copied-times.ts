/** A time as it stands on the page, and the instant it means. */
export interface ShownTime {
  readonly text: string
  readonly iso: string
}

/**
 * Copied text in which each distance from a start is followed by the instant it means: `+12 min 04 s (2025-…Z)`. Times
 * that name their zone stay as they are. `times` are in the order of the text; one that is not in it is passed over.
 */
export function withInstants(copied: string, times: readonly ShownTime[]): string {
  let [rest, done] = [copied, '']
  for (const { text, iso } of times) {
    const at = isDistance(text) ? rest.indexOf(text) : -1
    if (at < 0) continue
    done += `${rest.slice(0, at + text.length)} (${iso})`
    rest = rest.slice(at + text.length)
  }
  return done + rest
}

/** The mark of `formatDuration` and of the stop watch; dates begin with a digit. */
function isDistance(text: string): boolean {
  return /^[+−]/u.test(text)
}
