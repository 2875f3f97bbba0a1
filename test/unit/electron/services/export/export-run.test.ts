import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { createSource } from '../../../../../electron/services/sources/create-source.ts'
import { chunkStream, malformed, type ByteStream } from '../../../../../electron/services/archive/byte-stream.ts'
import { DEFAULT_LIMITS } from '../../../../../electron/services/archive/limits.ts'
import { analyseSourceRun } from '../../../../../electron/services/analyse-source-run.ts'
import { DAMAGED_COPY } from '../../../../../electron/services/cache/read-blob.ts'
import type { RunRecord } from '../../../../../electron/services/cache/run-record.ts'
import type { ExportRequest } from '../../../../../electron/services/export/export-request.ts'
import { exportRun } from '../../../../../electron/services/export/export-run.ts'
import { FetchRecord } from '../../../../../electron/services/export/fetch-record.ts'
import { openEach } from '../../../../../electron/services/sources/container.ts'
import type { SourceEntry, SourceRun } from '../../../../../electron/services/sources/source.ts'
import { err, ok } from '#shared/base/result.ts'
import type { Analysis } from '#shared/model/analysis.ts'
import { buildRun } from '../../../../support/sample/build-run.ts'
import { specs } from '../../../../support/sample/sample-runs.ts'
import {
  errorOf,
  onlyRun,
  openPath,
  readAll,
  snapshotTree,
  temporaryFolder,
  valueOf,
} from '../../../../support/open-temporary.ts'

/** How an artifact lies in memory; `broken` ends its stream after the bytes. */
interface Stored {
  readonly bytes: Uint8Array | string
  readonly encoding?: 'gzip'
  readonly broken?: string
  readonly unfetched?: true
}

const PLACE = { bucket: 'kubernetes-ci-logs', path: 'logs/ci-job/17', job: 'ci-job', id: '17' }

/** A run whose artifacts lie in memory; `files` may change while it is read. */
function memoryRun(files: Map<string, Stored>): SourceRun {
  const entries: readonly SourceEntry[] = [...files].map(([name, { bytes, unfetched }]) => ({
    name,
    bytes: Buffer.from(bytes).length,
    ...(unfetched === undefined ? {} : { skipped: 'not fetched', unfetched }),
  }))
  const open = ({ name }: SourceEntry) => {
    const stored = files.get(name)
    if (stored === undefined) return Promise.resolve(err({ code: 'artifact/not-found', artifact: name } as const))
    return Promise.resolve(ok(streamOf(stored)))
  }
  const container = {
    kind: 'prow' as const,
    label: 'memory',
    isOneRun: true as const,
    entries,
    open,
    stream: (wanted: readonly SourceEntry[]) => openEach(wanted, open),
    close: () => Promise.resolve(),
  }
  return onlyRun(createSource(container, DEFAULT_LIMITS))
}

async function* streamOf({ bytes, broken }: Stored): ByteStream {
  const end = yield* chunkStream(pieces(Buffer.from(bytes)))
  return broken === undefined ? end : malformed(broken)
}

/** A consumer that keeps a chunk finds its bytes replaced. */
async function* pieces(bytes: Buffer): AsyncGenerator<Uint8Array> {
  const buffer = new Uint8Array(1000)
  for (let at = 0; at < bytes.length; at += buffer.length) {
    await Promise.resolve()
    yield buffer.subarray(0, bytes.copy(buffer, 0, at))
  }
}

function recordOf(files: ReadonlyMap<string, Stored>): RunRecord {
  const objects = [...files].map(([name, { bytes, encoding }]) => ({
    name,
    bytes: Buffer.from(bytes).length,
    generation: '7',
    crc32c: 'AAAAAA==',
    ...(encoding === undefined ? {} : { encoding }),
  }))
  return { place: PLACE, bucket: PLACE.bucket, listedAt: 0, isFinished: true, objects }
}

function requestOf(files: Map<string, Stored>, to: string, more: Partial<ExportRequest> = {}): ExportRequest {
  return {
    run: memoryRun(files),
    source: 'gs://kubernetes-ci-logs/logs/ci-job/17',
    folder: PLACE.path,
    record: recordOf(files),
    to,
    isWanted: () => true,
    reasonOf: () => undefined,
    mend: () => Promise.resolve(),
    onProgress: () => undefined,
    signal: new AbortController().signal,
    ...more,
  }
}

