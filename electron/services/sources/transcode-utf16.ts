import type { ByteStream } from '../archive/byte-stream.ts'

export type Utf16 = 'utf-16le' | 'utf-16be'

/** Which UTF-16 a text is in, by its byte order mark; undefined = none, or it has no mark. */
export function utf16Of([first, second]: Uint8Array): Utf16 | undefined {
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  return first === 0xfe && second === 0xff ? 'utf-16be' : undefined
}

/** The same text in UTF-8, without its mark. Halves of characters become U+FFFD. */
export async function* transcodeUtf16(stored: ByteStream, encoding: Utf16): ByteStream {
  const decoder = new TextDecoder(encoding)
  const encoder = new TextEncoder()
  for (;;) {
    const step = await stored.next()
    const text = step.done === true ? decoder.decode() : decoder.decode(step.value, { stream: true })
    if (text !== '') yield encoder.encode(text)
    if (step.done === true) return step.value
  }
}
