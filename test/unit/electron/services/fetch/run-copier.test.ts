import { expect, it, onTestFinished } from 'vitest'
import { ok } from '#shared/base/result.ts'
import { RunCopier } from '../../../../../electron/services/fetch/run-copier.ts'
import { BUCKET, objectOf, openFetchFixture, PLACE, type FixtureOptions } from '../../../../support/fetch-fixture.ts'
import { createFileDigester } from '../../../../../electron/services/cache/digest-file.ts'
import type { Fault } from '../../../../support/storage/server.js'

const NAMES = ['artifacts/a.log', 'artifacts/b.log', 'finished.json'] as const
const TEXT = 'a line\n'.repeat(1_000)

/** A copier that makes no room, so that nothing is between a call and its downloads. Digests wait for `isFree`. */
async function setUp(options: Partial<FixtureOptions> = {}, isFree = Promise.resolve()) {
  const objects = NAMES.map(name => objectOf(name, `${name}\n${TEXT}`))
  const fixture = await openFetchFixture({ objects, limits: { retries: 0 }, ...options })
  onTestFinished(() => fixture.close())
  const { run, network, server } = fixture
  const digest = await createFileDigester()
  const state = { isOffline: false }
  const told: (string | undefined)[] = []
  let copier: RunCopier | undefined = undefined as RunCopier | undefined
  const made = (copier = new RunCopier({
    run,
    cache: { makeRoom: () => Promise.resolve({ freedBytes: 0, missingBytes: 0 }) },
    buckets: [BUCKET],
    queue: network.queue,
    download: {
      storage: network.storage,
      limits: network.limits,
      now: network.now,
      digest: path => isFree.then(() => ok(digest(path))),
    },
    wallClock: () => 7,
    isOffline: () => state.isOffline,
    onChange: () => {
      if (copier !== undefined) told.push(copier.state().problem?.code)
    },
  }))
  const mediaOf = (name: string) =>
    server.log.filter(({ kind, object }) => kind === 'media' && object === `${PLACE.path}/${name}`).length
  const states = () => made.copies().map(copy => copy.state)
  return { copier: made, fixture, state, mediaOf, states, told }
}

const never = (): AbortSignal => new AbortController().signal
const hang = (name: string, attempts: readonly number[]): Fault => ({
  match: `${PLACE.path}/${name}`,
  attempts,
  action: { kind: 'hang', after: 100 },
})

it('copies an artifact once, however many want it', async () => {
  const { copier, mediaOf, states } = await setUp()
  await copier.list({}, never())
  await Promise.all([
    copier.copy(NAMES, 'rest', never()),
    copier.copy(['artifacts/a.log'], 'asked', never()),
    copier.copy([...NAMES, 'nosuch'], 'decisive', never()),
  ])
  expect(NAMES.map(mediaOf)).toEqual([1, 1, 1])
  expect(states()).toEqual(['cached', 'cached', 'cached'])
  await copier.copy(NAMES, 'asked', never())
  expect(NAMES.map(mediaOf)).toEqual([1, 1, 1])
})

it('begins anew at once when another one gave it up, and goes on where that one was', async () => {
  const { copier, fixture, mediaOf, states } = await setUp({ storage: { faults: [hang('artifacts/a.log', [1])] } })
  await copier.list({}, never())
  const stop = new AbortController()
  const first = copier.copy(['artifacts/a.log'], 'rest', stop.signal)
  await expect.poll(() => copier.copies()[0]?.doneBytes).toBe(100)
  stop.abort()
  const second = copier.copy(['artifacts/a.log'], 'asked', never())
  await Promise.all([first, second])
  expect([mediaOf('artifacts/a.log'), states()[0]]).toEqual([2, 'cached'])
  expect(fixture.server.log.at(-1)?.headers.range).toBe('bytes=100-')
  expect(await fixture.read('artifacts/a.log')).toBe(`artifacts/a.log\n${TEXT}`)
})

