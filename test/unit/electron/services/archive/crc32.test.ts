import fc from 'fast-check'
import { expect, test } from 'vitest'
import { crc32 } from '../../../../../electron/services/archive/crc32.ts'

test('gives the published check values', () => {
  expect(crc32(Buffer.from('123456789'))).toBe(0xcbf43926)
  expect(crc32(Buffer.from('The quick brown fox jumps over the lazy dog'))).toBe(0x414fa339)
  expect(crc32(new Uint8Array(0))).toBe(0)
})

test('does not depend on how the bytes are divided', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 100 }), fc.nat(100), (bytes, cut) => {
      expect(crc32(bytes.subarray(cut), crc32(bytes.subarray(0, cut)))).toBe(crc32(bytes))
    }),
  )
})
