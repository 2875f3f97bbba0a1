import { gunzipSync } from 'node:zlib'
import { err, ok, type Result } from '#shared/base/result.ts'
import { failureOf, final, type Failure } from './failure.ts'
import type { Answer } from './transport.ts'

class TooLarge extends Error {}

/** The whole body of a small answer, decompressed where it says so; `fetch/malformed` beyond `maxBytes` (either way counted). */
export async function readBody(answer: Answer, what: string, maxBytes: number): Promise<Result<Buffer, Failure>> {
  const tooLarge = (): Result<never, Failure> =>
    err(final({ code: 'fetch/malformed', host: answer.host, what, reason: `it has more than ${maxBytes} bytes` }))
  const chunks: Uint8Array[] = []
  let bytes = 0
  try {
    await answer.body.pour(chunk => {
      bytes += chunk.length
      if (bytes > maxBytes) throw new TooLarge()
      chunks.push(Uint8Array.from(chunk))
      return undefined
    })
  } catch (thrown) {
    return thrown instanceof TooLarge ? tooLarge() : err(failureOf(thrown, answer.host))
  }
  const whole = Buffer.concat(chunks)
  if (answer.header('content-encoding') !== 'gzip') return ok(whole)
  try {
    return ok(gunzipSync(whole, { maxOutputLength: maxBytes }))
  } catch (thrown) {
    if (thrown instanceof RangeError) return tooLarge()
    return err(final({ code: 'fetch/malformed', host: answer.host, what, reason: 'its gzip data is damaged' }))
  }
}
