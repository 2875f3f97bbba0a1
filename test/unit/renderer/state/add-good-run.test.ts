import { beforeEach, describe, expect, it, vi } from 'vitest'
import { ok } from '#shared/base/result.ts'
import type { SourceView } from '#shared/ipc/views.ts'
import { addChosenRun } from '../../../../renderer/state/add-good-run.ts'
import { getRoute, parseRoute, routeTo } from '../../../../renderer/state/route.ts'
import { createStores } from '../../../../renderer/state/stores.tsx'
import { createFakeBackend } from '../../../support/fake-backend.ts'

const source = (runId: string, id = runId): SourceView => ({
  sourceId: `s-${runId}`,
  label: runId,
  kind: 'zip',
  runs: [{ runId, label: runId, facts: { source: runId, job: 'e2e', id } }],
})

/** The address bar, as far as routes need one. */
beforeEach(() => {
  const location = { hash: '#/i/g~b/novel' }
  const go = (_state: unknown, _title: string, hash: string) => void (location.hash = hash)
  vi.stubGlobal('window', { location, history: { pushState: go, replaceState: go } })
})

/** Stores where `opened` comes when the test says so. */
async function setUp(opened: SourceView) {
  let open: () => void = () => undefined
  const isHere = new Promise<void>(resolve => (open = resolve))
  const backend = createFakeBackend({
    'source.list': () => ok([source('g'), source('b'), opened]),
    'source.fetch': async () => {
      await isHere
      return ok(opened.sourceId)
    },
  })
  const stores = createStores(backend)
  await stores.investigation.getState().loadSources()
  const add = () => addChosenRun(stores, { kind: 'reference', referenceId: 'r' })
  const openings = () => backend.calls.filter(({ command }) => command === 'source.fetch').length
  return { add, open, openings, notice: () => stores.view.getState().notice }
}

describe('a good run that is added', () => {
  it('goes to the pair that it was chosen for, once it is open', async () => {
    const { add, open, notice } = await setUp(source('x'))
    const adding = add()
    routeTo({ panel: 'logs' })
    open()
    await adding
    expect(getRoute()).toMatchObject({ baseline: 'g', target: 'b', alsoGood: ['x'], panel: 'logs' })
    expect(notice()).toBeUndefined()
  })

  it('is not added to another pair that is compared by then', async () => {
    const { add, open, notice } = await setUp(source('x'))
    const adding = add()
    routeTo({ target: 'other' })
    open()
    await adding
    expect(getRoute()).toEqual(parseRoute('#/i/g~other/novel'))
    expect(notice()).toMatch(/^Other runs are compared by now/u)
  })

  it('is not opened where no more are taken', async () => {
    const { add, open, openings, notice } = await setUp(source('x'))
    const full = ['1', '2', '3', '4', '5', '6', '7']
    routeTo({ alsoGood: full })
    open()
    await add()
    expect([openings(), getRoute().alsoGood]).toEqual([0, full])
    expect(notice()).toMatch(/^No more good runs are taken/u)
  })

  it('is not added where it turns out to be a copy of one that is compared', async () => {
    const { add, open, notice } = await setUp(source('copy', 'g'))
    open()
    await add()
    expect(getRoute().alsoGood ?? []).toEqual([])
    expect(notice()).toMatch(/^g is compared already/u)
  })
})
