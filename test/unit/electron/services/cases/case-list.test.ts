import { readFile, stat, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeEach, expect, test, vi } from 'vitest'
import { CaseFiles } from '../../../../../electron/services/cases/case-files.ts'
import { readCaseFile } from '../../../../../electron/services/cases/read-case-file.ts'
import { caseDocument } from '../../../../support/build-case.ts'
import { temporaryFolder, valueOf } from '../../../../support/open-temporary.ts'

// The real thing, which notes what it was asked for.
vi.mock('../../../../../electron/services/cases/read-case-file.ts', { spy: true })

const [A, B] = ['a'.repeat(32), 'b'.repeat(32)]
const read = vi.mocked(readCaseFile)
beforeEach(() => void read.mockClear())

async function setUp() {
  const folder = join(await temporaryFolder(), 'cases')
  const files = new CaseFiles(folder)
  valueOf(await files.change(A, () => caseDocument({ title: 'one', openedAt: 20 })))
  valueOf(await files.change(B, () => caseDocument({ title: 'two', openedAt: 10 })))
  /** Titles of what is listed, and the files that were read for it. */
  const list = async () => {
    read.mockClear()
    const { cases } = await files.list()
    return { titles: cases.map(({ title }) => title), read: read.mock.calls.map(([path]) => path) }
  }
  return { files, pathOf: (id: string) => join(folder, `${id}.json`), list }
}

test('a list reads what changed since the one before it, and nothing else', async () => {
  const { files, pathOf, list } = await setUp()
  expect((await list()).read.sort()).toEqual([pathOf(A), pathOf(B)])
  expect(await list()).toEqual({ titles: ['one', 'two'], read: [] })
  valueOf(await files.change(B, () => caseDocument({ title: 'six', openedAt: 10 })))
  expect(await list()).toEqual({ titles: ['one', 'six'], read: [pathOf(B)] })
  valueOf(await files.remove(A))
  expect(await list()).toEqual({ titles: ['six'], read: [] })
})

test('a list sees what another program wrote, also with the same size and time', async () => {
  const { pathOf, list } = await setUp()
  await list()
  const { mtime } = await stat(pathOf(B))
  const text = await readFile(pathOf(B), 'utf8')
  await writeFile(pathOf(B), text.replace('two', 'six'))
  await utimes(pathOf(B), mtime, mtime)
  expect(await list()).toEqual({ titles: ['one', 'six'], read: [pathOf(B)] })
})

test('a list looks again at what could not be read', async () => {
  const { pathOf, list } = await setUp()
  await writeFile(pathOf(B), '{')
  expect(await list()).toEqual({ titles: ['one'], read: expect.arrayContaining([pathOf(A), pathOf(B)]) as string[] })
  expect(await list()).toEqual({ titles: ['one'], read: [pathOf(B)] })
})
