import { expect, test } from 'vitest'
import { numberDuplicates, warnAlikeNames } from '../../../../../electron/services/archive/duplicate-names.ts'
import { readEntryName } from '../../../../../electron/services/archive/entry-name.ts'

test.each([
  'foo..bar',
  '.thing.output.json',
  'a b',
  'é',
  'e\u0301',
  'x'.repeat(255),
  '🚀',
  '-rf',
  'CON',
  'a:b',
  '~/x',
  'a\\b',
  'C:x',
  '...',
])('takes the odd but honest name %j as it is', name => {
  expect(readEntryName(name, 4096)).toEqual({ name })
})

test.each(['../x', 'a/../../x', '/abs', '//srv/share/x', '\\\\srv\\share', 'C:\\x', 'c:/x', 'a\\..\\b', '..', 'a/..'])(
  'does not open %j, which leaves the archive',
  name => {
    expect(readEntryName(name, 4096)).toEqual({ name, skipped: 'name leaves the archive' })
  },
)

test('removes what carries no meaning, and judges what has no name', () => {
  expect(readEntryName('./a//b/./c', 4096)).toEqual({ name: 'a/b/c' })
  expect(readEntryName('./', 4096)).toEqual({ name: '(unnamed)', skipped: 'entry has no name' })
  expect(readEntryName('x'.repeat(11), 10).skipped).toBe('name is longer than 10 bytes')
  expect(readEntryName('a\0b', 4096)).toEqual({ name: 'a\0b', warning: 'name holds a NUL byte' })
})

test('numbers equal names, also where the number is taken', () => {
  const names = ['a', 'a', 'a (2)', 'a'].map(name => ({ name }))
  expect(numberDuplicates(names).map(entry => entry.name)).toEqual(['a', 'a (2)', 'a (2) (2)', 'a (3)'])
})

test('numbers a hundred thousand equal names without counting from the start each time', () => {
  const names = Array.from({ length: 100_000 }, () => ({ name: 'a' }))
  expect(numberDuplicates(names).at(-1)?.name).toBe('a (100000)')
})

test('warns of names that one file system would take for the same', () => {
  const warned = warnAlikeNames(['a', 'A', 'é', 'e\u0301', 'b'].map(name => ({ name })))
  expect(warned.filter(entry => 'warning' in entry).map(entry => entry.name)).toEqual(['A', 'e\u0301'])
})
