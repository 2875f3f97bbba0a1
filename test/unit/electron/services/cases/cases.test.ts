import { createHash } from 'node:crypto'
import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { err, ok } from '../../../../../shared/base/result.ts'
import type { CaseChange } from '../../../../../shared/model/case.ts'
import { CaseFiles } from '../../../../../electron/services/cases/case-files.ts'
import { Cases } from '../../../../../electron/services/cases/cases.ts'
import type { RunPair } from '../../../../../electron/services/investigations.ts'
import { OpenSources } from '../../../../../electron/services/open-sources.ts'
import { uploadDigest, uploadFolder } from '../../../../../electron/services/upload-folder.ts'
import { ids, line, pin, statement } from '../../../../support/build-case.ts'
import { fakeRun, fakeSource } from '../../../../support/fake-run.ts'
import { errorOf, temporaryFolder, valueOf } from '../../../../support/open-temporary.ts'

const { signal } = new AbortController()
const sha = (text: string) => createHash('sha256').update(text).digest('hex')
const putPin = (id: string): CaseChange => ({ kind: 'put-pin', pin: pin(id) })

/** The path of an upload called runs.zip, by the bytes it holds. */
const uploaded = (nonce: string, bytes: string) => `${uploadFolder(`/spool/upload-${nonce}`, sha(bytes))}/runs.zip`

/** A program on a folder of its own; `logs` are the lines of every artifact, 1 first. */
function start(folder: string, logs: () => readonly string[] = () => ['one', 'two']) {
  let clock = 100
  const sources = new OpenSources({
    openSource: path => Promise.resolve(ok(fakeSource(path, [fakeRun('1', {}), fakeRun('2', {})]))),
    openReader: () => undefined,
    samplePath: '/sample',
  })
  const cases = new Cases({
    files: new CaseFiles(join(folder, 'cases')),
    openers: {
      listSources: () => sources.list(),
      findRun: runId => sources.findRun(runId),
      openPath: path => sources.open(path),
      parseAddress: text => err({ code: 'reference/unknown', text, known: [] }),
      openReference: () => Promise.resolve(err({ code: 'cancelled' })),
      uploadAt: path => uploadDigest('/spool', path),
    },
    logs: {
      lineBytes: (_run, place) => {
        const text = logs()[place.line - 1]
        return Promise.resolve(ok(text === undefined ? undefined : Buffer.from(text)))
      },
    },
    now: () => clock++,
  })
  const pairOf = async (path: string): Promise<RunPair> => {
    const sourceId = path === '/sample' ? undefined : await sources.open(path)
    const listed = await sources.list()
    const source = listed.find(one => (sourceId === undefined ? one.kind === 'sample' : one.sourceId === sourceId))
    const [baseline = '', target = ''] = source?.runs.map(run => run.runId) ?? []
    return { baseline, target }
  }
  return { cases, pairOf, sources }
}

test('the same pair finds its case again after a restart, and other hosts or sides have another', async () => {
  const folder = await temporaryFolder()
  const first = start(folder)
  const pair = await first.pairOf('/runs')
  const { caseId, work } = valueOf(await first.cases.open(pair))
  expect(work).toEqual({ title: '', notes: [], pins: [], dismissed: [] })
  valueOf(await first.cases.change(caseId, [{ kind: 'title', title: 'shim skew' }, putPin('p')], signal))

  const second = start(folder)
  const again = await second.pairOf('/runs')
  expect(again).not.toEqual(pair)
  expect(valueOf(await second.cases.open(again))).toMatchObject({
    caseId,
    work: { title: 'shim skew', pins: [{ id: 'p' }] },
  })
  const others = [
    { baseline: again.target, target: again.baseline },
    { ...again, baselineHost: 'a', targetHost: 'b' },
    { ...again, baselineHost: 'b', targetHost: 'a' },
    await second.pairOf('/elsewhere'),
  ]
  const found = await Promise.all(others.map(async other => valueOf(await second.cases.open(other))))
  expect(new Set([caseId, ...found.map(other => other.caseId)]).size).toBe(5)
  for (const other of found) expect(other.work.title).toBe('')
})

