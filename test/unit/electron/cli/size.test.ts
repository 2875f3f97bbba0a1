import { expect, test } from 'vitest'
import { parseSize } from '../../../../electron/cli/size.ts'

test.each([
  ['0', 0],
  ['1024', 1024],
  ['200MB', 200e6],
  ['1.5 GiB', 1.5 * 1024 ** 3],
  ['1kb', 1000],
  ['5 b', 5],
  ['2TiB', 2 * 1024 ** 4],
])('reads %s', (text, bytes) => {
  expect(parseSize(text)).toBe(bytes)
})

test.each([
  '',
  '-1',
  'MB',
  '1 XB',
  '1e9',
  '1,5GB',
  '0x10',
  '9'.repeat(15) + 'TB',
  '1'.repeat(400),
  'Infinity',
  '1..5MB',
])('refuses %.20s', text => {
  expect(parseSize(text)).toBeUndefined()
})
