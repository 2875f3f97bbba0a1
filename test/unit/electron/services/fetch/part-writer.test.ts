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
  const take = (chunk: Uint8Array, position: number) => {
    const taken = Math.min(3, chunk.length)
    Buffer.from(chunk).copy(written, position, 0, taken)
    return Promise.resolve({ bytesWritten: taken })
  }
  return {
    writev: (chunks: readonly Uint8Array[], position: number) => take(Buffer.concat(chunks), position),
    write: (...[chunk, offset, length, position]: readonly [Buffer, number, number, number]) =>
      take(chunk.subarray(offset, offset + length), position),
  } as unknown as FileHandle
}

it('writes the rest again when the system takes only a part', async () => {
  const written = Buffer.alloc(12, '.')
  const writer = new PartWriter(reluctant(written), 1)
  await writer.write(bytes('abcdefgh'))
  await writer.write(bytes('ij'))
  await writer.finish()
  expect(written.toString()).toBe('.abcdefghij.')
})

it('makes the network wait once much waits for the disk', async () => {
  let free = (): void => undefined
  const slow = new Promise<void>(resolve => (free = resolve))
  const handle = {
    writev: async (chunks: readonly Uint8Array[]) => {
      await slow
      return { bytesWritten: chunks.reduce((sum, { length }) => sum + length, 0) }
    },
  } as unknown as FileHandle
  const writer = new PartWriter(handle, 0)
  const chunk = new Uint8Array(3 * 1024 ** 2)
  await writer.write(chunk)
  await writer.write(chunk)
  let isHeld = true
  const held = writer.write(chunk)?.then(() => (isHeld = false))
  await new Promise(resolve => setImmediate(resolve))
  expect(isHeld).toBe(true)
  free()
  await held
  await writer.finish()
})

it('S54 tells a full disk with the next chunk and at the end', async () => {
  const full = Object.assign(new Error('no space'), { code: 'ENOSPC' })
  const writer = new PartWriter({ writev: () => Promise.reject(full) } as unknown as FileHandle, 0)
  await writer.write(bytes('a'))
  await new Promise(resolve => setImmediate(resolve))
  expect(() => writer.write(bytes('b'))).toThrow(full)
  await expect(writer.finish()).rejects.toBe(full)
})
