import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { appendJournal, readJournal, type CachedCopy } from '../../../../../electron/services/cache/journal.ts'
import { temporaryFolder } from '../../../../support/open-temporary.ts'

function copyOf(name: string, generation = '1'): CachedCopy {
  return { name, generation, blob: 'ab'.repeat(32), bytes: 3, integrity: 'verified' }
}

async function journalOf(names: readonly string[]): Promise<string> {
  const path = join(await temporaryFolder(), 'run', 'objects.jsonl')
  for (const name of names) await appendJournal(path, copyOf(name))
  return path
}

const ODD_NAMES = [
  'a.log',
  'ü/€.log',
  'with\nline\r\u2028break',
  '__proto__',
  'constructor',
  '',
  '\ud800',
  'x'.repeat(5000),
]

test('gives back what was appended, by whatever name', async () => {
  const copies = await readJournal(await journalOf(ODD_NAMES))
  expect([...copies.values()]).toEqual(ODD_NAMES.map(name => copyOf(name)))
})

test('lets the last word on a name hold', async () => {
  const path = await journalOf(['a', 'b'])
  await appendJournal(path, copyOf('a', '2'))
  await appendJournal(path, { name: 'b', isDropped: true })
  expect([...(await readJournal(path)).values()]).toEqual([copyOf('a', '2')])
})

test('is empty when there is none', async () => {
  expect(await readJournal(join(await temporaryFolder(), 'none'))).toEqual(new Map())
})

test('S52 tells nothing that was not appended, wherever it is cut or damaged, and what comes after is whole', async () => {
  const names = ['a', 'b', 'c']
  const path = await journalOf(names)
  const sound = await readFile(path)
  await fc.assert(
    fc.asyncProperty(
      fc.nat(sound.length - 1),
      fc.integer({ min: 1, max: 255 }),
      fc.boolean(),
      async (at, mask, isCut) => {
        const bytes = Buffer.from(isCut ? sound.subarray(0, at) : sound)
        if (!isCut) bytes[at]! ^= mask
        await writeFile(path, bytes)
        await appendJournal(path, copyOf('later'))
        const copies = await readJournal(path)
        expect(copies.get('later')).toEqual(copyOf('later'))
        for (const copy of copies.values()) expect(copy).toEqual(copyOf(copy.name))
        // One damaged byte costs one line, or two when it was the break between them.
        if (!isCut) expect(copies.size).toBeGreaterThanOrEqual(names.length - 1)
      },
    ),
  )
})
