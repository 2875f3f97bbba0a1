import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { UNASKED_BYTES } from '#shared/knowledge/fetch-order.ts'
import { structuredFormatOf } from '#shared/analysis/read/index.ts'
import { err, ok, type Result } from '#shared/base/result.ts'
import type { HandlerContext } from '#shared/ipc/contract.ts'
import type { FetchView, SourceView } from '#shared/ipc/views.ts'
import { BucketRuns } from '../../../../electron/services/bucket-runs.ts'
import { createFileDigester, type FileDigest } from '../../../../electron/services/cache/digest-file.ts'
import { openCache, type RunCache } from '../../../../electron/services/cache/open-cache.ts'
import { OpenSources } from '../../../../electron/services/open-sources.ts'
import { BUCKET, openTestNetwork, type FixtureOptions } from '../../../support/fetch-fixture.ts'
import { errorOf, temporaryFolder, valueOf } from '../../../support/open-temporary.ts'
import { repeatedContent } from '../../../support/storage/content.js'
import { serveStorage, type Fault, type ObjectSpec, type StorageServer } from '../../../support/storage/server.js'

const RUN = 'logs/ci-job/17'
const ADDRESS = `gs://${BUCKET}/${RUN}`
const FILES: Readonly<Record<string, string>> = {
  'started.json': '{"timestamp":1741167000}',
  'finished.json': '{"timestamp":1741168000,"passed":false,"result":"FAILURE"}',
  'prowjob.json': '{"spec":{"job":"ci-job","type":"periodic"},"status":{"build_id":"17"}}',
  'build-log.txt': 'it failed\n',
  'artifacts/n1/kubelet.log': 'kubelet\n'.repeat(2_000),
  'artifacts/other-1.txt': 'one\n',
  'artifacts/other-2.txt': 'two\n'.repeat(1_000),
}
const DECISIVE = ['artifacts/n1/kubelet.log', 'build-log.txt', 'finished.json', 'prowjob.json', 'started.json']
const ALL = Object.keys(FILES).sort()

type Event = readonly [name: string, payload: unknown]

interface SetUp {
  readonly faults?: readonly Fault[]
  readonly objects?: readonly ObjectSpec[]
  readonly latencyMs?: number
  readonly limits?: FixtureOptions['limits']
  /** One that is there already, of another process. */
  readonly dir?: string
  readonly isOffline?: boolean
}

async function setUp({ faults = [], latencyMs = 0, limits = { retries: 0 }, ...more }: SetUp = {}) {
  const objects = more.objects ?? Object.entries(FILES).map(([name, content]) => ({ name: `${RUN}/${name}`, content }))
  const server = await serveStorage({ buckets: { [BUCKET]: { objects } }, faults, latencyMs })
  const network = openTestNetwork(server.origin, [], { limits })
  const dir = more.dir ?? (await temporaryFolder())
  const cache = await openCache({ dir, quotaBytes: 2 ** 30 })
  const digest = await createFileDigester()
  const events: Event[] = []
  const listeners = new Set<() => void>()
  const forgotten: string[] = []
  const emit: HandlerContext['emit'] = (name, payload) => {
    events.push([name, payload])
    for (const listener of listeners) listener()
  }
  const state = { isOffline: more.isOffline ?? false }
  const openReader = (artifact: string) => structuredFormatOf(artifact)?.open({ artifact })
  const sources = new OpenSources({
    openSource: path => Promise.resolve(err({ code: 'source/not-found', path })),
    openReader,
  })
  const runs = new BucketRuns({
    cache,
    network: () => ok(network),
    isOffline: () => state.isOffline,
    digest: (path): Promise<Result<FileDigest>> => Promise.resolve(ok(digest(path))),
    openReader,
    sources,
    emit,
    forgetLogs: runId => void forgotten.push(runId),
    now: () => 0,
  })
  onTestFinished(async () => {
    await sources.closeAll()
    await network.close()
    await server.close()
  })
  /** Resolves with the first event that fits, also one that was before. */
  const seen = (fits: (event: Event) => boolean): Promise<void> =>
    new Promise(resolve => {
      const look = (): void => {
        if (!events.some(fits)) return
        listeners.delete(look)
        resolve()
      }
      listeners.add(look)
      look()
    })
  return { runs, sources, cache, server, events, forgotten, seen, state, dir }
}

