import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, it, onTestFinished } from 'vitest'
import { formatBytes } from '#shared/base/size-text.ts'
import { PIECE_BYTES } from '#shared/knowledge/fetch-order.ts'
import { wholeName } from '#shared/analysis/whole-name.ts'
import { analyseSourceRun } from '../../../../../electron/services/analyse-source-run.ts'
import { blobPath, cachePathsIn } from '../../../../../electron/services/cache/cache-paths.ts'
import { DAMAGED_COPY } from '../../../../../electron/services/cache/read-blob.ts'
import { copyContents } from '../../../../../electron/services/copy-contents.ts'
import { exportRun } from '../../../../../electron/services/export/export-run.ts'
import { artifactFileName } from '../../../../../electron/services/file-name.ts'
import { cachedRunSource, openCachedRun } from '../../../../../electron/services/sources/open-cached-run.ts'
import {
  objectOf,
  openFetchFixture,
  PLACE,
  type FetchFixture,
  type FixtureOptions,
} from '../../../../support/fetch-fixture.ts'
import {
  onlyRun,
  openPath,
  readAll,
  readArtifact,
  temporaryFolder,
  valueOf,
} from '../../../../support/open-temporary.ts'
import type { Fault, FaultAction, ObjectSpec } from '../../../../support/storage/server.js'

const NAME = 'artifacts/n1/serial-1.log'
const TAIL = `${NAME} (tail)`
const MIDDLE = `${NAME} (middle)`
const LINES = Array.from({ length: 400_000 }, (_, index) => `[ ${index}.000000] a line of the console ${index}\n`)
const TEXT = LINES.join('')
const BYTES = TEXT.length
const TAIL_AT = BYTES - PIECE_BYTES
const HEAD_TEXT = TEXT.slice(0, TEXT.lastIndexOf('\n', PIECE_BYTES - 1) + 1)
const TAIL_TEXT = TEXT.slice(TEXT.indexOf('\n', TAIL_AT) + 1)

const never = (): AbortSignal => new AbortController().signal
const faultOf = (action: FaultAction, attempts: readonly number[]): Fault => ({
  match: `${PLACE.path}/${NAME}`,
  action,
  attempts,
})

async function setUp(objects: readonly ObjectSpec[] = [objectOf(NAME, TEXT)], options: Partial<FixtureOptions> = {}) {
  const finished = objectOf('finished.json', '{}')
  const fixture = await openFetchFixture({ objects: [...objects, finished], limits: { retries: 0 }, ...options })
  onTestFinished(() => fixture.close())
  const list = async () => valueOf(await fixture.copier.list({}, never()))
  await list()
  const copyPieces = (name = NAME) => fixture.copier.copyPieces([name], 'decisive', never())
  const view = onlyRun(cachedRunSource(fixture.run))
  return { ...fixture, list, copyPieces, view }
}

const rangesOf = ({ server }: Pick<FetchFixture, 'server'>) =>
  server.log.flatMap(({ kind, object, headers }) =>
    kind === 'media' && object?.endsWith('.json') === false ? [headers.range] : [],
  )
const ENTRIES = [
  {
    name: NAME,
    bytes: PIECE_BYTES,
    integrity: 'incomplete',
    piece: 'head',
    warning: expect.stringContaining('not all') as string,
  },
  {
    name: MIDDLE,
    bytes: BYTES - 2 * PIECE_BYTES,
    skipped: `not fetched: bytes ${PIECE_BYTES} to ${TAIL_AT} of ${NAME}`,
    unfetched: true,
    piece: 'rest',
  },
  {
    name: TAIL,
    bytes: PIECE_BYTES,
    integrity: 'incomplete',
    piece: 'tail',
    warning: expect.stringContaining('not all') as string,
  },
  { name: 'finished.json', bytes: 2, skipped: 'not fetched', unfetched: true },
]
const HEAD_REASON = `only its first 8.0 MiB of ${formatBytes(BYTES)} are here; its last lines are ${TAIL}`
const TAIL_REASON = `the end of ${NAME}: it begins at byte ${BYTES - TAIL_TEXT.length} of ${BYTES}, and its lines are counted from there`
const PIECES = {
  [NAME]: { text: HEAD_TEXT, end: { state: 'truncated', reason: HEAD_REASON } },
  [TAIL]: { text: TAIL_TEXT, end: { state: 'truncated', reason: TAIL_REASON } },
}

