import { describe, expect, it } from 'vitest'
import { instant } from '#shared/base/time.ts'
import type { RunResult } from '#shared/model/run.ts'
import type { JobRun } from '../../../../../electron/services/references/look-at-stored-run.ts'
import { suggestBaseline } from '../../../../../electron/services/references/suggest-baseline.ts'

const COS = 'cos-beta-121-18867-0-24'
const OLD_COS = 'cos-beta-117-18613-164-38'
const UBUNTU = 'ubuntu-gke-2204-1-28-v20240101'
const HOUR = 3_600_000_000

interface Told {
  readonly images?: readonly string[]
  readonly kinds?: readonly string[]
  readonly job?: string
  readonly isUndated?: boolean
}

const run = (
  id: number,
  result: RunResult | undefined,
  { images = [], kinds = [], job = 'j', isUndated }: Told = {},
): JobRun => ({
  reference: { kind: 'run', place: { bucket: 'b', path: `logs/${job}/${id}`, job, id: String(id) } },
  facts: {
    source: 'x',
    ...(result === undefined ? {} : { result }),
    ...(isUndated === true ? {} : { startedAt: instant(id * HOUR) }),
  },
  images,
  kinds,
  isCached: false,
})
/** Newest first; the target is the one with this id. */
const suggested = (runs: readonly JobRun[], id: number) => {
  const found = suggestBaseline(
    runs,
    runs.find(each => each.reference.place.id === String(id))!,
  )
  return found === undefined ? undefined : [found.run.reference.place.id, found.reason]
}
const cos = { images: [COS] }

describe('suggestBaseline', () => {
  it('takes the nearest older green run with hosts of the same image family', () => {
    const runs = [
      run(9, 'success', cos),
      run(8, 'failure', cos),
      run(7, 'aborted', cos),
      run(2, 'success', { images: [OLD_COS] }),
    ]
    expect(suggested(runs, 8)).toEqual([
      '2',
      'The nearest green run before it: 2 runs and 6 h 00 min earlier, with artifacts of a cos host like the failing one.',
    ])
  })

  it('says that a nearer green run was passed over', () => {
    expect(suggested([run(8, 'failure', cos), run(7, 'success'), run(6, 'success', cos)], 8)?.[1]).toMatch(
      /^The nearest comparable green run before it: 2 runs/u,
    )
  })

  it('takes the nearest newer one where no older one will do', () => {
    const runs = [run(10, 'success', cos), run(9, 'success', cos), run(8, undefined, cos), run(7, 'success')]
    expect(suggested(runs, 8)).toEqual([
      '9',
      'The nearest green run after it, since no older one listed is both green and comparable: 1 run and 1 h 00 min later, with artifacts of a cos host like the run in question.',
    ])
  })

  it.each(['failure', 'aborted', 'error', 'pending', undefined] as const)(
    'never takes a run whose result is %s',
    result => {
      expect(suggested([run(9, result, cos), run(8, 'failure', cos), run(7, result, cos)], 8)).toBeUndefined()
    },
  )

  it('says which hosts have no counterpart', () => {
    const runs = [
      run(8, 'failure', { images: [COS, UBUNTU, 'custom-os'] }),
      run(7, 'success', { ...cos, isUndated: true }),
    ]
    expect(suggested(runs, 8)).toEqual([
      '7',
      'The nearest green run before it: 1 run earlier, with artifacts of a cos host like the failing one, but of no ubuntu and no custom-os host.',
    ])
  })

  it('goes by kinds where no image is told, and claims nothing where nothing is', () => {
    const kinds = { kinds: ['node', 'tests'] }
    const told = [run(8, 'failure', kinds), run(7, 'success', { kinds: ['node'] }), run(6, 'success', kinds)]
    expect([suggested(told, 8), suggested([run(8, 'failure'), run(7, 'success', kinds)], 8)]).toEqual([
      [
        '6',
        'The nearest comparable green run before it: 2 runs and 2 h 00 min earlier, with the same kinds of artifacts as the failing one (node, tests).',
      ],
      [
        '7',
        'The nearest green run before it: 1 run and 1 h 00 min earlier, though the names of the artifacts do not tell whether they are comparable.',
      ],
    ])
  })

  it('stays with the same job, and counts its runs only', () => {
    const runs = [run(8, 'failure', cos), run(7, 'success', { ...cos, job: 'other' }), run(6, 'success', cos)]
    expect(suggested(runs, 8)?.[1]).toMatch(/: 1 run and 2 h 00 min earlier/u)
  })

  it('suggests nothing for a run that is not among them', () => {
    expect(suggestBaseline([run(7, 'success')], run(8, 'failure'))).toBeUndefined()
  })
})
