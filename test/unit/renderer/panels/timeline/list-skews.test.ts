import { expect, it } from 'vitest'
import { listSkews } from '../../../../../renderer/panels/timeline/list-skews.ts'
import { foundingInvestigation } from '../../../../support/founding-view.ts'

const skew = { artifacts: ['a.log'], reference: 'b.log', offsetMicros: 1, spreadMicros: 0, pairs: 9, evidence: [] }

it('lists the skews of both sides, the good one first', () => {
  const { good, bad } = foundingInvestigation
  const other = { ...skew, artifacts: ['c.log'] }
  expect(listSkews({ good: { ...good, skews: [skew] }, bad: { ...bad, skews: [other, skew] } })).toEqual([
    { side: 'good', skew },
    { side: 'bad', skew: other },
    { side: 'bad', skew },
  ])
  expect(listSkews(foundingInvestigation)).toEqual([])
})
