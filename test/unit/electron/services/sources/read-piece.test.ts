import { gzipSync } from 'node:zlib'
import { expect, it } from 'vitest'
import { chunkStream, toArtifactStream, type ByteStream } from '../../../../../electron/services/archive/byte-stream.ts'
import { DAMAGED } from '../../../../../electron/services/cache/read-blob.ts'
import { readHead, readTail } from '../../../../../electron/services/sources/read-piece.ts'
import { readStream } from '../../../../support/open-temporary.ts'

const MIB = 1024 ** 2
const HEAD_END = { state: 'truncated', reason: 'only the beginning' }

/** Chunks of a few bytes, each in the same memory as the one before. */
function streamOf(content: string | Uint8Array, size = 3): ByteStream {
  const bytes = Buffer.from(content)
  const pieces = async function* (): AsyncGenerator<Uint8Array> {
    const shared = new Uint8Array(size)
    for (let at = 0; at < bytes.length; at += size) {
      await Promise.resolve()
      yield shared.subarray(0, bytes.copy(shared, 0, at))
    }
  }
  return chunkStream(pieces())
}

async function* damaged(): ByteStream {
  yield await Promise.resolve(Buffer.from('one\ntw'))
  return DAMAGED
}

const head = (stored: ByteStream) => readStream(toArtifactStream(readHead(stored, 'only the beginning')))
const tail = (stored: ByteStream) => readStream(toArtifactStream(readTail(stored, leftOut => `after ${leftOut}`)))

it.each([
  ['one\ntwo\nthr', 'one\ntwo\n'],
  ['one\ntwo\n', 'one\ntwo\n'],
  ['\n\n\nx', '\n\n\n'],
  ['no line ends here', ''],
  ['', ''],
])('shows the whole lines of a beginning: %j', async (content, text) => {
  for (const size of [1, 2, 3, 100]) expect(await head(streamOf(content, size))).toEqual({ text, end: HEAD_END })
})

it.each([
  ['ne\ntwo\nthree', 'two\nthree', 3],
  ['\ntwo', 'two', 1],
  ['no line ends here', '', 17],
  ['', '', 0],
])('shows the lines of an end from the first whole one on, and tells how much it leaves out: %j', async (...row) => {
  const [content, text, leftOut] = row
  for (const size of [1, 2, 3, 100]) {
    expect(await tail(streamOf(content, size))).toEqual({
      text,
      end: { state: 'truncated', reason: `after ${leftOut}` },
    })
  }
})

it('unpacks a beginning that ends inside its gzip data', async () => {
  const lines = Array.from({ length: 20_000 }, (_, index) => `line ${index * 7919}\n`).join('')
  const { text, end } = await head(streamOf(gzipSync(lines).subarray(0, 20_000), 4_096))
  expect({ isStart: lines.startsWith(text), isLine: text.endsWith('\n'), end }).toEqual({
    isStart: true,
    isLine: true,
    end: HEAD_END,
  })
  expect(text.length).toBeGreaterThan(20_000)
})

it('tells damage rather than that it is a piece', async () => {
  expect(await head(damaged())).toEqual({ text: 'one\n', end: DAMAGED })
  expect(await tail(damaged())).toEqual({ text: 'tw', end: DAMAGED })
  expect(
    (await head(streamOf(Buffer.concat([gzipSync('x\n').subarray(0, 10), Buffer.alloc(99, 0xff)])))).end.state,
  ).toBe('malformed')
})

it('cuts a line without an end rather than holding it all', async () => {
  const long = await head(streamOf(Buffer.alloc(3 * MIB, 'x'), 64 * 1024))
  expect(long.text.length).toBeGreaterThan(MIB)
  const late = await tail(streamOf(Buffer.alloc(3 * MIB, 'x'), 64 * 1024))
  expect({ bytes: late.text.length, end: late.end }).toEqual({
    bytes: 2 * MIB,
    end: { state: 'truncated', reason: `after ${MIB}` },
  })
})