function sampleFiles(): Map<string, Stored> {
  const files = new Map<string, Stored>([...buildRun(specs.bad17).files].map(([name, bytes]) => [name, { bytes }]))
  const log = [...files.keys()].find(name => name.endsWith('/kubelet.log')) ?? ''
  files.set(log, { bytes: gzipSync(files.get(log)?.bytes ?? ''), encoding: 'gzip' })
  files.set('artifacts/more.tar.gz', { bytes: gzipSync('an archive is copied as it is') })
  files.set('artifacts/plain.txt.gz', { bytes: gzipSync('named as gzip, and stays so') })
  files.set('artifacts/named.log.gz', { bytes: gzipSync('unpacked, its name would lie'), encoding: 'gzip' })
  files.set('artifacts/twice.log', { bytes: gzipSync(gzipSync('gzip inside gzip')), encoding: 'gzip' })
  files.set('artifacts/cut.log', { bytes: gzipSync('x'.repeat(9_999)).subarray(0, 30), encoding: 'gzip' })
  files.set('artifacts/empty.log', { bytes: '' })
  return files
}

const analyse = async (run: SourceRun): Promise<Analysis> => valueOf(await analyseSourceRun(run, { label: 'same' }))

test.each(['run', 'run.zip'])('a run written to %s opens again with the same names, bytes and analysis', async to => {
  const files = sampleFiles()
  const path = join(await temporaryFolder(), to)
  const exported = valueOf(await exportRun(requestOf(files, path)))
  expect(exported).toMatchObject({ files: files.size, renamed: 0, missing: [] })

  const source = valueOf(await openPath(path))
  expect({ runs: source.runs.map(run => run.path), problem: source.problem }).toEqual({
    runs: [PLACE.path],
    problem: undefined,
  })
  const run = onlyRun(source)
  expect(run.entries.map(({ name }) => name)).toEqual(memoryRun(files).entries.map(({ name }) => name))
  expect(await readAll(run)).toEqual(await readAll(memoryRun(files)))
  const { run: facts, ...analysis } = await analyse(run)
  expect({ ...analysis, run: { ...facts } }).toEqual(await analyse(memoryRun(files)))
})

test('what its store keeps as gzip is unpacked under its own name, unless a reader would find something else', async () => {
  const path = join(await temporaryFolder(), 'run')
  const files = sampleFiles()
  valueOf(await exportRun(requestOf(files, path)))
  const record = FetchRecord.parse(JSON.parse(await readFile(join(path, 'runskew-fetch.json'), 'utf8')))
  expect(record.artifacts.filter(({ isUnpacked }) => isUnpacked).map(({ name }) => name)).toEqual([
    expect.stringMatching(/kubelet\.log$/u),
  ])
  expect(record).toMatchObject({
    source: 'gs://kubernetes-ci-logs/logs/ci-job/17',
    listing: { bucket: 'kubernetes-ci-logs', listedAt: '1970-01-01T00:00:00.000Z', isFinished: true },
    missing: [],
  })
  for (const { name, file, bytes, sha256, object } of record.artifacts) {
    const written = await readFile(join(path, file))
    expect({ bytes, sha256 }).toEqual({
      bytes: written.length,
      sha256: createHash('sha256').update(written).digest('hex'),
    })
    expect(object).toEqual({
      generation: '7',
      bytes: Buffer.from(files.get(name)?.bytes ?? '').length,
      crc32c: 'AAAAAA==',
    })
  }
})

test('the same run gives the same archive, byte for byte', async () => {
  const folder = await temporaryFolder()
  const files = sampleFiles()
  valueOf(await exportRun(requestOf(files, join(folder, 'a.zip'))))
  valueOf(await exportRun(requestOf(new Map([...files].reverse()), join(folder, 'b.zip'))))
  expect((await readFile(join(folder, 'a.zip'))).equals(await readFile(join(folder, 'b.zip')))).toBe(true)
})

test('hostile names stay inside, and the record keeps the real ones', async () => {
  const folder = await temporaryFolder()
  const names = ['../../up', 'a', 'a/b', 'A', 'x\\y', 'nul', '\0', 'started.json']
  const files = new Map<string, Stored>(names.map(name => [name, { bytes: `of ${name}` }]))
  const exported = valueOf(await exportRun(requestOf(files, join(folder, 'run'))))
  expect({ files: exported.files, inside: await readdir(folder) }).toEqual({ files: names.length, inside: ['run'] })
  const record = FetchRecord.parse(JSON.parse(await readFile(join(folder, 'run', 'runskew-fetch.json'), 'utf8')))
  for (const { name, file } of record.artifacts) {
    expect(await readFile(join(folder, 'run', file), 'utf8')).toBe(`of ${name}`)
  }
  expect(new Set(record.artifacts.map(({ name }) => name))).toEqual(new Set(names))
})

test.each(['run', 'run.zip'])('nothing that is there is overwritten: %s', async to => {
  const folder = await temporaryFolder()
  const path = join(folder, to)
  if (to === 'run') await mkdir(path)
  await writeFile(to === 'run' ? join(path, 'mine') : path, 'mine')
  const before = await snapshotTree(folder)
  expect(errorOf(await exportRun(requestOf(sampleFiles(), path)))).toEqual({
    code: 'file/write',
    path,
    reason: 'it is there already, and is not overwritten',
  })
  expect(await snapshotTree(folder)).toEqual(before)
})

