import { describe, expect, it } from 'vitest'
import type { CaseWork } from '#shared/model/case.ts'
import { findKept } from '../../../../../renderer/panels/logs/kept-lines.ts'
import { commandOf } from '../../../../../renderer/panels/logs/log-keys.ts'
import { findStop } from '../../../../../renderer/panels/logs/stops.ts'

const place = (line: number, side: 'good' | 'bad' = 'bad', artifact = 'kubelet.log') =>
  ({ kind: 'line', side, artifact, line, text: '' }) as const
const note = (text: string, at: CaseWork['notes'][number]['place']) => ({
  id: text,
  text,
  place: at,
  createdAt: 1,
  changedAt: 1,
})
const pin = (line: number, comment = '', side: 'good' | 'bad' = 'bad') => ({
  id: `${line}`,
  place: place(line, side),
  comment,
  createdAt: 1,
})

describe('findKept', () => {
  it('names what is pinned or noted of one artifact of one run, by line', () => {
    const work = {
      pins: [pin(30, 'the first error'), pin(10), pin(20, '', 'good')],
      notes: [note('why?\nmore', place(30)), note('the case', undefined), note('other', place(5, 'bad', 'other.log'))],
    }
    expect(findKept(work, { side: 'bad', artifact: 'kubelet.log' })).toEqual([
      { line: 10, kind: 'kept', title: 'Pinned' },
      { line: 30, kind: 'kept', title: 'Pinned: the first error' },
      { line: 30, kind: 'kept', title: 'Note: why?…' },
    ])
  })

  it('is what F2 steps through, and no stop for the one who looks for findings', () => {
    const marks = findKept({ pins: [pin(10), pin(30)], notes: [] }, { side: 'bad', artifact: 'kubelet.log' })
    expect(findStop(10, false, { marks, lines: [], kind: 'kept' })?.line).toBe(30)
    expect(findStop(10, false, { marks, lines: [], kind: 'finding' })).toBeUndefined()
    const key = { key: 'F2', ctrlKey: false, metaKey: false, altKey: false }
    expect([commandOf({ ...key, shiftKey: false }), commandOf({ ...key, shiftKey: true })]).toEqual([
      'next-kept',
      'previous-kept',
    ])
  })
})
