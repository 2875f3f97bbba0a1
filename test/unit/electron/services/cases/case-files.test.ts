import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { build } from 'vite'
import { CaseFiles } from '../../../../../electron/services/cases/case-files.ts'
import { isCaseId } from '../../../../../electron/services/cases/case-id.ts'
import { INVESTIGATION_BYTES } from '../../../../../shared/saved/investigation.schema.ts'
import { caseDocument } from '../../../../support/build-case.ts'
import { errorOf, temporaryFolder, valueOf } from '../../../../support/open-temporary.ts'

const ID = 'a'.repeat(32)
const titled = (title: string) => () => caseDocument({ title })

async function setUp() {
  const folder = join(await temporaryFolder(), 'cases')
  const path = join(folder, `${ID}.json`)
  return { folder, path, files: new CaseFiles(folder) }
}

test('what was saved is there for the next program, for its owner alone, and the version before it too', async () => {
  const { folder, path, files } = await setUp()
  valueOf(await files.change(ID, titled('one')))
  valueOf(await files.change(ID, before => ({ ...(before ?? caseDocument()), title: `${before?.title} two` })))
  expect(valueOf(await new CaseFiles(folder).load(ID))).toEqual({ document: caseDocument({ title: 'one two' }) })
  expect(JSON.parse(await readFile(`${path}.previous`, 'utf8'))).toEqual(caseDocument({ title: 'one' }))
  expect((await stat(path)).mode & 0o077).toBe(0)
  expect((await readdir(folder)).sort()).toEqual([`${ID}.json`, `${ID}.json.previous`])
})

test('a case that is not there has no document, and reading makes no folder', async () => {
  const { folder, files } = await setUp()
  expect(valueOf(await files.load(ID))).toEqual({ document: undefined })
  expect(await files.list()).toEqual({ cases: [], problems: [], omitted: 0 })
  await expect(stat(folder)).rejects.toMatchObject({ code: 'ENOENT' })
})

describe('a file of a newer program', () => {
  test('is neither read nor written nor removed, whatever is in it', async () => {
    const { folder, path, files } = await setUp()
    await mkdir(folder)
    const text = JSON.stringify({ schema: 'runskew/investigation@2', anything: [1] })
    await writeFile(path, text)
    const newer = { code: 'saved/newer-version', path, version: '2' }
    expect(errorOf(await files.load(ID))).toEqual(newer)
    expect(errorOf(await files.change(ID, titled('mine')))).toEqual(newer)
    expect(errorOf(await files.remove(ID))).toEqual(newer)
    expect(await files.list()).toEqual({ cases: [], problems: [newer], omitted: 0 })
    expect(await readFile(path, 'utf8')).toBe(text)
    expect(await readdir(folder)).toEqual([`${ID}.json`])
  })
})

describe('a broken file', () => {
  test.each([
    ['half of it', '{"schema":"runskew/investigation@1","ti'],
    ['nothing', ''],
    ['no case', '[]'],
    ['a field that is not known', JSON.stringify({ ...caseDocument(), more: 1 })],
    ['other bytes', '\u0000\ufffd'],
  ])('%s: is set aside byte for byte, and the version before it is taken', async (_, text) => {
    const { folder, path, files } = await setUp()
    valueOf(await files.change(ID, titled('one')))
    valueOf(await files.change(ID, titled('two')))
    await writeFile(path, text)
    const loaded = valueOf(await files.load(ID))
    expect(loaded).toMatchObject({ document: { title: 'one' }, problem: { code: 'saved/broken', path } })
    expect(await readFile(join(folder, `${ID}.broken-1.txt`), 'utf8')).toBe(text)
  })

  test('that broke again does not take the place of the one that was set aside before', async () => {
    const { folder, path, files } = await setUp()
    await mkdir(folder)
    await writeFile(path, 'first')
    expect(valueOf(await files.load(ID))).toMatchObject({ document: undefined, problem: { code: 'saved/broken' } })
    await writeFile(path, 'second')
    expect(valueOf(await files.change(ID, titled('new')))).toMatchObject({ problem: { code: 'saved/broken' } })
    expect(await readFile(join(folder, `${ID}.broken-1.txt`), 'utf8')).toBe('first')
    expect(await readFile(join(folder, `${ID}.broken-2.txt`), 'utf8')).toBe('second')
    expect(valueOf(await files.load(ID)).document?.title).toBe('new')
  })

  test('is told of in the list, which sets nothing aside', async () => {
    const { folder, path, files } = await setUp()
    await mkdir(folder)
    await writeFile(path, 'x'.repeat(INVESTIGATION_BYTES + 1))
    expect(await files.list()).toMatchObject({ cases: [], problems: [{ code: 'saved/unreadable' }] })
    expect(await readdir(folder)).toEqual([`${ID}.json`])
  })
})