describe('a pinned line', () => {
  test('is kept with the digest of its bytes, and what stands there instead of what the window said', async () => {
    const { cases, pairOf } = start(await temporaryFolder(), () => ['one', 'tw\u001bo'])
    const { caseId } = valueOf(await cases.open(await pairOf('/runs')))
    const { work } = valueOf(await cases.change(caseId, [putPin('p')], signal))
    expect(work.pins).toEqual([
      {
        id: 'p',
        comment: '',
        createdAt: work.pins[0]?.createdAt,
        place: line({ text: 'tw\\x1bo', digest: sha('tw\u001bo') }),
      },
    ])
  })

  test('says whether it still reads so, and what was pinned does not change with the file', async () => {
    let logs: readonly string[] = ['one', 'two']
    const { cases, pairOf } = start(await temporaryFolder(), () => logs)
    const { caseId } = valueOf(await cases.open(await pairOf('/runs')))
    const note: CaseChange = { kind: 'put-note', note: { id: 'n', text: 'why?', place: line({ line: 1 }) } }
    const other: CaseChange = { kind: 'put-note', note: { id: 'm', text: 'about all' } }
    const { work } = valueOf(await cases.change(caseId, [putPin('p'), note, other], signal))
    expect(valueOf(await cases.check(caseId, signal))).toEqual({ p: 'same', n: 'same' })
    logs = ['one', 'TWO']
    expect(valueOf(await cases.check(caseId, signal))).toEqual({ p: 'changed', n: 'same' })
    logs = ['one']
    expect(valueOf(await cases.check(caseId, signal))).toEqual({ p: 'gone', n: 'same' })
    // Undo of a removal brings back what was pinned, not what stands there by now.
    logs = ['one', 'TWO']
    const [kept] = work.pins
    valueOf(await cases.change(caseId, [{ kind: 'remove-pin', id: 'p' }], signal))
    valueOf(await cases.change(caseId, kept === undefined ? [] : [{ kind: 'put-pin', pin: kept }], signal))
    expect(valueOf(await cases.check(caseId, signal))).toMatchObject({ p: 'changed' })
  })

  test('of bytes that cannot be read is kept as it was shown, and nobody says that it is the same', async () => {
    const { cases, pairOf } = start(await temporaryFolder(), () => [])
    const { caseId } = valueOf(await cases.open(await pairOf('/runs')))
    const { work } = valueOf(await cases.change(caseId, [putPin('p')], signal))
    expect(work.pins[0]?.place).toEqual(line())
    expect(valueOf(await cases.check(caseId, signal))).toEqual({ p: 'unread' })
  })
})

test('two windows that know nothing of each other lose nothing', async () => {
  const folder = await temporaryFolder()
  const [one, two] = [start(folder), start(folder)]
  const { caseId } = valueOf(await one.cases.open(await one.pairOf('/runs')))
  valueOf(await two.cases.open(await two.pairOf('/runs')))
  await Promise.all([
    one.cases.change(caseId, [putPin('a')], signal),
    two.cases.change(caseId, [{ kind: 'dismiss', statement: statement('f'), reason: 'flake' }], signal),
    one.cases.change(caseId, [{ kind: 'put-note', note: { id: 'n', text: '' } }], signal),
    two.cases.change(caseId, [putPin('b')], signal),
  ])
  const { work } = valueOf(await one.cases.open(await one.pairOf('/runs')))
  expect({ ...ids(work), pins: ids(work).pins.toSorted() }).toEqual({
    notes: ['n'],
    pins: ['a', 'b'],
    dismissed: ['f'],
  })
})

test('lists what was opened, with what it holds; the sample only once there is work to keep', async () => {
  const folder = await temporaryFolder()
  const { cases, pairOf } = start(folder)
  const sample = valueOf(await cases.open(await pairOf('/sample')))
  expect((await cases.list()).cases).toEqual([])
  const { caseId } = valueOf(await cases.open(await pairOf('/runs')))
  valueOf(await cases.change(sample.caseId, [putPin('p')], signal))
  expect((await cases.list()).cases).toMatchObject([
    { caseId: sample.caseId, pins: 1 },
    { caseId, title: '', good: { label: '1' }, bad: { label: '2' }, notes: 0, pins: 0, dismissed: 0 },
  ])
  valueOf(await cases.remove(caseId))
  expect((await cases.list()).cases).toHaveLength(1)
})

