import { expect, it } from 'vitest'
import type { LogLine, RuleTrial } from '#shared/ipc/views.ts'
import { offerCounterSamples } from '../../../../../renderer/app/rules/near-lines.ts'
import { formOfLine } from '../../../../../renderer/state/rule-form.ts'
import { cite } from '../../../../support/founding-view.ts'

const texts = [
  'the disk of node 1 answers',
  'something else entirely',
  'the disk of node 1 answers too slowly',
  'the disk of node 2 answers too slowly',
  '',
  'the disk of node 3 answers in time',
  'yet another thing',
]
const lines: readonly LogLine[] = texts.map((text, index) => ({
  line: index + 1,
  offset: 0,
  text,
  bytes: 6,
  cutBytes: 0,
  notes: [],
}))
const found = (hits: readonly number[], total = hits.length): RuleTrial => ({
  artifacts: [{ artifact: 'kern.log', lines: total }],
  hits: hits.map(line => cite('kern.log', line, texts[line - 1] ?? '')),
  total,
  read: { artifacts: 1, bytes: 1 },
  unread: [],
})
const form = formOfLine({ artifact: 'kern.log', text: texts[2] ?? '', from: 0, to: 0 }, [])
const near = { lines, line: 3, found: found([3, 4]) }

it('offers lines that are not found, those first that look most like the sample', () => {
  expect(offerCounterSamples(near, form)).toEqual([
    'the disk of node 1 answers',
    'the disk of node 3 answers in time',
    'something else entirely',
  ])
})

it('offers no line that is a sample or a counter-sample already', () => {
  const used = { ...form, samples: [texts[0] ?? ''], counterSamples: [{ line: texts[5] ?? '', why: '' }] }
  expect(offerCounterSamples(near, used)).not.toContain(texts[0])
  expect(offerCounterSamples(near, used)).not.toContain(texts[5])
})

it('offers no line of which it is not known whether it is found', () => {
  expect(offerCounterSamples({ ...near, found: found([3], 2) }, form)).toEqual([texts[0], texts[1]])
})

it('offers no line that is not shown to its end', () => {
  const cut = lines.map(line => ({ ...line, cutBytes: 1 }))
  expect(offerCounterSamples({ ...near, lines: cut }, form)).toEqual([])
})