test('where nothing can be written the change fails with the reason, and the file is as it was', async () => {
  const folder = join(await temporaryFolder(), 'cases')
  await writeFile(folder, 'a file where the folder should be')
  const failed = errorOf(await new CaseFiles(folder).change(ID, titled('mine')))
  expect(failed).toMatchObject({ code: 'saved/not-written', reason: 'a file is in its place (EEXIST)' })
  expect(await readFile(folder, 'utf8')).toBe('a file where the folder should be')
})

test('a case that would hold more than a case may is refused, and what was there stays', async () => {
  const { files } = await setUp()
  valueOf(await files.change(ID, titled('one')))
  const note = (id: number) => ({ id: String(id), text: '', createdAt: 1, changedAt: 1 })
  const many = Array.from({ length: 1_001 }, (_, id) => note(id))
  expect(errorOf(await files.change(ID, () => caseDocument({ notes: many })))).toMatchObject({ code: 'saved/limit' })
  expect(errorOf(await files.change(ID, titled('x'.repeat(201))))).toMatchObject({ code: 'saved/limit' })
  expect(valueOf(await files.load(ID)).document).toEqual(caseDocument({ title: 'one' }))
})

test('removes a case with the version before it, unless the file holds by now what must stay', async () => {
  const { folder, files } = await setUp()
  valueOf(await files.change(ID, titled('one')))
  valueOf(await files.change(ID, titled('two')))
  valueOf(await files.remove(ID, ({ title }) => title === 'two'))
  expect(valueOf(await files.load(ID)).document?.title).toBe('two')
  valueOf(await files.remove(ID))
  expect(await readdir(folder)).toEqual([])
  valueOf(await files.remove(ID))
})

test('lists what was opened last first, and no file that is not named like a case', async () => {
  const { folder, files } = await setUp()
  const [older, newer] = ['b'.repeat(32), 'c'.repeat(32)]
  valueOf(await files.change(newer, () => caseDocument({ openedAt: 20 })))
  valueOf(await files.change(older, () => caseDocument({ openedAt: 10 })))
  await writeFile(join(folder, 'notes.json'), '{}')
  const { cases, omitted } = await files.list()
  expect([cases.map(({ caseId }) => caseId), omitted]).toEqual([[newer, older], 0])
})

test('only what names no other file is the id of a case', () => {
  expect(isCaseId('0123456789abcdef'.repeat(2))).toBe(true)
  for (const text of ['', '..', `${ID}/../x`, `${ID}\n`, 'A'.repeat(32), 'a'.repeat(33)])
    expect(isCaseId(text)).toBe(false)
})

/** The script beside this file as one file that Node runs. */
async function buildScript(): Promise<string> {
  const outDir = await temporaryFolder()
  await build({
    configFile: false,
    logLevel: 'silent',
    resolve: { alias: { '#shared': resolve('shared') } },
    ssr: { noExternal: true },
    build: {
      ssr: join(dirname(fileURLToPath(import.meta.url)), 'case-process.ts'),
      outDir,
      emptyOutDir: false,
      target: 'node20',
      rolldownOptions: { output: { entryFileNames: 'case-process.mjs' } },
    },
  })
  return resolve(outDir, 'case-process.mjs')
}

test(
  'processes that change one case at once lose nothing of each other, and one that is killed holds nobody up',
  { timeout: 60_000 },
  async () => {
    const { folder, files } = await setUp()
    const script = await buildScript()
    const start = (name: string, rounds: number) => spawn(process.execPath, [script, folder, ID, name, `${rounds}`])
    const victim = start('victim', 100_000)
    const gone = once(victim, 'exit')
    await once(victim.stdout, 'data')
    const ends = ['one', 'two', 'three'].map(async name => {
      const child = start(name, 15)
      let said = ''
      child.stderr.on('data', (text: Buffer) => (said += text.toString()))
      const [code] = (await once(child, 'close')) as unknown[]
      return { code, said }
    })
    await once(victim.stdout, 'data')
    victim.kill('SIGKILL')
    await gone
    expect(await Promise.all(ends)).toEqual(Array.from({ length: 3 }, () => ({ code: 0, said: '' })))
    const pins = valueOf(await files.load(ID)).document?.pins.map(({ id }) => id) ?? []
    for (const name of ['one', 'two', 'three']) {
      const own = pins.filter(id => id.startsWith(`${name}-`))
      expect(own).toEqual(Array.from({ length: 15 }, (_, round) => `${name}-${round}`))
    }
  },
)

test('a case that could not be read again for its size is refused before it is written', async () => {
  const { files } = await setUp()
  valueOf(await files.change(ID, titled('one')))
  const text = 'ü'.repeat(20_000)
  const many = Array.from({ length: 900 }, (_, id) => ({ id: String(id), text, createdAt: 1, changedAt: 1 }))
  expect(errorOf(await files.change(ID, () => caseDocument({ notes: many })))).toMatchObject({ code: 'saved/limit' })
  expect(valueOf(await files.load(ID)).document?.title).toBe('one')
})
