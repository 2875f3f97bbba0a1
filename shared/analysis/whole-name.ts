const TAIL = / \(tail(?: \d+)?\)$/u

/**
 * The artifact that `build-log.txt (tail)` is the end of, and any other name as it is. A run of which only pieces were
 * fetched shows the end of a large log as an artifact of its own; what its lines mean depends on the name of the whole.
 */
export function wholeName(artifact: string): string {
  return artifact.replace(TAIL, '')
}
