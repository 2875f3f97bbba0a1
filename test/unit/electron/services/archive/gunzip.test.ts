import { randomBytes } from 'node:crypto'
import { constants, deflateRawSync, gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { chunkStream, toArtifactStream } from '../../../../../electron/services/archive/byte-stream.ts'
import { gunzip } from '../../../../../electron/services/archive/gunzip.ts'
import { DEFAULT_LIMITS, type SourceLimits } from '../../../../../electron/services/archive/limits.ts'
import { readStream, type ReadArtifact } from '../../../../support/open-temporary.ts'

async function* slices(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield await Promise.resolve(bytes.subarray(at, at + size))
}

function decode(
  bytes: Uint8Array,
  options: { size?: number; limits?: Partial<SourceLimits> } = {},
): Promise<ReadArtifact> {
  const input = chunkStream(slices(bytes, options.size ?? 65_536))
  return readStream(toArtifactStream(gunzip(input, { ...DEFAULT_LIMITS, ...options.limits })))
}

const LOG = Array.from({ length: 40 }, (_, i) => `line ${i} of a small log\n`).join('')
const GZIP = gzipSync(LOG)

test('decodes one member, several, and any number of zeros after them', async () => {
  const complete = { state: 'complete' }
  expect(await decode(GZIP)).toEqual({ text: LOG, end: complete })
  expect(await decode(Buffer.concat([GZIP, GZIP]))).toEqual({ text: LOG + LOG, end: complete })
  expect(await decode(Buffer.concat([GZIP, Buffer.alloc(700)]))).toEqual({ text: LOG, end: complete })
  expect(await decode(gzipSync(''))).toEqual({ text: '', end: complete })
})

test('keeps what was decoded when the data is cut at any byte, and calls it truncated', async () => {
  for (let cut = 0; cut < GZIP.length; cut++) {
    const { text, end } = await decode(GZIP.subarray(0, cut))
    expect([cut, end.state]).toEqual([cut, 'truncated'])
    expect(LOG.startsWith(text)).toBe(true)
    if (cut >= GZIP.length - 8) expect(text).toBe(LOG)
  }
})

test('gives the same bytes and end however the input is divided', async () => {
  const damaged = Buffer.from(gzipSync(LOG, { strategy: constants.Z_FIXED }))
  await fc.assert(
    fc.asyncProperty(fc.nat(damaged.length - 1), fc.integer({ min: 1, max: 50 }), async (at, size) => {
      const bytes = Buffer.from(damaged)
      bytes[at] = (bytes[at] ?? 0) ^ 0x55
      expect(await decode(bytes, { size })).toEqual(await decode(bytes))
    }),
    { numRuns: 60 },
  )
})

test('delivers everything before the damage, also within the step that meets it', async () => {
  const sound = LOG.repeat(100)
  const front = deflateRawSync(sound, { finishFlush: constants.Z_FULL_FLUSH })
  const bytes = Buffer.concat([GZIP.subarray(0, 10), front, Buffer.from([0x07, 0xff, 0xff, 0xff, 0xff])])
  expect(await decode(bytes)).toEqual({
    text: sound,
    end: { state: 'malformed', reason: 'the compressed data is damaged' },
  })
})

test('delivers all bytes of data whose checksum or length is wrong', async () => {
  const wrong = (fromEnd: number): Buffer => {
    const bytes = Buffer.from(GZIP)
    bytes[bytes.length - fromEnd] = (bytes[bytes.length - fromEnd] ?? 0) ^ 1
    return bytes
  }
  expect(await decode(wrong(6))).toEqual({
    text: LOG,
    end: { state: 'malformed', reason: 'the gzip checksum does not match' },
  })
  expect(await decode(wrong(2))).toEqual({
    text: LOG,
    end: { state: 'malformed', reason: 'the gzip length does not match' },
  })
})

test('names data that follows and is no gzip', async () => {
  expect(await decode(Buffer.concat([GZIP, Buffer.from('garbage')]))).toEqual({
    text: LOG,
    end: { state: 'malformed', reason: 'data that is not gzip follows the gzip data' },
  })
})

test('reads past the optional header fields, and stops at one without an end', async () => {
  const header = Buffer.from([0x1f, 0x8b, 8, 4 + 8 + 16 + 2, 0, 0, 0, 0, 0, 3, 3, 0, 1, 2, 3])
  const fields = Buffer.concat([header, Buffer.from('name\0comment\0cc')])
  expect(await decode(Buffer.concat([fields, GZIP.subarray(10)]))).toEqual({ text: LOG, end: { state: 'complete' } })
  const endless = Buffer.concat([Buffer.from([0x1f, 0x8b, 8, 8, 0, 0, 0, 0, 0, 3]), Buffer.alloc(5000, 'a')])
  const limits = { metaBytes: 4096 }
  expect((await decode(endless, { limits })).end).toEqual({ state: 'malformed', reason: 'the gzip header is damaged' })
})

test('stops at the limits for bytes and members', async () => {
  const { text, end } = await decode(gzipSync(Buffer.alloc(50_000_000)), { limits: { entryBytes: 1000 } })
  expect([text.length, end]).toEqual([1000, { state: 'truncated', reason: 'stopped at the limit of 1000 bytes' }])
  const members = Buffer.concat(Array.from({ length: 5 }, () => gzipSync('x')))
  expect(await decode(members, { limits: { gzipMembers: 3 } })).toEqual({
    text: 'xxx',
    end: { state: 'truncated', reason: 'stopped after 3 gzip members' },
  })
})

test('never throws or hangs on bytes that only begin like gzip', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async noise => {
      const { end } = await decode(Buffer.concat([GZIP.subarray(0, 10), noise]))
      expect(['complete', 'truncated', 'malformed']).toContain(end.state)
    }),
  )
})

test('decodes data that hardly compresses across many steps', async () => {
  const noise = randomBytes(300_000).toString('base64')
  expect(await decode(gzipSync(noise), { size: 1013 })).toEqual({ text: noise, end: { state: 'complete' } })
})
