import { createHash } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { blobIdOf, CHUNK_BYTES, countChunks } from '../../../../../electron/services/cache/chunk-digest.ts'
import { createFileDigester } from '../../../../../electron/services/cache/digest-file.ts'
import { temporaryFolder } from '../../../../support/open-temporary.ts'

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest()

async function digest(bytes: Uint8Array | string) {
  const path = join(await temporaryFolder(), 'a')
  await writeFile(path, bytes)
  return (await createFileDigester())(path)
}

test('gives the check values that are known for CRC-32C and MD5, as the store writes them', async () => {
  expect(await digest('123456789')).toEqual({
    bytes: 9,
    blob: sha256(sha256(Buffer.from('123456789'))).toString('hex'),
    sums: Uint8Array.from(sha256(Buffer.from('123456789'))),
    // CRC-32C of `123456789` is 0xe3069283 (RFC 3720); MD5 is 25f9e794323b453885f5181f1b624d0b.
    crc32c: Buffer.from('e3069283', 'hex').toString('base64'),
    md5: Buffer.from('25f9e794323b453885f5181f1b624d0b', 'hex').toString('base64'),
  })
})

test('digests an empty file', async () => {
  expect(await digest('')).toEqual({
    bytes: 0,
    blob: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    sums: new Uint8Array(0),
    crc32c: 'AAAAAA==',
    md5: '1B2M2Y8AsgTpgAmY7PhCfg==',
  })
})

test.each([CHUNK_BYTES - 1, CHUNK_BYTES, CHUNK_BYTES + 1, 3 * CHUNK_BYTES])(
  'digests every chunk of %i bytes by itself, and the whole by all of them',
  async length => {
    const bytes = Buffer.alloc(length, 'runskew')
    const chunks = Array.from({ length: countChunks(length) }, (_, at) =>
      sha256(bytes.subarray(at * CHUNK_BYTES, (at + 1) * CHUNK_BYTES)),
    )
    const found = await digest(bytes)
    expect(Buffer.from(found.sums)).toEqual(Buffer.concat(chunks))
    expect(found).toMatchObject({
      bytes: length,
      blob: blobIdOf(Buffer.concat(chunks)),
      md5: createHash('md5').update(bytes).digest('base64'),
    })
  },
)

test('digests one file after the other with nothing left of the first', async () => {
  const folder = await temporaryFolder()
  await writeFile(join(folder, 'a'), 'a'.repeat(1000))
  await writeFile(join(folder, 'b'), 'b')
  const digester = await createFileDigester()
  digester(join(folder, 'a'))
  expect(digester(join(folder, 'b'))).toEqual((await createFileDigester())(join(folder, 'b')))
})

test('throws what the system says of a file that is not there, and works on afterwards', async () => {
  const folder = await temporaryFolder()
  const digester = await createFileDigester()
  expect(() => digester(join(folder, 'none'))).toThrow('ENOENT')
  await writeFile(join(folder, 'a'), 'a')
  expect(digester(join(folder, 'a')).bytes).toBe(1)
})
