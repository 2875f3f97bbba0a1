import { expect, it } from 'vitest'
import { analyseAhead } from '../../../../electron/services/warm-up.ts'
import type { OpenRun } from '../../../../electron/services/open-sources.ts'
import type { CasesView } from '../../../../shared/ipc/case-views.ts'
import type { CacheView, SourceView } from '../../../../shared/ipc/views.ts'
import { err, ok } from '../../../../shared/base/result.ts'
import { runs, sampleSource } from '../../../support/founding-view.ts'

const NO_CACHE: CacheView = { dir: '/cache', bytes: 0, quotaBytes: 1, runs: [] }
// Only that there is one counts.
const CASE = {} as CasesView['cases'][number]

/** Ids of the runs that are begun. */
async function begun(open: readonly SourceView[], cases: CasesView['cases'] = []): Promise<readonly string[]> {
  const ids: string[] = []
  const views = open.flatMap(source => source.runs)
  await analyseAhead({
    sources: {
      list: () => Promise.resolve(open),
      findRun: runId => {
        const view = views.find(run => run.runId === runId)
        const location = { kind: 'path', path: '/runs', run: runId } as const
        // Of an open run nothing else is looked at.
        return Promise.resolve(
          view === undefined
            ? err({ code: 'rpc/unknown-id', id: runId })
            : ok({ view, location } as unknown as OpenRun),
        )
      },
    },
    investigations: { begin: ({ view }) => void ids.push(view.runId) },
    bucketRuns: { cacheView: () => Promise.resolve(NO_CACHE) },
    cases: { list: () => Promise.resolve({ cases, problems: [], omitted: 0 }) },
    emit: () => undefined,
  })
  return ids
}

const own: SourceView = { sourceId: 's', label: 'mine', kind: 'zip', runs: [runs.good16, runs.bad16] }

it('begins the pair of the sample that the window opens for a newcomer', async () => {
  expect(await begun([sampleSource])).toEqual(['r-good-17', 'r-bad-17'])
})

it('leaves the sample to who was here before', async () => {
  expect(await begun([sampleSource], [CASE])).toEqual([])
})

it('begins the only pair of what a person opened, wherever they have been', async () => {
  expect(await begun([own, sampleSource], [CASE])).toEqual(['r-good-16', 'r-bad-16'])
})

it('begins nothing where the window asks which runs are meant', async () => {
  expect(await begun([{ ...own, runs: [runs.bad16] }, sampleSource])).toEqual([])
})
