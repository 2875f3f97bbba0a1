import { decodeUtf8 } from '../base/bytes.ts'

/** How much of an artifact's beginning is looked at. Bytes. */
export const ENCODING_BYTES = 4_096
/** UTF-16 text and programs have far more of what is no UTF-8 text, a log with stray control bytes far less. */
const FOREIGN_SHARE = 0.25
/** Invalid UTF-8, and controls other than those that logs use: backspace, tab, line and form feeds, escape. */
// eslint-disable-next-line no-control-regex -- control characters are the subject
const FOREIGN = /[\ufffd\0-\x07\v\x0e-\x1a\x1c-\x1f\x7f]/gu

/** Looks at the beginning of an artifact, wherever its chunks end. */
export interface EncodingCheck {
  feed(chunk: Uint8Array): void
  /** Why little can be read in it, in one sentence; undefined = it begins like UTF-8 text. */
  problem(): string | undefined
}

export function createEncodingCheck(): EncodingCheck {
  const head = new Uint8Array(ENCODING_BYTES)
  let filled = 0
  return {
    feed(chunk) {
      const part = chunk.subarray(0, ENCODING_BYTES - filled)
      head.set(part, filled)
      filled += part.length
    },
    problem: () => describe(head.subarray(0, filled)),
  }
}

function describe(head: Uint8Array): string | undefined {
  const [first, second] = head
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff))
    return 'It is UTF-16 text, which is not decoded: what it says was not read.'
  const text = decodeUtf8(head)
  const foreign = text.match(FOREIGN)?.length ?? 0
  if (foreign <= text.length * FOREIGN_SHARE) return undefined
  return 'Much of its beginning is not UTF-8 text: it is binary or in another encoding, so little of it could be read.'
}
