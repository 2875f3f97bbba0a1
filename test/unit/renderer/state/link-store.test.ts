import { describe, expect, it, vi } from 'vitest'
import { err, ok } from '#shared/base/result.ts'
import { createInvestigationStore } from '../../../../renderer/state/investigation-store.ts'
import { createLinkStore } from '../../../../renderer/state/link-store.ts'
import { bucketSource, jobReference, jobRuns, runReference } from '../../../support/bucket-view.ts'
import { createFakeBackend } from '../../../support/fake-backend.ts'

const RUN = 'https://prow.k8s.io/view/gs/kubernetes-ci-logs/logs/ci-containerd-node-e2e-1-7/1897253500112233472'
const JOB = 'https://prow.k8s.io/job-history/gs/kubernetes-ci-logs/logs/ci-containerd-node-e2e-1-7'

function stores(answers: Parameters<typeof createFakeBackend>[0] = {}) {
  const backend = createFakeBackend({ 'source.list': () => ok([bucketSource]), ...answers })
  const investigation = createInvestigationStore(backend)
  const links = createLinkStore(backend, investigation)
  const asked = () => backend.calls.map(call => call.command)
  return { backend, investigation, links, asked }
}

describe('link store', () => {
  it('opens the run that a link names', async () => {
    const { investigation, links } = stores()
    await links.getState().open(RUN)
    expect(links.getState().link).toEqual({ kind: 'ready', value: runReference })
    expect(investigation.getState().opening).toEqual({ kind: 'ready', value: ['s-bucket'] })
    expect(links.getState().about).toBeUndefined()
  })

  it('lists the runs of the job that a link names, and opens none', async () => {
    const { links, asked } = stores()
    await links.getState().open(JOB)
    expect(links.getState()).toMatchObject({
      link: { kind: 'ready', value: jobReference },
      about: { referenceId: 'ref-job' },
      runs: { kind: 'ready', value: jobRuns },
    })
    expect(asked()).toEqual(['source.parse', 'job.runs'])
  })

  it('says why a link is not understood, and asks nothing more', async () => {
    const { links, asked } = stores()
    await links.getState().open('https://example.org/')
    expect(links.getState().link).toMatchObject({ kind: 'failed', error: { code: 'reference/unknown' } })
    expect(asked()).toEqual(['source.parse'])
  })

  it('remembers what a link points at inside its run', async () => {
    const anchor = { artifact: 'build-log.txt', from: 12 }
    const { links } = stores({ 'source.parse': () => ok({ ...runReference, anchor }) })
    await links.getState().open(RUN)
    expect([...links.getState().anchors]).toEqual([['s-bucket', anchor]])
  })

  it('says what is meant while it is typed, and is silent about what is not an address yet', async () => {
    const { links, asked } = stores()
    await links.getState().type('prow')
    expect([links.getState().link.kind, asked()]).toEqual(['idle', []])
    await links.getState().type('https://example.org/')
    expect(links.getState().link.kind).toBe('idle')
    await links.getState().type(RUN)
    expect(links.getState().link).toEqual({ kind: 'ready', value: runReference })
  })

  it('drops the meaning of a text that was typed over', async () => {
    const { links } = stores()
    const older = links.getState().type(RUN)
    await links.getState().type('')
    await older
    expect(links.getState().link).toEqual({ kind: 'idle' })
  })

  it('closes the list of another run when a run is opened for its own sake', async () => {
    const { links } = stores()
    await links.getState().listRuns({ runId: 'r-bucket' })
    await links.getState().openRun('ref-run')
    expect(links.getState()).toMatchObject({ about: undefined, runs: { kind: 'idle' } })
  })
})

describe('the list of runs', () => {
  it('keeps what it shows while older ones are asked for', async () => {
    const { links, backend } = stores()
    await links.getState().listRuns({ runId: 'r-bucket' })
    const asking = links.getState().listOlder()
    expect(links.getState()).toMatchObject({ runs: { kind: 'ready' }, older: { kind: 'loading' } })
    await asking
    expect(links.getState()).toMatchObject({ runs: { kind: 'ready' }, older: { kind: 'idle' } })
    expect(backend.calls.map(call => call.input)).toEqual([
      { runId: 'r-bucket', limit: 20 },
      { runId: 'r-bucket', limit: 40 },
    ])
  })

  it('asks for the same older ones again after a failure, and for at most a hundred', async () => {
    const answers = [ok(jobRuns), err({ code: 'fetch/offline' as const, host: 'h', reason: 'reset' })]
    const { links, backend } = stores({ 'job.runs': () => answers.shift() ?? ok(jobRuns) })
    await links.getState().listRuns({ runId: 'r-bucket' })
    await links.getState().listOlder()
    expect(links.getState()).toMatchObject({ runs: { kind: 'ready' }, older: { kind: 'failed' } })
    for (let step = 0; step < 6; step++) await links.getState().listOlder()
    const limits = backend.calls.map(call => (call.input as { readonly limit: number }).limit)
    expect(limits).toEqual([20, 40, 40, 60, 80, 100, 100, 100])
  })

  it('is offered once for a run, and never in place of another', async () => {
    const { links, asked } = stores()
    await links.getState().offerRuns('r-bucket')
    links.getState().closeRuns()
    await links.getState().offerRuns('r-bucket')
    expect(asked()).toEqual(['job.runs'])
    await links.getState().listRuns({ referenceId: 'ref-job' })
    await links.getState().offerRuns('r-other')
    expect(links.getState().about).toEqual({ referenceId: 'ref-job' })
  })

  it('ignores the answer to a list that was closed', async () => {
    const { links } = stores()
    const listing = links.getState().listRuns({ runId: 'r-bucket' })
    links.getState().closeRuns()
    await listing
    await vi.waitFor(() => expect(links.getState().runs).toEqual({ kind: 'idle' }))
  })
})
