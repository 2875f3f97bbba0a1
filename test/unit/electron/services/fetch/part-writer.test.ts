import { open, readFile, type FileHandle } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { PartWriter } from '../../../../../electron/services/fetch/part-writer.ts'
import { temporaryFolder } from '../../../../support/open-temporary.ts'

const bytes = (text: string): Uint8Array => Buffer.from(text)

it('writes chunks one after the other from its position on', async () => {
  const path = join(await temporaryFolder(), 'part')
  const handle = await open(path, 'w+')
  await handle.write('0123456789')
  const writer = new PartWriter(handle, 4)
  for (const text of ['a', 'bc', '', 'defgh']) await writer.write(bytes(text))
  await writer.finish()
  await handle.close()
  expect(await readFile(path, 'utf8')).toBe('0123abcdefgh')
})

/** A file that takes at most three bytes at a time. */
function reluctant(written: Buffer): FileHandle {
  const write = (...[bytes, offset, length, position]: readonly [Uint8Array, number, number, number]) => {
    const bytesWritten = Math.min(3, length)
    written.set(bytes.subarray(offset, offset + bytesWritten), position)
    return Promise.resolve({ bytesWritten })
  }
  return { write } as unknown as FileHandle
}

it('writes the rest again when the system takes only a part', async () => {
  const written = Buffer.alloc(12, '.')
  const writer = new PartWriter(reluctant(written), 1)
  await writer.write(bytes('abcdefgh'))
  await writer.write(bytes('ij'))
  await writer.finish()
  expect(written.toString()).toBe('.abcdefghij.')
})

it('keeps a copy of a chunk, which the socket reads into again', async () => {
  const written = Buffer.alloc(4, '.')
  const writer = new PartWriter(reluctant(written), 0)
  const chunk = bytes('abcd')
  void writer.write(chunk)
  chunk.fill(0)
  await writer.finish()
  expect(written.toString()).toBe('abcd')
})

it('writes chunks of any length as they came, whatever is written at one time', async () => {
  const path = join(await temporaryFolder(), 'part')
  const handle = await open(path, 'w+')
  const writer = new PartWriter(handle, 0)
  const chunks = [1, 700_000, 1_400_000, 3, 2_500_000, 1_048_576].map((length, index) =>
    Buffer.alloc(length, index + 1),
  )
  for (const chunk of chunks) await writer.write(chunk)
  await writer.finish()
  await handle.close()
  expect((await readFile(path)).equals(Buffer.concat(chunks))).toBe(true)
})

it('makes the network wait once much waits for the disk', async () => {
  let free = (): void => undefined
  const slow = new Promise<void>(resolve => (free = resolve))
  const handle = {
    write: async (_: Uint8Array, ...[, bytesWritten]: readonly [number, number]) => {
      await slow
      return { bytesWritten }
    },
  } as unknown as FileHandle
  const writer = new PartWriter(handle, 0)
  const chunk = new Uint8Array(1024 ** 2)
  let isHeld = true
  expect(writer.write(chunk)).toBeUndefined()
  expect(writer.write(chunk)).toBeUndefined()
  expect(writer.write(chunk)).toBeUndefined()
  const held = writer.write(chunk)?.then(() => (isHeld = false))
  await new Promise(resolve => setImmediate(resolve))
  expect(isHeld).toBe(true)
  free()
  await held
  await writer.finish()
})

it('S54 tells a full disk with the next chunk and at the end', async () => {
  const full = Object.assign(new Error('no space'), { code: 'ENOSPC' })
  const writer = new PartWriter({ write: () => Promise.reject(full) } as unknown as FileHandle, 0)
  await writer.write(new Uint8Array(1024 ** 2))
  await new Promise(resolve => setImmediate(resolve))
  expect(() => writer.write(bytes('b'))).toThrow(full)
  await expect(writer.finish()).rejects.toBe(full)
})

it('S54 tells a full disk at the end of what was too little to be written before', async () => {
  const full = Object.assign(new Error('no space'), { code: 'ENOSPC' })
  const writer = new PartWriter({ write: () => Promise.reject(full) } as unknown as FileHandle, 0)
  await writer.write(bytes('a'))
  await expect(writer.finish()).rejects.toBe(full)
})

it('writes what fills a block with one call', async () => {
  const calls: number[] = []
  const write = (...[, , bytesWritten]: readonly [Uint8Array, number, number]) => {
    calls.push(bytesWritten)
    return Promise.resolve({ bytesWritten })
  }
  const writer = new PartWriter({ write } as unknown as FileHandle, 0)
  for (let i = 0; i < 24; i++) await writer.write(new Uint8Array(64 * 1024))
  await writer.finish()
  expect(calls).toEqual([1024 ** 2, 512 * 1024])
})
