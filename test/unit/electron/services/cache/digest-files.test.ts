import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeEach, expect, test, vi } from 'vitest'
import { CHUNK_BYTES } from '../../../../../electron/services/cache/chunk-digest.ts'
import { createFileDigester, type FileDigest } from '../../../../../electron/services/cache/digest-file.ts'
import { createFilesDigester } from '../../../../../electron/services/cache/digest-files.ts'
import { digestThreadCount } from '../../../../../electron/services/cache/digest-threads.ts'
import * as md5Lanes from '../../../../../electron/services/cache/md5/md5-lanes.ts'
import { temporaryFolder } from '../../../../support/open-temporary.ts'
import { noise } from './cache-fixture.ts'

const { PIECE_BYTES } = md5Lanes
/** Around the ends of blocks, of what completes them, of pieces and of chunks. */
const LENGTHS = [
  ...[0, 1, 55, 56, 63, 64, 65, 119, 120, 128, 1000],
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
  expect(md5Lanes.createMd5Lanes()).toBeUndefined()
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
