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

/** Why a body is not read to its end. */
class Refusal extends Error {
  readonly failure: Failure
  constructor(failure: Failure) {
    super(failure.error.code)
    this.failure = failure
  }
}

async function pour(answer: Answer, writer: PartWriter, options: ReceiveOptions): Promise<Result<number, Failure>> {
  const { what, wholeBytes = Infinity, limits, now, onBytes } = options
  const watch = new SpeedWatch(limits, now)
  let position = options.from
  try {
    await answer.body.pour(chunk => {
      const { length } = chunk
      if (position + length > wholeBytes) {
        const reason = 'more bytes came than the store says it holds'
        throw new Refusal(passing({ code: 'fetch/corrupt', what, reason }))
      }
      position += length
      const written = writer.write(chunk)
      onBytes(length)
      if (watch.isTooSlow(length)) {
        throw new Refusal(passing({ code: 'fetch/stalled', host: answer.host, what, reason: 'hardly any bytes came' }))
      }
      return written
    })
    return ok(position)
  } catch (thrown) {
    if (thrown instanceof Refusal) return err(thrown.failure)
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
