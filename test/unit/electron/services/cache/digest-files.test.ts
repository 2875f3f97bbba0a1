import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import { createCRC32 } from 'hash-wasm'
import { beforeEach, expect, test, vi } from 'vitest'
import { CHUNK_BYTES } from '../../../../../electron/services/cache/chunk-digest.ts'
import { createFileDigester, type FileDigest } from '../../../../../electron/services/cache/digest-file.ts'
import { createFilesDigester } from '../../../../../electron/services/cache/digest-files.ts'
import { digestThreadCount } from '../../../../../electron/services/cache/digest-threads.ts'
import * as checksumLanes from '../../../../../electron/services/cache/checksums/checksum-lanes.ts'
import { temporaryFolder } from '../../../../support/open-temporary.ts'
import { noise } from './cache-fixture.ts'

const { PIECE_BYTES } = checksumLanes
/** Around the ends of blocks, of what completes them, of pieces and of chunks. */
const LENGTHS = [
  ...[0, 1, 55, 56, 63, 64, 65, 119, 120, 128, 1000],
  // From 4,096 bytes on a checksum runs in parts, of which none is to be as long as pages of memory.
  ...[4095, 4096, 4097, 4351, 4352, 16 * 4096 - 1, 16 * 4096, 16 * 4096 + 1],
  ...[PIECE_BYTES - 64, PIECE_BYTES - 8, PIECE_BYTES, PIECE_BYTES + 1],
  ...[CHUNK_BYTES - 1, CHUNK_BYTES, CHUNK_BYTES + 1, 3 * CHUNK_BYTES + 5],
]

let folder: string
beforeEach(async () => {
  folder = await temporaryFolder()
})

async function writeFiles(lengths: readonly number[]): Promise<readonly string[]> {
  return await Promise.all(
    lengths.map(async (length, index) => {
      const path = join(folder, String(index))
      await writeFile(path, noise(length))
      return path
    }),
  )
}

/** What is told of each path. `waiting` may grow meanwhile. */
async function digestAll(waiting: readonly string[], onTold: (path: string) => void = () => undefined) {
  const told: Record<string, FileDigest | Error> = {}
  let taken = 0
  const digest = await createFilesDigester()
  digest({
    next: () => {
      const path = waiting[taken]
      if (path === undefined) return undefined
      taken++
      return { path }
    },
    tell: ({ path }, outcome) => {
      told[path] = outcome
      onTold(path)
    },
  })
  return told
}

async function oneByOne(paths: readonly string[]) {
  const digest = await createFileDigester()
  return Object.fromEntries(paths.map(path => [path, digest(path)]))
}

test.each([1, 2, 3, 5])(
  'gives of files side by side what it gives of each alone, whatever their lengths (%i)',
  async step => {
    // Other neighbours each time.
    const lengths = LENGTHS.map((_, index) => LENGTHS[(index * step) % LENGTHS.length] ?? 0)
    const paths = await writeFiles(lengths)
    expect(await digestAll(paths)).toEqual(await oneByOne(paths))
  },
)

test('counts CRC-32C of bytes as of all their pieces, wherever they are cut', async () => {
  const lanes = checksumLanes.createChecksumLanes()!
  const text = lanes.text(3)
  const wanted = await createCRC32(checksumLanes.CASTAGNOLI)
  fc.assert(
    fc.property(fc.array(fc.nat(PIECE_BYTES), { maxLength: 4 }), fc.nat(2 ** 30), (lengths, seed) => {
      const crc = lanes.crc32c()
      crc.init()
      wanted.init()
      for (const [at, length] of lengths.entries()) {
        const piece = text.subarray(0, length)
        for (let i = 0; i < length; i++) piece[i] = (i * (seed + at) + (i >> 7) * seed) >> 3
        crc.update(piece)
        wanted.update(piece)
      }
      expect(Buffer.from(crc.digest()).toString('hex')).toBe(wanted.digest())
    }),
  )
})

test('counts CRC-32C as it is published', () => {
  // RFC 3720, appendix B.4, where the bytes of a checksum stand in the order of little-endian machines.
  const lanes = checksumLanes.createChecksumLanes()!
  const crcOf = (bytes: Uint8Array) => {
    const crc = lanes.crc32c()
    crc.init()
    lanes.text(0).set(bytes)
    crc.update(lanes.text(0).subarray(0, bytes.length))
    return Buffer.from(crc.digest()).toString('hex')
  }
  const counted = Uint8Array.from({ length: 32 }, (_, i) => i)
  expect([new Uint8Array(32), new Uint8Array(32).fill(255), counted, counted.slice().reverse()].map(crcOf)).toEqual([
    '8a9136aa',
    '62a8ab43',
    '46dd794e',
    '113fdb5c',
  ])
})

test('tells of a file that cannot be read by itself, and of all others', async () => {
  const paths = await writeFiles([3 * PIECE_BYTES, 10, CHUNK_BYTES, 0])
  const none = join(folder, 'none')
  const told = await digestAll([none, paths[0]!, none + '2', paths[1]!, folder, ...paths.slice(2), none + '3'])
  const failed = Object.entries(told).filter(([, outcome]) => outcome instanceof Error)
  expect(failed.map(([path]) => path).sort()).toEqual([folder, none, none + '2', none + '3'].sort())
  expect(told[none]).toMatchObject({ code: 'ENOENT' })
  expect(Object.fromEntries(Object.entries(told).filter(([path]) => paths.includes(path)))).toEqual(
    await oneByOne(paths),
  )
})

test('takes up files that come while others are read, and tells of each once it is done', async () => {
  const paths = await writeFiles([CHUNK_BYTES, 5, 7, 9, 2 * PIECE_BYTES, 11])
  const waiting = paths.slice(0, 2)
  const order: string[] = []
  const told = await digestAll(waiting, path => {
    order.push(path)
    const more = paths[waiting.length]
    if (more !== undefined) waiting.push(more)
  })
  expect(told).toEqual(await oneByOne(paths))
  expect(order.indexOf(paths[1]!)).toBeLessThan(order.indexOf(paths[0]!))
})

test('needs no vectors', async () => {
  const paths = await writeFiles([100, PIECE_BYTES + 9, 0])
  const spy = vi.spyOn(WebAssembly, 'Module').mockImplementation(function () {
    throw new WebAssembly.CompileError('no vectors here')
  })
  expect(checksumLanes.createChecksumLanes()).toBeUndefined()
  spy.mockRestore()
  expect(await digestAll(paths)).toEqual(await oneByOne(paths))
})

test.each([
  [1, 1],
  [2, 1],
  [3, 2],
  [64, 2],
])('of %i cores, %i digest', (cores, threads) => {
  expect(digestThreadCount(cores)).toBe(threads)
})