it('brings the beginning and the end of a log by their ranges, in whole lines, as what they are', async () => {
  const { view, copyPieces, server, run, copier } = await setUp()
  await copyPieces()
  expect(rangesOf({ server })).toEqual([`bytes=0-${PIECE_BYTES - 1}`, `bytes=${TAIL_AT}-${BYTES - 1}`])
  expect(view.entries).toEqual(ENTRIES)
  expect(await readAll(view)).toEqual(PIECES)
  expect([run.copies().size, await view.plainFile?.(NAME)]).toEqual([0, undefined])
  expect(copier.state()).toMatchObject({ artifacts: { total: 2, cached: 0 }, bytes: { cached: 2 * PIECE_BYTES } })
  const md5 = expect.any(String) as string
  expect(copier.copies()).toEqual([
    { name: NAME, bytes: BYTES, state: 'not-fetched', doneBytes: 2 * PIECE_BYTES, integrity: 'incomplete', md5 },
    { name: MIDDLE, bytes: BYTES - 2 * PIECE_BYTES, state: 'not-fetched', doneBytes: 0 },
    { name: 'finished.json', bytes: 2, state: 'not-fetched', doneBytes: 0, md5 },
  ])
  expect([MIDDLE, TAIL, NAME, 'other'].map(name => copier.wholeOf(name))).toEqual([NAME, NAME, NAME, 'other'])
  await copyPieces()
  expect(rangesOf({ server })).toHaveLength(2)
})

it('says of a run in pieces that it is partial, reads each piece as its log, and cites its own lines', async () => {
  const { view, copyPieces } = await setUp()
  await copyPieces()
  const { coverage, artifacts } = valueOf(await analyseSourceRun(view, { label: 'x' }))
  expect(coverage.filter(({ artifact }) => artifact.startsWith(NAME))).toEqual([
    { artifact: NAME, state: 'truncated', reason: HEAD_REASON },
    { artifact: MIDDLE, state: 'unfetched', reason: ENTRIES[1]?.skipped },
    { artifact: TAIL, state: 'truncated', reason: TAIL_REASON },
  ])
  expect(artifacts.map(({ name, host, format }) => [wholeName(name), host, format])).toEqual([
    [NAME, 'n1', artifacts[0]?.format],
    [NAME, 'n1', artifacts[0]?.format],
  ])
  expect(artifacts.at(-1)?.lines).toBe(TAIL_TEXT.split('\n').length - 1)
})

it('goes on with a piece where it broke, and mixes no two versions', async () => {
  const cut = faultOf({ kind: 'cut', after: 1_000_000, end: 'rst' }, [1])
  const { view, copyPieces, server, copier } = await setUp(undefined, { storage: { faults: [cut] } })
  await copyPieces()
  expect([view.entries.length, copier.copies()[0]?.state]).toEqual([2, 'failed'])
  await copyPieces()
  expect(rangesOf({ server }).slice(0, 2)).toEqual([
    `bytes=0-${PIECE_BYTES - 1}`,
    expect.stringMatching(new RegExp(`^bytes=[1-9]\\d*-${PIECE_BYTES - 1}$`, 'u')),
  ])
  expect(await readAll(view)).toEqual(PIECES)
})

it('S47 lists a run again of which a piece turned out replaced, and keeps no piece of the old version', async () => {
  const replace = faultOf({ kind: 'replace', content: 'other\n'.repeat(4_000_000) }, [2])
  const { run, view, copyPieces, list, copier } = await setUp(undefined, { storage: { faults: [replace] } })
  await copyPieces()
  expect([run.record()?.isOutdated, copier.failures.get(NAME)?.code]).toEqual([true, 'fetch/replaced'])
  await list()
  expect(view.entries.map(({ name }) => name)).toEqual([NAME, 'finished.json'])
  await copyPieces()
  expect(await readArtifact(view, TAIL)).toMatchObject({ text: expect.stringMatching(/^other\n/u) as string })
})

it('ends the pieces when the whole comes, and every step is another analysis', async () => {
  const { run, view, copyPieces, copier } = await setUp()
  const contents = [copyContents(run)]
  await copyPieces()
  contents.push(copyContents(run))
  await copier.copy([NAME], 'asked', never())
  contents.push(copyContents(run))
  expect(new Set(contents).size).toBe(3)
  expect([view.entries[0], view.entries.length, run.pieces().size]).toEqual([
    { name: NAME, bytes: BYTES, integrity: 'verified' },
    2,
    0,
  ])
  expect(await readArtifact(view, NAME)).toEqual({ text: TEXT, end: { state: 'complete' } })
  expect(copier.copies().map(({ name, state }) => [name, state])).toEqual([
    [NAME, 'cached'],
    ['finished.json', 'not-fetched'],
  ])
  await run.refresh()
  expect([run.pieces().size, copyContents(run)]).toEqual([0, contents.at(-1)])
})