test('forgets the pairs that were only looked at long ago, and never one with work', async () => {
  const { cases, pairOf } = start(await temporaryFolder())
  const { caseId } = valueOf(await cases.open(await pairOf('/first')))
  valueOf(await cases.change(caseId, [{ kind: 'title', title: 'mine' }], signal))
  for (let n = 0; n < 25; n++) valueOf(await cases.open(await pairOf(`/runs-${n}`)))
  const listed = (await cases.list()).cases
  expect(listed).toHaveLength(21)
  expect(listed.at(-1)).toMatchObject({ caseId, title: 'mine' })
})

describe('resuming', () => {
  test('opens the runs of a path again', async () => {
    const folder = await temporaryFolder()
    const path = join(folder, 'runs')
    await mkdir(path)
    const first = start(folder)
    const { caseId } = valueOf(await first.cases.open(await first.pairOf(path)))
    const second = start(folder)
    const resumed = valueOf(await second.cases.resume(caseId, signal))
    expect(resumed).toEqual(await second.pairOf(path))
    // Open already: nothing is opened twice.
    expect(valueOf(await second.cases.resume(caseId, signal))).toEqual(resumed)
    expect(await second.sources.list()).toHaveLength(2)
  })

  test('says what is gone, opens nothing, and keeps the case', async () => {
    const folder = await temporaryFolder()
    const first = start(folder)
    const path = valueOf(await first.cases.open(await first.pairOf('/nowhere')))
    const upload = valueOf(await first.cases.open(await first.pairOf(uploaded('1', 'a'))))
    const second = start(folder)
    expect(errorOf(await second.cases.resume(path.caseId, signal))).toMatchObject({ code: 'source/not-found' })
    expect(errorOf(await second.cases.resume(upload.caseId, signal))).toMatchObject({ code: 'case/upload-gone' })
    expect(await second.sources.list()).toHaveLength(1)
    expect((await second.cases.list()).cases).toHaveLength(2)
  })
})

test('where nothing can be written the window still gets the case, with the reason', async () => {
  const folder = await temporaryFolder()
  await writeFile(join(folder, 'cases'), '')
  const { cases, pairOf } = start(folder)
  const opened = valueOf(await cases.open(await pairOf('/runs')))
  expect(opened).toMatchObject({ work: { pins: [] }, problem: { code: 'saved/not-written' } })
  expect(errorOf(await cases.change(opened.caseId, [putPin('p')], signal)).code).toBe('saved/not-written')
  expect(await readdir(folder)).toEqual(['cases'])
})

test('an id that no window was given changes nothing', async () => {
  const { cases } = start(await temporaryFolder())
  for (const id of ['x', '../settings', 'a'.repeat(32)]) {
    expect(errorOf(await cases.change(id, [putPin('p')], signal)).code).toBe('rpc/unknown-id')
    expect(errorOf(await cases.check(id, signal)).code).toBe('rpc/unknown-id')
    expect(errorOf(await cases.resume(id, signal)).code).toBe('rpc/unknown-id')
  }
  expect(errorOf(await cases.remove('../settings')).code).toBe('rpc/unknown-id')
})

test('uploads of one name are one case only when their bytes are the same', async () => {
  const { cases, pairOf } = start(await temporaryFolder())
  const idOf = async (path: string) => valueOf(await cases.open(await pairOf(path))).caseId
  const [first, again, other] = [
    await idOf(uploaded('1', 'a')),
    await idOf(uploaded('2', 'a')),
    await idOf(uploaded('3', 'b')),
  ]
  expect(again).toBe(first)
  expect(other).not.toBe(first)
})

test('a file that broke is opened as it was before, and stays so', async () => {
  const folder = await temporaryFolder()
  const { cases, pairOf } = start(folder)
  const pair = await pairOf('/runs')
  const { caseId } = valueOf(await cases.open(pair))
  for (const title of ['one', 'two']) valueOf(await cases.change(caseId, [{ kind: 'title', title }], signal))
  await writeFile(join(folder, 'cases', `${caseId}.json`), 'broken')
  expect(valueOf(await cases.open(pair))).toMatchObject({ work: { title: 'one' }, problem: { code: 'saved/broken' } })
  expect(valueOf(await cases.open(pair)).work.title).toBe('one')
  expect(valueOf(await cases.work(caseId)).title).toBe('one')
})
