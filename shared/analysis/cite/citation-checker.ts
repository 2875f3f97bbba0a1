import { decodeUtf8 } from '../../base/bytes.ts'
import { visible } from '../../base/text.ts'
import { EVIDENCE_BYTES, type Evidence } from '../../model/evidence.ts'

const LF = 0x0a

/** A citation that the bytes of its artifact do not bear out. */
export interface WrongCitation {
  readonly evidence: Evidence
  /** What is wrong with it, e.g. `other words stand there`. */
  readonly reason: string
}

/** Reads one artifact once, in chunks of any size, and judges all that is cited of it. */
export interface CitationChecker {
  /** The chunk may change afterwards. */
  feed(chunk: Uint8Array): void
  /** After the last chunk: those that do not hold, in the order of their offsets. */
  end(): readonly WrongCitation[]
}

/** A citation whose first byte was reached. */
interface Begun {
  readonly evidence: Evidence
  /** Number of the line in which it begins. */
  readonly line: number
  readonly bytes: Uint8Array
  filled: number
}

/** `cited` are citations of one artifact. It holds no more of the artifact than the citations that are being read. */
export function createCitationChecker(cited: readonly Evidence[]): CitationChecker {
  const wrong: WrongCitation[] = []
  const waiting = cited.filter(isReadable).sort((a, b) => a.offset - b.offset)
  let next = 0
  let open: Begun[] = []
  let position = 0
  let line = 1

  const judge = (begun: Begun): void => {
    const reason = faultOf(begun)
    if (reason !== undefined) wrong.push({ evidence: begun.evidence, reason })
  }
  const fill = (begun: Begun, bytes: Uint8Array): boolean => {
    const part = bytes.subarray(0, begun.bytes.length - begun.filled)
    begun.bytes.set(part, begun.filled)
    begun.filled += part.length
    if (begun.filled < begun.bytes.length) return true
    judge(begun)
    return false
  }
  const begin = (evidence: Evidence): Begun => ({ evidence, line, bytes: new Uint8Array(evidence.length), filled: 0 })
  /** Those that begin inside the chunk; the lines before each are counted on the way. */
  const beginIn = (chunk: Uint8Array): number => {
    let counted = 0
    for (; next < waiting.length; next++) {
      const evidence = waiting[next] as Evidence
      const at = evidence.offset - position
      if (at >= chunk.length) break
      line += countLineEnds(chunk, counted, at)
      counted = at
      const begun = begin(evidence)
      if (fill(begun, chunk.subarray(at))) open.push(begun)
    }
    return counted
  }
  return {
    feed(chunk) {
      open = open.filter(begun => fill(begun, chunk))
      const counted = beginIn(chunk)
      line += countLineEnds(chunk, counted, chunk.length)
      position += chunk.length
    },
    end() {
      const isEmptyAtEnd = ({ offset, length }: Evidence) => offset === position && length === 0
      const left = waiting.slice(next)
      for (const evidence of left.filter(isEmptyAtEnd)) judge(begin(evidence))
      const missing = [...open.map(begun => begun.evidence), ...left.filter(evidence => !isEmptyAtEnd(evidence))]
      const outside = missing.map(evidence => ({ evidence, reason: 'the artifact ends before it' }))
      const unreadable = cited.filter(evidence => !isReadable(evidence)).map(refuse)
      return [...wrong, ...outside, ...unreadable].sort((a, b) => a.evidence.offset - b.evidence.offset)
    },
  }
}

/** No citation of ours is longer than a window; a longer one was written by somebody else. */
function isReadable({ offset, length }: Evidence): boolean {
  return (
    Number.isSafeInteger(offset) &&
    Number.isSafeInteger(length) &&
    offset >= 0 &&
    length >= 0 &&
    length <= EVIDENCE_BYTES
  )
}

function refuse(evidence: Evidence): WrongCitation {
  return { evidence, reason: 'its place is no place in an artifact' }
}

function faultOf({ evidence, line, bytes }: Begun): string | undefined {
  if (bytes.includes(LF)) return 'it runs over the end of its line'
  if (visible(decodeUtf8(bytes)) !== evidence.text) return 'other words stand there'
  return line === evidence.line ? undefined : `it stands on line ${line}`
}

function countLineEnds(bytes: Uint8Array, from: number, to: number): number {
  let count = 0
  for (let at = bytes.indexOf(LF, from); at !== -1 && at < to; at = bytes.indexOf(LF, at + 1)) count++
  return count
}
