import type { SearchText } from './find-literals.ts'

const LF = 0x0a

/** The places behind each LF, ascending. */
export function findLineEnds({ bytes, length }: SearchText): readonly number[] {
  const ends: number[] = []
  for (let at = bytes.indexOf(LF); at >= 0 && at < length; at = bytes.indexOf(LF, at + 1)) ends.push(at + 1)
  return ends
}
