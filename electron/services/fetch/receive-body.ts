import { dirname } from 'node:path'
import { err, ok, type Result } from '#shared/base/result.ts'
import { failureOf, final, passing, type Failure } from './failure.ts'
import type { FetchLimits } from './limits.ts'
import { PartWriter } from './part-writer.ts'
import { SpeedWatch } from './speed-watch.ts'
import type { Answer } from './transport.ts'
import type { PartialFile } from '../cache/partial-file.ts'

export interface ReceiveOptions {
  readonly what: string
  /** Where in the file the body begins. */
  readonly from: number
  /** Bytes that the whole may have; undefined = not known beforehand. */
  readonly wholeBytes: number | undefined
  readonly limits: FetchLimits
  readonly now: () => number
  readonly onBytes: (bytes: number) => void
}

/** Writes a body into a partial file and answers with the size of the whole then. What came before a failure stays. */
export async function receiveBody(
  answer: Answer,
  partial: PartialFile,
  options: ReceiveOptions,
): Promise<Result<number, Failure>> {
  const writer = new PartWriter(partial.handle, options.from)
  const received = await pour(answer, writer, options)
  try {
    await writer.finish()
  } catch (thrown) {
    return err(writeFailure(thrown, partial, options))
  }
  return received
}

async function pour(answer: Answer, writer: PartWriter, options: ReceiveOptions): Promise<Result<number, Failure>> {
  const { what, wholeBytes = Infinity, limits, now, onBytes } = options
  const watch = new SpeedWatch(limits, now)
  let position = options.from
  try {
    for await (const chunk of answer.body) {
      if (position + chunk.length > wholeBytes) {
        answer.body.destroy()
        return err(passing({ code: 'fetch/corrupt', what, reason: 'more bytes came than the store says it holds' }))
      }
      position += chunk.length
      const written = writer.write(chunk)
      if (written !== undefined) await written
      onBytes(chunk.length)
      if (watch.isTooSlow(chunk.length)) {
        answer.body.destroy()
        return err(passing({ code: 'fetch/stalled', host: answer.host, what, reason: 'hardly any bytes came' }))
      }
    }
    return ok(position)
  } catch (thrown) {
    // A failed write is told by the writer, which keeps it; anything else is the network's.
    return isSystemWrite(thrown) ? ok(position) : err(failureOf(thrown, answer.host))
  }
}

function isSystemWrite(thrown: unknown): boolean {
  return thrown instanceof Error && 'syscall' in thrown && /^write/u.test(String(thrown.syscall))
}

function writeFailure(thrown: unknown, partial: PartialFile, options: ReceiveOptions): Failure {
  const code = thrown instanceof Error && 'code' in thrown ? String(thrown.code) : ''
  if (code !== 'ENOSPC' && code !== 'EDQUOT') {
    return final({ code: 'file/write', path: partial.path, reason: code === '' ? String(thrown) : code })
  }
  return final({
    code: 'cache/full',
    path: dirname(partial.path),
    neededBytes: (options.wholeBytes ?? 0) - options.from,
  })
}