type Opened = Awaited<ReturnType<typeof setUp>>

/** One for each call, as the window gives. */
const never = (): AbortSignal => new AbortController().signal
const open = async ({ runs }: Opened, address = ADDRESS): Promise<string> =>
  valueOf(await runs.open(valueOf(runs.parse(address)).referenceId, never()))
const viewOf = async ({ sources }: Opened, sourceId: string): Promise<SourceView> => {
  const view = (await sources.list()).find(each => each.sourceId === sourceId)
  if (view === undefined) throw new Error('no such source')
  return view
}
/** Opens the run and what the analysis sees of it. */
async function openRun(opened: Opened, address?: string) {
  const sourceId = await open(opened, address)
  const runId = (await viewOf(opened, sourceId)).runs[0]?.runId ?? ''
  const run = valueOf(await opened.sources.findRun(runId))
  const copy = run.copy
  if (copy === undefined) throw new Error('it is no copy')
  const names = (state: string): readonly string[] =>
    valueOf(opened.runs.copies(runId))
      .filter(each => each.state === state)
      .map(({ name }) => name)
      .sort()
  return { sourceId, runId, run, copy, names }
}
const isWhole = ([name, payload]: Event): boolean =>
  name === 'fetch.progress' && (payload as FetchView).artifacts.cached === ALL.length
const isChange = ([name]: Event): boolean => name === 'run.changed'
const mediaOf = ({ log }: StorageServer): readonly string[] =>
  log.flatMap(({ kind, object }) => (kind === 'media' && object !== undefined ? [object.slice(RUN.length + 1)] : []))
const faultAt = (name: string, action: Fault['action'], attempts?: readonly number[]): Fault => ({
  match: `${RUN}/${name}`,
  action,
  ...(attempts === undefined ? {} : { attempts }),
})

