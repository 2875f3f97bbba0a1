import { gzipSync } from 'node:zlib'
import { expect, it } from 'vitest'
import { COMPLETE, truncated, type ByteStream } from '../../../../../electron/services/archive/byte-stream.ts'
import { DEFAULT_LIMITS } from '../../../../../electron/services/archive/limits.ts'
import type { StreamEnd } from '../../../../../electron/services/sources/source.ts'
import { decodeArtifact } from '../../../../../electron/services/sources/decode-artifact.ts'

const LOG = 'time="2025-03-05T09:35:42Z" msg="starting containerd" é 😀\nsecond\r\n'
const le = (text: string) => Buffer.from(text, 'utf16le')
const be = (text: string) => Buffer.from(text, 'utf16le').swap16()

async function* inChunks(bytes: Uint8Array, size: number, end: StreamEnd): ByteStream {
  for (let at = 0; at < bytes.length; at += size) yield await Promise.resolve(bytes.subarray(at, at + size))
  return end
}

async function decode(bytes: Uint8Array, { size = bytes.length, end = COMPLETE, name = 'a.log' } = {}) {
  const budget = { left: 1_000 }
  const stream = decodeArtifact(name, inChunks(bytes, size, end), { limits: DEFAULT_LIMITS, budget })
  const chunks: Buffer[] = []
  for (;;) {
    const step = await stream.next()
    if (step.done === true) return { text: Buffer.concat(chunks).toString('utf8'), end: step.value, left: budget.left }
    chunks.push(Buffer.from(step.value))
  }
}

it.each([
  ['little-endian', le(`\ufeff${LOG}`)],
  ['big-endian', be(`\ufeff${LOG}`)],
])('reads %s UTF-16 with its mark as UTF-8, wherever it is cut', async (_, bytes) => {
  for (const size of [1, 3, 7, bytes.length])
    expect(await decode(bytes, { size })).toMatchObject({ text: LOG, end: COMPLETE })
})

it('reads it in gzip too, and counts what was expanded', async () => {
  const bytes = le(`\ufeff${LOG}`)
  expect(await decode(gzipSync(bytes))).toMatchObject({ text: LOG, end: COMPLETE, left: 1_000 - bytes.length })
})

it('says of a cut one that it is cut, and keeps half a character visible', async () => {
  const bytes = le('\ufeffab').subarray(0, 5)
  expect(await decode(bytes, { end: truncated('cut') })).toMatchObject({ text: 'a\ufffd', end: truncated('cut') })
})

it.each([
  ['UTF-8', Buffer.from(LOG)],
  ['UTF-8 with its mark', Buffer.from(`\ufeff${LOG}`)],
  ['no more than half a mark', Buffer.from([0xff])],
  ['nothing', Buffer.from([])],
])('leaves %s as it is', async (_, bytes) => {
  expect((await decode(bytes)).text).toBe(bytes.toString('utf8'))
})
