import { describe, expect, it } from 'vitest'
import { describeCopy, describeWork, runNames } from '../../../../../renderer/app/activity/running-works.ts'
import { halfCopy } from '../../../../support/bucket-view.ts'
import { runs } from '../../../../support/founding-view.ts'

const pair = { baseline: 'r-good-17', target: 'r-bad-17' }
const nameRun = runNames(Object.values(runs), pair)
const progress = (runId: string, doneBytes: number, totalBytes: number | undefined) => ({
  runId,
  artifact: 'x',
  doneBytes,
  totalBytes,
})

describe('runNames', () => {
  it('calls the compared runs by their side, others by their id', () => {
    expect([nameRun('r-good-17'), nameRun('r-bad-17'), nameRun('r-good-16'), nameRun('gone')]).toEqual([
      'good run',
      'bad run',
      '1896891112345600001',
      'a run',
    ])
  })

  it('takes no side where both are hosts of one run', () => {
    const one = runNames(Object.values(runs), { baseline: 'r-bad-17', target: 'r-bad-17' })
    expect(one('r-bad-17')).toBe('1897253500112233472')
  })
})

describe('describeWork', () => {
  it('adds both runs up where both know their end', () => {
    const work = describeWork(
      {
        id: 1,
        command: 'investigation.open',
        runId: undefined,
        progress: [progress('r-good-17', 1024, 4096), progress('r-bad-17', 1024, 4096)],
      },
      nameRun,
    )
    expect(work).toMatchObject({ title: 'Reading both runs', part: 0.25 })
    expect(work.detail).toBe('good run 1.0 KiB of 4.0 KiB · bad run 1.0 KiB of 4.0 KiB')
  })

  it('does not guess the end of what nobody knows', () => {
    const work = describeWork(
      { id: 2, command: 'log.search', runId: 'r-bad-17', progress: [progress('r-bad-17', 2048, undefined)] },
      nameRun,
    )
    expect(work).toMatchObject({
      title: 'Searching all artifacts: bad run',
      detail: 'bad run 2.0 KiB',
      part: undefined,
    })
  })

  it('says nothing of progress where none was told', () => {
    const work = describeWork({ id: 3, command: 'cache.check', runId: undefined, progress: [] }, nameRun)
    expect(work).toMatchObject({ title: 'Checking the cache', detail: '', part: undefined })
  })
})

describe('describeCopy', () => {
  it('says how far it is, and how fast where that is measured', () => {
    const copy = {
      ...halfCopy,
      runId: 'r-bad-17',
      phase: 'fetching',
      bytes: { total: 4_000, cached: 1_000, wanted: 3_000 },
      bytesPerSecond: 1024,
    } as const
    expect(describeCopy(copy, nameRun)).toMatchObject({ title: 'Fetching bad run', part: 0.25 })
    expect(describeCopy(copy, nameRun).detail).toMatch(/1\.0 KiB\/s/u)
  })
})