describe('a run that is opened', () => {
  it('is listed, its decisive artifacts are copied first, and the rest follows', async () => {
    const opened = await setUp()
    const { runId, sourceId, copy, names } = await openRun(opened)
    expect(await copy.ready(never())).toEqual(ok(undefined))
    const first = copy.contents()
    await opened.seen(isWhole)
    await opened.seen(event => isChange(event) && opened.events.filter(isChange).length === 2)
    expect(copy.contents()).not.toBe(first)
    expect(names('cached')).toEqual(ALL)
    const asked = mediaOf(opened.server)
    expect([...asked.slice(0, DECISIVE.length)].sort()).toEqual(DECISIVE)
    expect([...asked].sort()).toEqual(ALL)
    expect(opened.events.filter(isChange)).toEqual([
      ['run.changed', { runId }],
      ['run.changed', { runId }],
    ])
    expect(await viewOf(opened, sourceId)).toMatchObject({
      label: ADDRESS,
      kind: 'prow',
      runs: [
        {
          runId,
          label: ADDRESS,
          facts: { source: ADDRESS, job: 'ci-job', id: '17' },
          copy: { phase: 'idle', artifacts: { total: 7, cached: 7, failed: 0 }, isDecisive: true, isPending: false },
        },
      ],
    })
  })

  it('is ready with the decisive ones alone, and says so by its contents', async () => {
    const hang = { kind: 'hang', after: 1 } as const
    const opened = await setUp({ faults: [faultAt('artifacts/other-2.txt', hang)] })
    const { copy, names, run } = await openRun(opened)
    expect(await copy.ready(never())).toEqual(ok(undefined))
    expect(names('cached')).toEqual(expect.arrayContaining(DECISIVE))
    expect(names('cached')).not.toContain('artifacts/other-2.txt')
    // Beside the artifacts: when the store took them in.
    const parts = JSON.parse(copy.contents()) as readonly unknown[]
    const contents = parts.filter((part): part is readonly [string, string?, string?] => Array.isArray(part))
    expect(contents.map(([name]) => name).sort()).toEqual(ALL)
    const byName = new Map(contents.map(([name, ...rest]) => [name, rest]))
    expect(byName.get('started.json')).toEqual([expect.stringMatching(/^[0-9a-f]{64}$/u), 'verified'])
    expect(byName.get('artifacts/other-2.txt')).toEqual([null, null])
    expect(run.run.entries.find(({ name }) => name === 'artifacts/other-2.txt')).toMatchObject({
      skipped: expect.anything() as unknown,
    })
  })

  it('is one source however often and by whichever address it is opened', async () => {
    const opened = await setUp()
    const addresses = [ADDRESS, `https://prow.k8s.io/view/gs/${BUCKET}/${RUN}`, `gs://kubernetes-jenkins/${RUN}`]
    const ids = await Promise.all(addresses.map(address => open(opened, address)))
    await opened.seen(isWhole)
    ids.push(await open(opened, `${ADDRESS}/build-log.txt`))
    expect(new Set(ids).size).toBe(1)
    expect(await opened.sources.list()).toHaveLength(1)
    expect(opened.server.log.filter(({ kind }) => kind === 'list')).toHaveLength(1)
  })

  it('that is nowhere is shown with the reason, and the window is told', async () => {
    const opened = await setUp({ objects: [] })
    const { sourceId, copy, run } = await openRun(opened)
    const before = opened.events.length
    expect(errorOf(await copy.ready(never()))).toMatchObject({ code: 'fetch/not-found', what: ADDRESS })
    const view = await viewOf(opened, sourceId)
    expect(view).toMatchObject({ problem: { code: 'fetch/not-found' } })
    expect(run.view.copy).toMatchObject({ phase: 'idle', problem: { code: 'fetch/not-found' } })
    expect(opened.events.slice(before)).toContainEqual(['source.changed', {}])
  })

  it('with failed listing is listed again when it is fetched', async () => {
    const fault: Fault = { match: `${RUN}/`, on: ['list'], attempts: [1], action: { kind: 'status', status: 500 } }
    const opened = await setUp({ faults: [fault] })
    const { runId, sourceId, copy, names } = await openRun(opened)
    expect(errorOf(await copy.ready(never()))).toMatchObject({ code: 'fetch/status', status: 500 })
    expect(await opened.runs.fetch(runId, undefined)).toEqual(ok(null))
    expect(names('cached')).toEqual(ALL)
    expect(await copy.ready(never())).toEqual(ok(undefined))
    expect((await viewOf(opened, sourceId)).problem).toBeUndefined()
  })

  it('with failed listing is listed again for whoever asks for an analysis again', async () => {
    const fault: Fault = { match: `${RUN}/`, on: ['list'], attempts: [1], action: { kind: 'status', status: 500 } }
    const opened = await setUp({ faults: [fault] })
    const { copy } = await openRun(opened)
    expect(errorOf(await copy.ready(never()))).toMatchObject({ code: 'fetch/status', status: 500 })
    expect(await copy.ready(never())).toEqual(ok(undefined))
  })

  it('with failed listing is listed again when its address is pasted again', async () => {
    const fault: Fault = { match: `${RUN}/`, on: ['list'], attempts: [1], action: { kind: 'status', status: 500 } }
    const opened = await setUp({ faults: [fault] })
    const { sourceId, copy } = await openRun(opened)
    await copy.ready(never())
    expect(await open(opened)).toBe(sourceId)
    await opened.seen(isWhole)
  })

  it('shows what the run says of itself while a log is still on its way', async () => {
    const opened = await setUp({ faults: [faultAt('artifacts/n1/kubelet.log', { kind: 'hang', after: 10 })] })
    const { sourceId, runId, names } = await openRun(opened)
    await opened.seen(([name]) => name === 'source.changed' && names('cached').includes('prowjob.json'))
    const facts = async (): Promise<unknown> => (await viewOf(opened, sourceId)).runs[0]?.facts.result
    await expect.poll(facts).toBe('failure')
    opened.runs.stop(runId)
  })

  it('waits no longer than the asker does', async () => {
    const hang: Fault = { match: `${RUN}/`, on: ['list'], action: { kind: 'hang', after: 0 } }
    const opened = await setUp({ faults: [hang] })
    const { copy } = await openRun(opened)
    const stop = new AbortController()
    const ready = copy.ready(stop.signal)
    stop.abort()
    expect(await ready).toEqual(err({ code: 'cancelled' }))
  })
})

