import { describe, expect, it } from 'vitest'
import type { FetchView } from '#shared/ipc/views.ts'
import { copyLabel, copyNotes, copySentence, rateText, restLabel } from '../../../../renderer/domain/copy-text.ts'
import { halfCopy } from '../../../support/bucket-view.ts'

const MIB = 1_048_576
const nothing: FetchView = {
  ...halfCopy,
  artifacts: { total: 0, cached: 0, failed: 0 },
  bytes: { total: 0, cached: 0, wanted: 0 },
}
const partial: FetchView = {
  ...halfCopy,
  artifacts: { total: 40, cached: 12, failed: 0 },
  bytes: { total: 500 * MIB, cached: 88 * MIB, wanted: 0 },
}
const fetching: FetchView = {
  ...partial,
  phase: 'fetching',
  bytes: { ...partial.bytes, wanted: 412 * MIB },
  bytesPerSecond: 4 * MIB,
}
const whole: FetchView = {
  ...partial,
  artifacts: { total: 40, cached: 40, failed: 0 },
  bytes: { total: 500 * MIB, cached: 500 * MIB, wanted: 0 },
}

describe('what is said of a copy', () => {
  it.each<[string, FetchView, readonly [string, string]]>([
    ['listing', { ...nothing, phase: 'listing' }, ['◌ Listing', 'Asking the store what there is']],
    [
      'listing on',
      { ...nothing, phase: 'listing', artifacts: { total: 12_000, cached: 0, failed: 0 } },
      ['◌ Listing', '12,000 artifacts so far'],
    ],
    ['fetching', fetching, ['↓ Fetching', '12 of 40 artifacts, 88.0 MiB of 500 MiB']],
    [
      'fetching a part',
      { ...fetching, bytes: { ...fetching.bytes, wanted: 12 * MIB } },
      ['↓ Fetching', '12 of 40 artifacts, 88.0 MiB of 100 MiB (the whole run has 500 MiB)'],
    ],
    ['partial', partial, ['◐ Partial', '12 of 40 artifacts here, 88.0 MiB of 500 MiB']],
    ['failed', halfCopy, ['▲ 1 failed', '2 of 4 artifacts here, 1000 B of 3.9 KiB']],
    ['whole', whole, ['✓ All here', '40 artifacts, 500 MiB']],
    ['not listed', nothing, ['▲ Not listed', 'The store has not said what there is']],
  ])('while it is %s', (_, copy, said) => {
    expect([copyLabel(copy).text, copySentence(copy)]).toEqual(said)
  })

  it('has a rate and a time left where both make sense', () => {
    expect(rateText(fetching)).toBe('4.0 MiB/s · 1 min 43 s left')
    expect(rateText({ ...fetching, bytes: { ...fetching.bytes, wanted: 9 * MIB } })).toBe('4.0 MiB/s · 3 s left')
    expect(rateText(partial)).toBe('')
  })

  it('names the size before anything is fetched', () => {
    expect([restLabel(partial), restLabel(nothing)]).toEqual(['Fetch the rest (412 MiB)', 'Try again'])
    expect(restLabel({ ...partial, artifacts: { ...partial.artifacts, cached: 0 } })).toBe('Fetch it (412 MiB)')
  })

  it('says that no network was used, and that a run may still grow', () => {
    expect(copyNotes({ ...whole, isFromCache: true, isPending: true })).toEqual([
      'From the cache, no network used.',
      'Not finished yet when listed: there may be more to come.',
    ])
    expect(copyNotes({ ...nothing, isFromCache: true })).toEqual([])
  })
})
