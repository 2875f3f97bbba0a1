import { expect, test } from 'vitest'
import { formatBytes } from '#shared/base/size-text.ts'

test.each([
  [0, '0 B'],
  [812, '812 B'],
  [1023, '1023 B'],
  [1024, '1.0 KiB'],
  [4200, '4.1 KiB'],
  [1024 ** 2 - 1, '1.0 MiB'],
  [99.96 * 1024 ** 2, '100 MiB'],
  [296_747_008, '283 MiB'],
  [20 * 1024 ** 3, '20.0 GiB'],
  [5_000 * 1024 ** 4, '5000 TiB'],
])('shows %d as %s', (bytes, text) => {
  expect(formatBytes(bytes)).toBe(text)
})
