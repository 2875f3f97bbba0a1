/**
 * Matches each event with the earliest equal one: of `a b a c` beside `a c`, what is missing is `b a`, behind the `a` that is
 * there, and not `a b` before it. So two lanes are together for as long as they can be. Changes `matches`.
 */
export function slideMatches(a: Int32Array, b: Int32Array, matches: Int32Array): void {
  /** Of the last match. */
  let [lastA, lastB] = [-1, -1]
  for (let at = 0; at < a.length; at++) {
    const match = matches[at] ?? -1
    if (match === -1) continue
    const [nextA, nextB] = [lastA + 1, lastB + 1]
    // Something of one of the two lies between: the match may move over it.
    const isOneSided = nextA === at || nextB === match
    if (isOneSided && a[at] === a[nextA] && b[match] === b[nextB]) {
      matches[at] = -1
      matches[nextA] = nextB
      ;[lastA, lastB] = [nextA, nextB]
    } else [lastA, lastB] = [at, match]
  }
}