describe('a log that is too large to come unasked', () => {
  const LOG = 'artifacts/n1/serial-1.log'
  const content = repeatedContent('[ 1.000000] a line\n', 20 * 2 ** 20)
  const objects: readonly ObjectSpec[] = [
    ...Object.entries(FILES).map(([name, text]) => ({ name: `${RUN}/${name}`, content: text })),
    { name: `${RUN}/${LOG}`, content },
    // A run that is large as well: what is not decisive is not fetched.
    { name: `${RUN}/trace.bin`, content: { bytes: UNASKED_BYTES, open: () => [] }, publishes: 'nothing' },
  ]

  it('comes in pieces with what decides, and as a whole when any piece of it is asked for', async () => {
    const opened = await setUp({ objects })
    const { copy, run, runId, names } = await openRun(opened)
    expect(await copy.ready(never())).toEqual(ok(undefined))
    expect(names('cached')).toEqual(DECISIVE)
    expect(run.run.entries.filter(({ name }) => name.startsWith(LOG)).map(({ name, piece }) => [name, piece])).toEqual([
      [LOG, 'head'],
      [`${LOG} (middle)`, 'rest'],
      [`${LOG} (tail)`, 'tail'],
    ])
    expect(run.view.copy).toMatchObject({ phase: 'idle', isDecisive: true, artifacts: { total: 9, cached: 5 } })
    expect(opened.forgotten).toEqual([])
    const before = copy.contents()
    expect(await opened.runs.fetch(runId, [`${LOG} (middle)`])).toEqual(ok(null))
    expect(names('cached')).toEqual([...DECISIVE, LOG].sort())
    expect([copy.contents() === before, opened.forgotten]).toEqual([false, [runId]])
  })

  it('that cannot be fetched says so, and keeps nothing else back', async () => {
    const opened = await setUp({ objects, faults: [faultAt(LOG, { kind: 'status', status: 404 })] })
    const { copy, names } = await openRun(opened)
    expect(await copy.ready(never())).toEqual(ok(undefined))
    expect([names('cached'), names('failed')]).toEqual([DECISIVE, [LOG]])
  })
})

describe('a run that may have changed', () => {
  const lists = ({ server }: Opened): number => server.log.filter(({ kind }) => kind === 'list').length
  const other = '{"timestamp":1741168000,"passed":true,"result":"SUCCESS"}'

  it('S47 is listed again when an artifact turned out replaced, and what was read of it is forgotten', async () => {
    const opened = await setUp({ faults: [faultAt('finished.json', { kind: 'replace', content: other }, [1])] })
    const { copy, runId, names } = await openRun(opened)
    await copy.ready(never())
    expect([names('failed'), lists(opened)]).toEqual([['finished.json'], 1])
    expect(await opened.runs.fetch(runId, ['finished.json'])).toEqual(ok(null))
    expect([names('failed'), lists(opened), opened.forgotten]).toEqual([[], 2, []])
    expect(await opened.runs.fetch(runId, ['finished.json'])).toEqual(ok(null))
    expect(lists(opened)).toBe(2)
  })

  it('is listed again for each fetch while it has not finished, unless the network is off', async () => {
    const objects = [{ name: `${RUN}/started.json`, content: FILES['started.json'] ?? '' }]
    const opened = await setUp({ objects })
    const { copy, runId } = await openRun(opened)
    await copy.ready(never())
    await opened.runs.fetch(runId, undefined)
    expect(lists(opened)).toBe(2)
    opened.state.isOffline = true
    await opened.runs.fetch(runId, undefined)
    expect(lists(opened)).toBe(2)
  })
})

