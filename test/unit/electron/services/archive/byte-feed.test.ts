import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ByteFeed } from '../../../../../electron/services/archive/byte-feed.ts'
import {
  chunkStream,
  limitBytes,
  toArtifactStream,
  type ByteStream,
} from '../../../../../electron/services/archive/byte-stream.ts'
import { readStream } from '../../../../support/open-temporary.ts'

async function* chunksOf(...texts: readonly string[]): AsyncGenerator<Uint8Array> {
  for (const text of texts) yield Buffer.from(await Promise.resolve(text))
}

const feedOf = (...texts: readonly string[]): ByteFeed => new ByteFeed(chunkStream(chunksOf(...texts)))
const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString()

test('takes exact pieces across chunks, and fewer only at the end', async () => {
  const feed = feedOf('ab', 'c', 'defg')
  expect(text(await feed.take(4))).toBe('abcd')
  expect(text(await feed.peek(2))).toBe('ef')
  expect(await feed.skip(1)).toBe(1)
  expect([feed.position, feed.end]).toEqual([5, undefined])
  expect(text(await feed.take(9))).toBe('fg')
  expect(text(await feed.take(1))).toBe('')
  expect(feed.end).toEqual({ state: 'complete' })
})

test('gives the same text in whatever pieces it is taken', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.string({ unit: 'grapheme-ascii', maxLength: 9 })),
      fc.integer({ min: 1, max: 7 }),
      async (parts, size) => {
        const feed = feedOf(...parts)
        let all = ''
        for (let piece = await feed.take(size); piece.length > 0; piece = await feed.take(size)) {
          feed.unread(piece)
          all += text(await feed.take(size))
        }
        expect(all).toBe(parts.join(''))
      },
    ),
  )
})

test('stops a stream at its limit and says so; one that just fits is complete', async () => {
  const limited = (limit: number): ByteStream => limitBytes(chunkStream(chunksOf('abc', 'def')), limit)
  expect(await readStream(toArtifactStream(limited(4)))).toEqual({
    text: 'abcd',
    end: { state: 'truncated', reason: 'stopped at the limit of 4 bytes' },
  })
  expect(await readStream(toArtifactStream(limited(6)))).toEqual({ text: 'abcdef', end: { state: 'complete' } })
})

test('turns a failing input into an early end', async () => {
  async function* failing(): AsyncGenerator<Uint8Array> {
    yield Buffer.from(await Promise.resolve('ab'))
    throw Object.assign(new Error('disk on fire'), { code: 'EIO' })
  }
  const stream = toArtifactStream(chunkStream(failing()))
  expect(stream.end().state).toBe('truncated')
  expect(await readStream(stream)).toEqual({ text: 'ab', end: { state: 'truncated', reason: 'reading failed: EIO' } })
})

test('closes what lies below a stream that is returned before its first chunk', async () => {
  let isClosed = false
  async function* source(): ByteStream {
    try {
      yield Buffer.from(await Promise.resolve('a'))
      return { state: 'complete' }
    } finally {
      isClosed = true
    }
  }
  const stream = toArtifactStream(source())
  await stream.chunks[Symbol.asyncIterator]().return?.()
  expect([isClosed, stream.end().state]).toEqual([true, 'truncated'])
})