it('lets no connection wait while an artifact is proved', async () => {
  let prove = (): void => undefined
  const isFree = new Promise<void>(resolve => (prove = resolve))
  const { copier, fixture, mediaOf, states } = await setUp({ limits: { retries: 0, connections: 1 } }, isFree)
  await copier.list({}, never())
  const copying = copier.copy(NAMES, 'asked', never())
  await expect.poll(() => NAMES.map(mediaOf)).toEqual([1, 1, 1])
  expect(fixture.server.sockets.most).toBe(1)
  expect(states()).not.toContain('cached')
  prove()
  await copying
  expect(states()).toEqual(['cached', 'cached', 'cached'])
})

it('does not ask the store again what a finished run has', async () => {
  const { copier, fixture, state } = await setUp()
  const lists = () => fixture.server.log.filter(({ kind }) => kind === 'list').length
  expect(await copier.list({}, never())).toEqual(ok(undefined))
  expect(fixture.run.record()).toMatchObject({ listedAt: 7, isFinished: true, bucket: BUCKET, place: PLACE })
  await copier.list({}, never())
  expect(lists()).toBe(1)
  state.isOffline = true
  expect(await copier.list({}, never())).toEqual(ok(undefined))
})

it('tells that a run could not be listed, and why', async () => {
  const fault: Fault = { match: /./u, on: ['list'], attempts: [1], action: { kind: 'status', status: 403 } }
  const { copier, told } = await setUp({ storage: { faults: [fault] } })
  expect(await copier.list({}, never())).toMatchObject({ ok: false, error: { code: 'fetch/auth' } })
  expect([told.at(-1), copier.state().phase]).toEqual(['fetch/auth', 'idle'])
  expect(await copier.list({}, never())).toEqual(ok(undefined))
  expect(copier.state().problem).toBeUndefined()
})

it('asks no store when the network is off, and says so of each artifact', async () => {
  const { copier, fixture, state, states } = await setUp()
  await copier.list({}, never())
  const asked = fixture.server.log.length
  state.isOffline = true
  await copier.copy(NAMES, 'asked', never())
  expect(states()).toEqual(['failed', 'failed', 'failed'])
  expect(copier.state()).toMatchObject({ phase: 'idle', problem: { code: 'fetch/network-off' } })
  expect(fixture.server.log.length).toBe(asked)
  state.isOffline = false
  await copier.copy(NAMES, 'asked', never())
  expect([states(), copier.state().problem]).toEqual([['cached', 'cached', 'cached'], undefined])
})

it('says how far it is', async () => {
  const { copier, fixture } = await setUp({ storage: { faults: [hang('artifacts/b.log', [1])] } })
  expect(copier.state()).toMatchObject({ phase: 'idle', artifacts: { total: 0 }, isDecisive: false, isFromCache: true })
  await copier.list({}, never())
  const stop = new AbortController()
  const copying = copier.copy(NAMES, 'rest', stop.signal)
  await expect.poll(() => copier.state().artifacts.cached).toBe(2)
  await expect.poll(() => copier.copies()[1]?.doneBytes).toBe(100)
  const bytes = copier.copies().reduce((sum, copy) => sum + copy.bytes, 0)
  const whole = copier.copies()[1]?.bytes ?? 0
  expect(copier.state()).toMatchObject({
    phase: 'fetching',
    artifacts: { total: 3, cached: 2, failed: 0 },
    bytes: { total: bytes, cached: bytes - whole + 100, wanted: whole - 100 },
    current: 'artifacts/b.log',
    isDecisive: true,
    isFromCache: false,
    isPending: false,
  })
  stop.abort()
  await copying
  await copier.settled()
  expect(copier.state()).toMatchObject({ phase: 'idle', artifacts: { cached: 2, failed: 0 }, bytes: { wanted: 0 } })
  expect(fixture.server.log.length).toBe(4)
})