describe('the runs beside one', () => {
  const OTHER = 'logs/ci-job/18'
  const objects = [RUN, OTHER].flatMap(run =>
    Object.entries(FILES).map(([name, content]) => ({ name: `${run}/${name}`, content })),
  )
  const ask = async ({ runs }: Opened) => {
    const { referenceId } = valueOf(runs.parse(`gs://${BUCKET}/logs/ci-job`))
    return await runs.jobRuns({ referenceId, limit: 10 }, never())
  }
  const shown = async (opened: Opened) => {
    const { runs, problem } = valueOf(await ask(opened))
    return [runs.map(({ id }) => id), problem?.code]
  }

  it('are those of the store, and those of the cache with the reason where it cannot be asked', async () => {
    const down: Fault = { match: 'logs/ci-job/', on: ['list'], attempts: [2], action: { kind: 'status', status: 503 } }
    const opened = await setUp({ objects, faults: [down] })
    await (await openRun(opened)).copy.ready(never())
    expect(await shown(opened)).toEqual([['18', '17'], undefined])
    expect(await shown(opened)).toEqual([['17'], 'fetch/status'])
    opened.state.isOffline = true
    expect(await shown(opened)).toEqual([['17'], 'fetch/network-off'])
  })

  it('are not there when the store cannot be asked and the cache knows none', async () => {
    const opened = await setUp({ objects, isOffline: true })
    expect(await ask(opened)).toEqual(err({ code: 'fetch/network-off', what: `gs://${BUCKET}/logs/ci-job` }))
  })
})

describe('an artifact that failed', () => {
  it('is told with its reason, does not keep the others back, and comes with another try', async () => {
    const opened = await setUp({ faults: [faultAt('started.json', { kind: 'status', status: 404 }, [1])] })
    const { runId, copy, names, sourceId } = await openRun(opened)
    expect(await copy.ready(never())).toEqual(ok(undefined))
    await opened.seen(([, payload]) => (payload as Partial<FetchView>).artifacts?.cached === 6)
    expect(names('failed')).toEqual(['started.json'])
    expect((await viewOf(opened, sourceId)).runs[0]?.facts.startedAt).toBeUndefined()
    const changes = opened.events.filter(isChange).length
    expect(await opened.runs.fetch(runId, ['started.json'])).toEqual(ok(null))
    expect(names('failed')).toEqual([])
    expect(opened.events.filter(isChange).length).toBe(changes + 1)
    expect((await viewOf(opened, sourceId)).runs[0]?.facts.startedAt).toBeDefined()
  })

  it('that fails again is told to whoever asked', async () => {
    const opened = await setUp({ faults: [faultAt('build-log.txt', { kind: 'status', status: 403 })] })
    const { runId, copy } = await openRun(opened)
    await copy.ready(never())
    expect(errorOf(await opened.runs.fetch(runId, ['build-log.txt']))).toMatchObject({ code: 'fetch/auth' })
    expect(await opened.runs.fetch(runId, ['started.json'])).toEqual(ok(null))
  })

  it('of which the copy turned out damaged is fetched again', async () => {
    const opened = await setUp()
    const { copy, names } = await openRun(opened)
    await opened.seen(isWhole)
    await opened.seen(event => isChange(event) && opened.events.filter(isChange).length === 2)
    const before = copy.contents()
    const changes = opened.events.filter(isChange).length
    await copy.reject(['build-log.txt', 'nosuch'])
    expect(names('cached')).toEqual(ALL)
    expect(copy.contents()).toBe(before)
    expect(mediaOf(opened.server).filter(name => name === 'build-log.txt')).toHaveLength(2)
    expect(opened.events.filter(isChange).length).toBe(changes + 1)
  })
})

