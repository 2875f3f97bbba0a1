import { expect, it } from 'vitest'
import { correctLogTimes } from '../../../../electron/services/correct-log-times.ts'

const line = (at?: number) => ({
  line: 1,
  offset: 0,
  text: '11:30:00 x',
  bytes: 6,
  cutBytes: 0,
  notes: [],
  ...(at === undefined ? {} : { at }),
})
const window = { artifact: 'kubelet.log', size: { totalLines: 2, bytes: 20 }, lines: [line(1_000), line()] }
const skew = { reference: 'b.log', offsetMicros: 90, spreadMicros: 0, pairs: 9, evidence: [] }

it('takes the skew of the artifact out of its times, and leaves texts and lines without a time', () => {
  expect(correctLogTimes(window, [{ ...skew, artifacts: ['kubelet.log'] }]).lines).toEqual([line(910), line()])
})

it('leaves an artifact of which no skew is known', () => {
  expect(correctLogTimes(window, [{ ...skew, artifacts: ['other.log'] }])).toEqual(window)
})
