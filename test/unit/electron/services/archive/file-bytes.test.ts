import { mkdtemp, open, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readRange } from '../../../../../electron/services/archive/file-bytes.ts'

const KIB = 1024
const bytes = Buffer.from(Array.from({ length: 600 * KIB }, (_, at) => (at * 31 + (at >> 8)) % 256))

describe('the bytes of a file', () => {
  let folder = ''
  beforeAll(async () => (folder = await mkdtemp(join(tmpdir(), 'runskew-bytes-'))))
  afterAll(() => rm(folder, { recursive: true }))

  async function read(size: number, from?: number, to?: number) {
    const file = join(folder, `${size}`)
    await writeFile(file, bytes.subarray(0, size))
    const handle = await open(file)
    const chunks: Buffer[] = []
    const memory = new Set<ArrayBufferLike>()
    try {
      const stream = readRange(handle, from, to)
      let next = await stream.next()
      for (; next.done !== true; next = await stream.next()) {
        memory.add(next.value.buffer)
        chunks.push(Buffer.from(next.value))
      }
      return { all: Buffer.concat(chunks), end: next.value, memory: [...memory] }
    } finally {
      await handle.close()
    }
  }

  it.each([0, 1, 16 * KIB - 1, 16 * KIB, 16 * KIB + 1, 272 * KIB, 272 * KIB + 1, 600 * KIB])(
    'are all there, of %d',
    async size => {
      const { all, end } = await read(size)
      expect(all.equals(bytes.subarray(0, size))).toBe(true)
      expect(end.state).toBe('complete')
    },
  )

  it.each([
    [0, 5],
    [10, 16 * KIB + 10],
    [16 * KIB, 300 * KIB],
  ])('are those from %d to %d of a part', async (from, to) => {
    const { all, end } = await read(400 * KIB, from, to)
    expect(all.equals(bytes.subarray(from, to))).toBe(true)
    expect(end.state).toBe('complete')
  })

  it('end too early where the file is shorter than the part', async () => {
    expect(await read(100, 0, 200)).toMatchObject({ end: { state: 'truncated' } })
  })

  it('take little memory where the file is small', async () => {
    const [small] = (await read(200)).memory
    expect(small?.byteLength).toBeLessThan(32 * KIB)
  })
})
