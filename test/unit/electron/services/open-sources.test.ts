import { expect, it } from 'vitest'
import { err, ok } from '../../../../shared/base/result.ts'
import type { ArtifactReader } from '../../../../shared/analysis/read/reader.ts'
import { OpenSources, SAMPLE_LABEL, type OpenSourcesOptions } from '../../../../electron/services/open-sources.ts'
import { fakeRun, fakeSource } from '../../../support/fake-run.ts'

/** Takes the text as the run's job name. */
const jobReader = (): ArtifactReader => {
  let text = ''
  return { feed: chunk => (text += new TextDecoder().decode(chunk)), end: () => ({ facts: { job: text } }) }
}

function openSources(over: Partial<OpenSourcesOptions> = {}) {
  const opened: ReturnType<typeof fakeSource>[] = []
  const sources = new OpenSources({
    openSource: path => {
      if (path.includes('missing')) return Promise.resolve(err({ code: 'source/not-found', path }))
      const source = fakeSource(path.slice(1), [fakeRun('a', { 'prowjob.json': 'job-a' }), fakeRun('b', {})])
      opened.push(source)
      return Promise.resolve(ok(source))
    },
    openReader: name => (name === 'prowjob.json' ? jobReader() : undefined),
    ...over,
  })
  return { sources, opened }
}

it('lists what is open in order, with ids that tell nothing and facts from the small files', async () => {
  const { sources } = openSources()
  const first = await sources.open('/one')
  const second = await sources.open('/two')
  const views = await sources.list()
  expect(views.map(view => [view.sourceId, view.label, view.kind])).toEqual([
    [first, 'one', 'folder'],
    [second, 'two', 'folder'],
  ])
  expect(views[0]?.runs.map(run => [run.label, run.facts])).toEqual([
    ['a', { source: 'one#a', job: 'job-a' }],
    ['b', { source: 'one#b' }],
  ])
  expect(JSON.stringify(views)).not.toContain('/one')
})

it('lists a source that cannot be opened with its problem', async () => {
  const { sources } = openSources()
  const sourceId = await sources.open('/missing')
  expect(await sources.list()).toEqual([
    { sourceId, label: 'missing', kind: 'file', runs: [], problem: { code: 'source/not-found', path: '/missing' } },
  ])
  expect(await sources.close(sourceId)).toEqual(ok(undefined))
})

it('says what of an opened source could not be read', async () => {
  const cut = { ...fakeSource('cut.tar', [fakeRun('a', {})]), problem: 'the archive is truncated.' }
  const { sources } = openSources({ openSource: () => Promise.resolve(ok(cut)) })
  await sources.open('/cut.tar')
  const [view] = await sources.list()
  expect(view?.runs.length).toBe(1)
  expect(view?.problem).toEqual({ code: 'source/partly-read', path: 'cut.tar', reason: 'the archive is truncated' })
})

it('opens the same path once', async () => {
  const { sources, opened } = openSources()
  expect(await sources.open('/one')).toBe(await sources.open('/one'))
  expect(opened).toHaveLength(1)
})

it('keeps the sample last and open', async () => {
  const { sources } = openSources({ samplePath: '/sample' })
  await sources.open('/one')
  const views = await sources.list()
  expect(views.map(view => [view.label, view.kind])).toEqual([
    ['one', 'folder'],
    [SAMPLE_LABEL, 'sample'],
  ])
  const sample = views[1]
  expect(await sources.close(sample?.sourceId ?? '')).toMatchObject({ ok: false })
  expect(await sources.findRun(sample?.runs[0]?.runId ?? '')).toMatchObject({ ok: true })
})

it('closes a source, cleans up after it, and forgets its runs', async () => {
  const forgotten: string[] = []
  const { sources, opened } = openSources({ onClosed: ids => void forgotten.push(...ids) })
  let cleaned = 0
  const cleanUp = (): Promise<void> => {
    cleaned++
    return Promise.resolve()
  }
  const sourceId = await sources.open('/one', { label: 'Upload', cleanUp })
  const [view] = await sources.list()
  expect(view?.label).toBe('Upload')
  await sources.close(sourceId)
  expect(forgotten).toEqual(view?.runs.map(run => run.runId))
  expect([opened[0]?.closed, cleaned]).toEqual([1, 1])
  expect(await sources.findRun(forgotten[0] ?? '')).toMatchObject({ ok: false, error: { code: 'rpc/unknown-id' } })
  expect(await sources.close(sourceId)).toMatchObject({ ok: false, error: { code: 'rpc/unknown-id' } })
})

it('does not read a fact file that is too large to be one', async () => {
  const { sources } = openSources({
    openSource: () => Promise.resolve(ok(fakeSource('x', [fakeRun('', { 'prowjob.json': 'x'.repeat(1_048_577) })]))),
  })
  await sources.open('/x')
  expect((await sources.list())[0]?.runs[0]?.facts).toEqual({ source: 'x' })
})
