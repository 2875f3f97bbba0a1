/**
 * True when a value that came over IPC is small enough to be looked at: strings by their length, everything else a few
 * bytes. A cycle, which structured clone allows, uses the budget up and is refused.
 */
export function isSmallPayload(value: unknown, budgetBytes: number): boolean {
  const open: unknown[] = [value]
  let left = budgetBytes
  while (open.length > 0) {
    const next = open.pop()
    left -= 8
    if (typeof next === 'string') left -= next.length * 2
    else if (ArrayBuffer.isView(next) || next instanceof ArrayBuffer) left -= next.byteLength
    else if (typeof next === 'object' && next !== null) {
      const entries = Object.entries(next)
      left -= entries.length * 8
      if (left >= 0) for (const [key, inner] of entries) open.push(key, inner)
    }
    if (left < 0) return false
  }
  return true
}
