import { beforeEach, describe, expect, it, vi } from 'vitest'
import { err, ok } from '#shared/base/result.ts'
import { parseViewLink } from '#shared/ipc/view-link.ts'
import type { SourceView } from '#shared/ipc/views.ts'
import { openPastedText } from '../../../../renderer/app/open-pasted-text.ts'
import { copiedLinkText, linkToView, openViewLink } from '../../../../renderer/app/view-link.ts'
import { parseRoute } from '../../../../renderer/state/route.ts'
import { createStores } from '../../../../renderer/state/stores.tsx'
import { bucketRun, runReference } from '../../../support/bucket-view.ts'
import { createFakeBackend } from '../../../support/fake-backend.ts'
import { sampleSource } from '../../../support/founding-view.ts'

const GOOD = 'gs://kubernetes-ci-logs/logs/ci-node-e2e/1'
const BAD = 'gs://kubernetes-ci-logs/logs/ci-node-e2e/2'
const source = (runId: string, uri: string): SourceView => ({
  sourceId: `s-${runId}`,
  label: uri,
  kind: 'prow',
  runs: [{ ...bucketRun, runId, place: { uri, pages: [] } }],
})
const sources = [source('g', GOOD), source('b', BAD), sampleSource]

/** The address bar, as far as routes need one. */
beforeEach(() => {
  const location = { hash: '' }
  const go = (_state: unknown, _title: string, hash: string) => void (location.hash = hash)
  vi.stubGlobal('window', { location, history: { pushState: go, replaceState: go } })
})

function stores(over: Parameters<typeof createFakeBackend>[0] = {}) {
  const backend = createFakeBackend({
    'source.list': () => ok(sources),
    'source.parse': ({ text }) => ok({ ...runReference, referenceId: text }),
    'source.fetch': ({ referenceId }) => ok(referenceId === GOOD ? 's-g' : 's-b'),
    ...over,
  })
  return { backend, all: createStores(backend) }
}

describe('linkToView', () => {
  const hash = '#/i/g~b/logs?gh=one&bh=two&s=bad&a=artifacts%2Fkubelet.log&l=12'

  it('names both runs by their place, and everything else that a route holds', () => {
    const link = parseViewLink(linkToView(parseRoute(hash), sources) ?? '')
    expect(link).toMatchObject({ good: GOOD, bad: BAD })
    expect(parseRoute(`#/i/g~b/${link?.view ?? ''}`)).toEqual(parseRoute(hash))
  })

  it('leaves out further good runs, whose ids nobody else knows, and says so', () => {
    const route = parseRoute('#/i/g~b/verdict?ag=x&ag=y')
    expect(parseViewLink(linkToView(route, sources) ?? '')?.view).toBe('verdict')
    expect(copiedLinkText(route)).toBe('Link copied, without 2 more good runs')
    expect(copiedLinkText(parseRoute('#/i/g~b/verdict'))).toBe('Link copied')
    expect(copiedLinkText(parseRoute('#/i/g~b/verdict?gh=one&bh=two&ag=x'))).toBe('Link copied')
  })

  it('makes none of a run that only this machine has', () => {
    expect(linkToView(parseRoute('#/i/g~r-bad-17/verdict'), sources)).toBeUndefined()
    expect(linkToView(parseRoute('#/i/~/verdict'), sources)).toBeUndefined()
  })
})

describe('openViewLink', () => {
  it('opens both runs and goes to the view', async () => {
    const { all } = stores()
    expect(await openViewLink(all, { good: GOOD, bad: BAD, view: 'logs?s=bad&a=x.log&l=3' })).toBe(true)
    expect(parseRoute(window.location.hash)).toMatchObject({
      baseline: 'g',
      target: 'b',
      panel: 'logs',
      side: 'bad',
      artifact: 'x.log',
      line: 3,
    })
  })

  it('leaves out what of the view is no place', async () => {
    const { all } = stores()
    await openViewLink(all, { good: GOOD, bad: BAD, view: 'logs?s=evil&l=-1&t=x' })
    expect(parseRoute(window.location.hash)).toEqual({ baseline: 'g', target: 'b', panel: 'logs' })
  })

  it('takes no further good runs from a link, nor from what was compared before', async () => {
    const { all } = stores()
    window.location.hash = '#/i/a~z/verdict?ag=old&e=test%3Aold'
    await openViewLink(all, { good: GOOD, bad: BAD, view: 'verdict?ag=x' })
    expect(parseRoute(window.location.hash)).toEqual({ baseline: 'g', target: 'b', panel: 'verdict' })
  })

  it('asks once for two hosts of one run', async () => {
    const { all, backend } = stores()
    await openViewLink(all, { good: GOOD, bad: GOOD, view: 'verdict?gh=one&bh=two' })
    expect(backend.calls.filter(({ command }) => command === 'source.fetch')).toHaveLength(1)
    expect(parseRoute(window.location.hash)).toMatchObject({ baseline: 'g', target: 'g', goodHost: 'one' })
  })

  it.each([
    ['is no run', { 'source.parse': () => ok({ ...runReference, kind: 'job' as const }) }],
    ['is not understood', { 'source.parse': () => err({ code: 'cancelled' as const }) }],
    ['cannot be opened', { 'source.fetch': () => err({ code: 'cancelled' as const }) }],
  ])('goes nowhere when one %s', async (_what, answers) => {
    const { all } = stores(answers)
    expect(await openViewLink(all, { good: GOOD, bad: BAD, view: '' })).toBe(false)
    expect(window.location.hash).toBe('')
  })
})

describe('a pasted link to a view', () => {
  it('is shown before anything is opened', async () => {
    const { all, backend } = stores()
    await openPastedText(all, ' RUNSKEW://compare?good=x ')
    expect(all.view.getState()).toMatchObject({ dialog: 'view-link', offeredLink: 'RUNSKEW://compare?good=x' })
    expect(backend.calls).toEqual([])
  })
})