it('opens in another process, without a network, with the same pieces', async () => {
  const { cache, run, view, copyPieces } = await setUp()
  await copyPieces()
  const offline = onlyRun(valueOf(await openCachedRun(cache.dir, run.key)))
  expect(offline.entries).toEqual(view.entries)
  expect(await readAll(offline)).toEqual(PIECES)
  const again = await cache.openRun(PLACE)
  onTestFinished(() => again.close())
  expect([...again.pieces()]).toEqual([...run.pieces()])
  expect(valueOf(await cache.check({}))).toMatchObject({ damagedCount: 0, blobs: 2 })
})

it('fetches damaged pieces again as pieces', async () => {
  const { cache, run, view, server, copyPieces, copier } = await setUp()
  await copyPieces()
  const path = blobPath(cachePathsIn(cache.dir), run.pieces().get(NAME)?.tail?.blob ?? '')
  const bytes = await readFile(path)
  await writeFile(path, bytes.fill(0, 100, 200))
  const reader = onlyRun(valueOf(await openCachedRun(cache.dir, run.key)))
  expect(await readArtifact(reader, TAIL)).toMatchObject({ end: { state: 'malformed', reason: DAMAGED_COPY } })
  await copier.mend([TAIL], never())
  expect(rangesOf({ server })).toHaveLength(4)
  expect(await readAll(view)).toEqual(PIECES)
})

it('leaves out of an export what is here in pieces only, and says so there and when it is opened', async () => {
  const { run, view, copyPieces, copier } = await setUp()
  await copyPieces()
  await copier.copy(['finished.json'], 'asked', never())
  const to = join(await temporaryFolder(), 'run')
  const missing = [{ name: NAME, reason: 'only pieces of it were fetched', bytes: BYTES }]
  const exported = await exportRun({
    run: view,
    source: 'x',
    folder: PLACE.path,
    record: run.record(),
    to,
    isWanted: () => true,
    reasonOf: () => undefined,
    mend: () => Promise.resolve(),
    onProgress: () => undefined,
    signal: never(),
  })
  expect(valueOf(exported)).toEqual({ files: 1, bytes: 2, renamed: 0, missing })
  expect(onlyRun(valueOf(await openPath(to))).entries).toEqual([
    { name: NAME, bytes: BYTES, skipped: 'left out of this copy: only pieces of it were fetched', unfetched: true },
    { name: 'finished.json', bytes: 2 },
  ])
  expect([NAME, TAIL, 'finished.json'].map(name => artifactFileName(view.entries, name))).toEqual([
    'serial-1.log.head-only',
    'serial-1.log_tail_',
    'finished.json',
  ])
})

it.each([
  ['that the store tells of', 'serial-1.log', { encoding: 'gzip' } as const],
  ['that only its name tells of', 'serial-1.log.gz', {}],
  ['that only its bytes tell of', 'serial-1.log', {}],
])('takes the beginning alone of gzip %s', async (_, file, more) => {
  const name = `artifacts/n1/${file}`
  const packed = gzipSync(TEXT, { level: 0 })
  const { view, copyPieces, server, copier } = await setUp([objectOf(name, packed, more)])
  await copyPieces(name)
  expect(rangesOf({ server })).toEqual([`bytes=0-${PIECE_BYTES - 1}`])
  const rest = `${name} (rest)`
  expect(view.entries.map(entry => [entry.name, entry.piece])).toEqual([
    [name, 'head'],
    [rest, 'rest'],
    ['finished.json', undefined],
  ])
  const read = await readArtifact(view, name)
  const { text } = read as { readonly text: string }
  expect({ isStart: TEXT.startsWith(text), isLine: text.endsWith('\n'), end: read }).toMatchObject({
    isStart: true,
    isLine: true,
    end: { end: { state: 'truncated', reason: expect.stringMatching(/ are here$/u) as string } },
  })
  expect([text.length > PIECE_BYTES - 200_000, copier.wholeOf(rest)]).toEqual([true, name])
})

it('gives a piece no name that an artifact has', async () => {
  const { view, copyPieces, copier } = await setUp([objectOf(NAME, TEXT), objectOf(TAIL, 'mine\n')])
  await copyPieces()
  await copier.copy([TAIL], 'asked', never())
  expect(view.entries.map(({ name, piece }) => [name, piece])).toEqual([
    [NAME, 'head'],
    [MIDDLE, 'rest'],
    [`${NAME} (tail 2)`, 'tail'],
    [TAIL, undefined],
    ['finished.json', undefined],
  ])
  expect(await readArtifact(view, TAIL)).toEqual({ text: 'mine\n', end: { state: 'complete' } })
  expect([copier.wholeOf(TAIL), copier.wholeOf(`${NAME} (tail 2)`)]).toEqual([TAIL, NAME])
  expect([`${NAME} (tail 2)`, `${NAME} (middle)`, NAME].map(wholeName)).toEqual([NAME, `${NAME} (middle)`, NAME])
})