describe('stopping', () => {
  const slow = (attempts?: readonly number[]): Fault =>
    faultAt('artifacts/other-2.txt', { kind: 'hang', after: 1_000 }, attempts)

  it('keeps what is here, and fetching goes on where it was, at once', async () => {
    const opened = await setUp({ faults: [slow([1])] })
    const { runId, copy, names } = await openRun(opened)
    await copy.ready(never())
    await opened.seen(([, payload]) => (payload as Partial<FetchView>).artifacts?.cached === 6)
    expect(names('fetching')).toEqual(['artifacts/other-2.txt'])
    expect(opened.runs.stop(runId)).toEqual(ok(null))
    expect(await opened.runs.fetch(runId, undefined)).toEqual(ok(null))
    expect(names('cached')).toEqual(ALL)
    expect(opened.server.log.at(-1)?.headers.range).toMatch(/^bytes=\d+-$/u)
  })

  it('is no failure of the artifact', async () => {
    const opened = await setUp({ faults: [slow()] })
    const { runId, names } = await openRun(opened)
    await opened.seen(([, payload]) => (payload as Partial<FetchView>).artifacts?.cached === 6)
    const fetching = opened.runs.fetch(runId, ['artifacts/other-2.txt'])
    opened.runs.stop(runId)
    expect(errorOf(await fetching)).toEqual({ code: 'cancelled' })
    expect([names('failed'), names('not-fetched')]).toEqual([[], ['artifacts/other-2.txt']])
  })

  it('of everything leaves no request under way', async () => {
    const opened = await setUp({ faults: [slow()] })
    const { names } = await openRun(opened)
    await opened.seen(([, payload]) => (payload as Partial<FetchView>).artifacts?.cached === 6)
    opened.runs.stopAll()
    await expect.poll(() => names('fetching')).toEqual([])
    expect(names('cached')).toHaveLength(6)
  })

  it('of a run that nobody knows is refused', async () => {
    const { runs } = await setUp()
    const unknown = err({ code: 'rpc/unknown-id', id: 'x' })
    expect([runs.stop('x'), runs.copies('x'), await runs.fetch('x', undefined)]).toEqual([unknown, unknown, unknown])
  })
})

describe('without a network', () => {
  async function cached() {
    const opened = await setUp({ faults: [faultAt('artifacts/other-1.txt', { kind: 'status', status: 404 })] })
    const { copy, sourceId } = await openRun(opened)
    await copy.ready(never())
    await opened.seen(([, payload]) => (payload as Partial<FetchView>).artifacts?.cached === 6)
    await opened.sources.close(sourceId)
    return { dir: opened.dir, contents: copy.contents() }
  }

  it('a run opens from its copy, and no request is sent', async () => {
    const { dir, contents } = await cached()
    const opened = await setUp({ dir, isOffline: true })
    const { copy, names, runId } = await openRun(opened)
    expect(await copy.ready(never())).toEqual(ok(undefined))
    expect(copy.contents()).toBe(contents)
    expect(names('cached')).toHaveLength(6)
    expect(errorOf(await opened.runs.fetch(runId, undefined))).toMatchObject({ code: 'fetch/network-off' })
    expect(opened.server.log).toEqual([])
    opened.state.isOffline = false
    expect(await opened.runs.fetch(runId, undefined)).toEqual(ok(null))
    expect(mediaOf(opened.server)).toEqual(['artifacts/other-1.txt'])
  })

  it('a run that was never copied, or that must be asked for, says that the network is off', async () => {
    const opened = await setUp({ isOffline: true })
    const { copy } = await openRun(opened)
    expect(errorOf(await copy.ready(never()))).toEqual({ code: 'fetch/network-off', what: ADDRESS })
    const alias = valueOf(opened.runs.parse(`gs://${BUCKET}/pr-logs/directory/ci-job/17.txt`))
    expect(errorOf(await opened.runs.open(alias.referenceId, never())).code).toBe('fetch/network-off')
    expect(opened.server.log).toEqual([])
  })
})

