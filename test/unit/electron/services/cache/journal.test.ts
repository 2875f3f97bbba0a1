import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  appendJournal,
  blobsOf,
  emptyJournal,
  readJournal,
  type CachedCopy,
  type CachedPiece,
} from '../../../../../electron/services/cache/journal.ts'
import { temporaryFolder } from '../../../../support/open-temporary.ts'

function copyOf(name: string, generation = '1'): CachedCopy {
  return { name, generation, blob: 'ab'.repeat(32), bytes: 3, integrity: 'verified' }
}

async function journalOf(names: readonly string[]): Promise<string> {
  const path = join(await temporaryFolder(), 'run', 'objects.jsonl')
  for (const name of names) await appendJournal(path, [copyOf(name)])
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
  const { copies } = await readJournal(await journalOf(ODD_NAMES))
  expect([...copies.values()]).toEqual(ODD_NAMES.map(name => copyOf(name)))
})

test('lets the last word on a name hold', async () => {
  const path = await journalOf(['a', 'b'])
  await appendJournal(path, [copyOf('a', '2')])
  await appendJournal(path, [{ name: 'b', isDropped: true }])
  expect([...(await readJournal(path)).copies.values()]).toEqual([copyOf('a', '2')])
})

test('keeps the pieces of an artifact apart, of one version only, until the whole comes or all is dropped', async () => {
  const path = await journalOf([])
  const pieceOf = (name: string, piece: CachedPiece['piece'], generation = '1'): CachedPiece => ({
    name,
    generation,
    piece,
    blob: (piece === 'head' ? 'cd' : 'ef').repeat(32),
    bytes: 2,
  })
  await appendJournal(path, [pieceOf('a', 'head')])
  await appendJournal(path, [pieceOf('a', 'tail')])
  await appendJournal(path, [pieceOf('b', 'head')])
  await appendJournal(path, [pieceOf('b', 'tail', '2')])
  await appendJournal(path, [pieceOf('c', 'head')])
  await appendJournal(path, [copyOf('c')])
  await appendJournal(path, [pieceOf('d', 'head')])
  await appendJournal(path, [{ name: 'd', isDropped: true }])
  const journal = await readJournal(path)
  expect([...journal.pieces]).toEqual([
    ['a', { head: pieceOf('a', 'head'), tail: pieceOf('a', 'tail') }],
    ['b', { tail: pieceOf('b', 'tail', '2') }],
  ])
  expect([...journal.copies.keys()]).toEqual(['c'])
  expect(blobsOf(journal).map(({ name }) => name)).toEqual(['a', 'a', 'b', 'c'])
})

test('is empty when there is none', async () => {
  expect(await readJournal(join(await temporaryFolder(), 'none'))).toEqual(emptyJournal())
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
        await appendJournal(path, [copyOf('later')])
        const { copies } = await readJournal(path)
        expect(copies.get('later')).toEqual(copyOf('later'))
        for (const copy of copies.values()) expect(copy).toEqual(copyOf(copy.name))
        // One damaged byte costs one line, or two when it was the break between them.
        if (!isCut) expect(copies.size).toBeGreaterThanOrEqual(names.length - 1)
      },
    ),
  )
})