test('an empty folder may be filled', async () => {
  const path = join(await temporaryFolder(), 'run')
  await mkdir(path)
  valueOf(await exportRun(requestOf(new Map([['started.json', { bytes: '{}' }]]), path)))
  expect((await readdir(path)).sort()).toEqual(['logs', 'runskew-fetch.json'])
})

test('what appears meanwhile is not replaced, and no half of an export is left', async () => {
  const folder = await temporaryFolder()
  const path = join(folder, 'run.zip')
  const onProgress = (): void => void writeFile(path, 'somebody else', { flag: 'wx' }).catch(() => undefined)
  expect(errorOf(await exportRun(requestOf(sampleFiles(), path, { onProgress })))).toMatchObject({ code: 'file/write' })
  expect(await snapshotTree(folder)).toEqual({ 'run.zip': Buffer.from('somebody else').toString('base64') })
})

test.each(['run', 'run.zip'])('when it is stopped, nothing is left: %s', async to => {
  const folder = await temporaryFolder()
  const stop = new AbortController()
  const request = requestOf(sampleFiles(), join(folder, to), { onProgress: () => stop.abort(), signal: stop.signal })
  expect(errorOf(await exportRun(request))).toEqual({ code: 'cancelled' })
  expect(await readdir(folder)).toEqual([])
})

test('a folder that is not there is told, not made', async () => {
  const path = join(await temporaryFolder(), 'none', 'run')
  expect(errorOf(await exportRun(requestOf(sampleFiles(), path)))).toMatchObject({
    code: 'file/write',
    reason: 'the folder that it shall lie in is not there',
  })
})

test('what is not here, not whole or not asked for is in the record with the reason, and no file of it is written', async () => {
  const path = join(await temporaryFolder(), 'run')
  const files = new Map<string, Stored>([
    ['started.json', { bytes: '{}' }],
    ['broken.log', { bytes: 'half', broken: 'it was cut' }],
    ['far.log', { bytes: 'far', unfetched: true }],
    ['failed.log', { bytes: 'failed', unfetched: true }],
    ['unasked.log', { bytes: 'unasked' }],
  ])
  const request = requestOf(files, path, {
    isWanted: name => name !== 'unasked.log',
    reasonOf: name => (name === 'failed.log' ? 'The store does not answer.' : undefined),
  })
  const missing = [
    { name: 'broken.log', reason: 'it was cut', bytes: 4 },
    { name: 'failed.log', reason: 'The store does not answer.', bytes: 6 },
    { name: 'far.log', reason: 'not fetched', bytes: 3 },
  ]
  expect(valueOf(await exportRun(request))).toEqual({ files: 1, bytes: 2, renamed: 0, missing })
  const record = FetchRecord.parse(JSON.parse(await readFile(join(path, 'runskew-fetch.json'), 'utf8')))
  expect(record.missing).toEqual([...missing, { name: 'unasked.log', reason: 'not asked for', bytes: 7 }])
  expect(await readdir(join(path, PLACE.path))).toEqual(['started.json'])
  const skipped = (reason: string) => ({ skipped: `left out of this copy: ${reason}`, unfetched: true })
  expect(onlyRun(valueOf(await openPath(path))).entries).toEqual([
    { name: 'broken.log', bytes: 4, ...skipped('it was cut') },
    { name: 'failed.log', bytes: 6, ...skipped('The store does not answer.') },
    { name: 'far.log', bytes: 3, ...skipped('not fetched') },
    { name: 'started.json', bytes: 2 },
    { name: 'unasked.log', bytes: 7, ...skipped('not asked for') },
  ])
})

test.each([undefined, 'gzip'] as const)('a damaged copy is mended once and written then (%s)', async encoding => {
  const path = join(await temporaryFolder(), 'run')
  const sound = { bytes: encoding === undefined ? 'sound' : gzipSync('sound'), ...(encoding && { encoding }) }
  const files = new Map<string, Stored>([['a.log', { ...sound, broken: DAMAGED_COPY }]])
  const mended: (readonly string[])[] = []
  const mend = (names: readonly string[]): Promise<void> => {
    mended.push(names)
    files.set('a.log', sound)
    return Promise.resolve()
  }
  expect(valueOf(await exportRun(requestOf(files, path, { mend })))).toMatchObject({ files: 1, missing: [] })
  expect({ mended, text: await readFile(join(path, PLACE.path, 'a.log'), 'utf8') }).toEqual({
    mended: [['a.log']],
    text: 'sound',
  })
})