describe('closing', () => {
  const isHeld = async (cache: RunCache): Promise<boolean> => {
    const [run] = await cache.list()
    return run !== undefined && !(await cache.remove(run.key)).ok
  }

  it('gives the copy free, and the same address opens it anew', async () => {
    const opened = await setUp()
    const { sourceId, runId, copy } = await openRun(opened)
    await copy.ready(never())
    await opened.seen(isWhole)
    expect(await isHeld(opened.cache)).toBe(true)
    await opened.sources.close(sourceId)
    expect(errorOf(opened.runs.copies(runId))).toEqual({ code: 'rpc/unknown-id', id: runId })
    const again = await openRun(opened)
    expect(again.sourceId).not.toBe(sourceId)
    await again.copy.ready(never())
    expect(mediaOf(opened.server)).toHaveLength(ALL.length)
    await opened.sources.close(again.sourceId)
    expect(await isHeld(opened.cache)).toBe(false)
  })

  it('in the middle of a copy does not wait for it, and whoever opens meanwhile gets a source that is open', async () => {
    const opened = await setUp({ faults: [faultAt('started.json', { kind: 'hang', after: 1 }, [1])] })
    const { sourceId } = await openRun(opened)
    await opened.seen(([, payload]) => (payload as Partial<FetchView>).artifacts?.cached === 4)
    const closing = opened.sources.close(sourceId)
    const again = await openRun(opened)
    expect(again.sourceId).not.toBe(sourceId)
    await closing
    expect(await again.copy.ready(never())).toEqual(ok(undefined))
    await opened.seen(isWhole)
    expect(again.names('cached')).toEqual(ALL)
  })
})

it('the cache is shown, checked, and emptied of runs that are not open', async () => {
  const opened = await setUp()
  const { sourceId, copy } = await openRun(opened)
  await copy.ready(never())
  await opened.seen(isWhole)
  const shown = await opened.runs.cacheView()
  expect(shown).toMatchObject({
    dir: opened.dir,
    runs: [{ job: 'ci-job', id: '17', place: ADDRESS, result: 'failure' }],
  })
  const referenceId = shown.runs[0]?.referenceId ?? ''
  expect(errorOf(await opened.runs.remove(referenceId))).toMatchObject({
    code: 'cache/unusable',
    reason: 'the run is open',
  })
  await opened.sources.close(sourceId)
  const blobs = join(opened.dir, 'v2', 'blobs')
  const [first = ''] = (await readdir(blobs, { recursive: true })).filter(name => name.length > 10)
  await writeFile(join(blobs, first), Buffer.alloc((await readFile(join(blobs, first))).length))
  const { bytes, ...checked } = valueOf(await opened.runs.check(never()))
  expect(checked).toMatchObject({ damagedCount: 1 })
  await opened.seen(
    ([name, progress]) =>
      name === 'cache.progress' && (progress as { readonly doneBytes: number }).doneBytes === bytes && bytes > 0,
  )
  expect(await opened.runs.remove(referenceId)).toEqual(ok(null))
  expect((await opened.runs.cacheView()).runs).toEqual([])
})

it('hundreds of artifacts at once are no reason for Node to warn of a leak', async () => {
  const warnings: string[] = []
  const note = ({ name }: Error): void => void warnings.push(name)
  process.on('warning', note)
  onTestFinished(() => {
    process.off('warning', note)
  })
  const objects = Array.from({ length: 300 }, (_, index) => ({
    name: `${RUN}/artifacts/${index}.txt`,
    content: `${index}`,
  }))
  const opened = await setUp({ objects: [...objects, { name: `${RUN}/finished.json`, content: '{}' }] })
  const { copy, names, runId } = await openRun(opened)
  await copy.ready(never())
  await opened.runs.fetch(runId, undefined)
  expect(names('cached')).toHaveLength(301)
  await new Promise(resolve => setImmediate(resolve))
  expect(warnings).not.toContain('MaxListenersExceededWarning')
})
