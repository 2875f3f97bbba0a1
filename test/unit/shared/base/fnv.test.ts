import { expect, test } from 'vitest'
import { fnv1a64 } from '#shared/base/fnv.ts'

// Vectors of the FNV authors (draft-eastlake-fnv, appendix C).
test.each([
  ['', 'cbf29ce484222325'],
  ['a', 'af63dc4c8601ec8c'],
  ['foobar', '85944171f73967e8'],
])('hashes %j to %s', (text, hash) => {
  expect(fnv1a64(text)).toBe(hash)
})

test('hashes the UTF-8 bytes, as an independent big-integer computation does', () => {
  const text = 'höher ␀ 😀'.repeat(50)
  let hash = 0xcbf29ce484222325n
  for (const byte of new TextEncoder().encode(text)) hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n)
  expect(fnv1a64(text)).toBe(hash.toString(16).padStart(16, '0'))
})
