import { describe, expect, it } from 'vitest'
import { parseRule } from '#shared/saved/rule-pack.schema.ts'
import {
  checkForm,
  formOfLine,
  formOfRule,
  problemsAfter,
  refusalAt,
  toRule,
  withoutEmptyRows,
  type ReaderLine,
  type RuleForm,
} from '../../../../renderer/state/rule-form.ts'
import { ruleDraft } from '../../../support/own-rule.ts'

const line: ReaderLine = {
  artifact: 'artifacts/node-1/kern.log',
  text: 'task jbd2:312 blocked for more than 120 seconds',
  from: 0,
  to: 0,
  level: 'error',
}
const filled = (over: Partial<RuleForm> = {}): RuleForm => ({
  ...formOfLine(line, []),
  explain: 'The disk is slow.',
  counterSamples: [{ line: 'the queue is blocked for more than a day', why: 'it names no task' }],
  ...over,
})
const placesOf = (form: RuleForm, taken: readonly string[] = []) => checkForm(form, taken).map(({ place }) => place)

describe('a form of a rule', () => {
  it('begins with what a line tells, and claims no more than a symptom', () => {
    expect(formOfLine(line, [])).toMatchObject({
      packId: 'my-rules',
      id: 'blocked-for-more-than',
      title: 'Blocked for more than',
      kind: 'symptom',
      severity: 'error',
      literal: 'blocked for more than',
      isPlaced: false,
      artifact: 'kern.log',
      samples: [line.text],
      counterSamples: [],
    })
    expect(formOfLine({ artifact: 'a', text: line.text, from: 0, to: 0 }, []).severity).toBe('info')
  })

  it('suggests an id that no other rule of the pack has', () => {
    expect(formOfLine(line, ['blocked-for-more-than']).id).toBe('blocked-for-more-than-2')
    expect(formOfLine(line, ['blocked-for-more-than', 'blocked-for-more-than-2']).id).toBe('blocked-for-more-than-3')
    expect(formOfLine({ ...line, text: '' }, []).id).toBe('new-rule')
  })

  it('becomes a rule that a pack takes', () => {
    expect(parseRule(toRule(filled()))).toMatchObject({ ok: true })
    expect(toRule(filled()).signatures).toEqual([
      { literal: 'blocked for more than', pattern: expect.any(String) as string },
    ])
    expect(toRule(filled({ isPlaced: true })).signatures[0]).toMatchObject({ artifact: 'kern.log' })
  })

  it('gives a rule back as it was, with what it has no field for', () => {
    const more = { wrapper: true, identity: ['device'] } as const
    const rule = {
      ...ruleDraft({ ...more, references: ['https://example.org/1'] }),
      signatures: [...ruleDraft().signatures, { literal: 'too slow', pattern: 'too slow', artifact: '*.log' }],
    }
    expect(toRule(formOfRule('my-rules', rule))).toEqual(rule)
  })

  it('leaves out rows that nobody filled in', () => {
    const form = filled({ nextSteps: ['', 'look'], references: [' ', ' https://a.example '], samples: ['x', ''] })
    expect(withoutEmptyRows({ ...form, counterSamples: [{ line: ' ', why: 'none' }] })).toMatchObject({
      nextSteps: ['look'],
      references: ['https://a.example'],
      samples: ['x'],
      counterSamples: [],
    })
  })
})

describe('what is wrong with a form', () => {
  it('is nothing when a pack takes it', () => {
    expect(checkForm(filled(), [])).toEqual([])
  })

  it('is everything that is needed and not there, all at once', () => {
    const empty = {
      ...filled(),
      ...{ title: ' ', explain: '', literal: 'abc', pattern: '', artifact: ' ', isPlaced: true },
    }
    expect(placesOf({ ...empty, samples: [], counterSamples: [] })).toEqual([
      'title',
      'explain',
      'signatures[0].literal',
      'signatures[0].pattern',
      'signatures[0].artifact',
      'samples',
      'counterSamples',
    ])
  })

  it.each(['', 'Upper', 'a b', 'a/b/c', '-a'])('is the id %j', id => {
    expect(placesOf(filled({ id }))).toEqual(['id'])
  })

  it('is an id that another rule has', () => {
    expect(placesOf(filled({ id: 'taken' }), ['taken'])).toEqual(['id'])
  })

  it('is forgotten with the field that it was about, and with what decides about it', () => {
    const problems = ['title', 'signatures[0].pattern', 'samples[0]', 'counterSamples', 'counterSamples[1].why'].map(
      place => ({ place, reason: '' }),
    )
    const left = (change: Partial<RuleForm>) => problemsAfter(problems, change).map(({ place }) => place)
    expect(left({ title: 'x' })).not.toContain('title')
    expect(left({ pattern: 'x' })).toEqual(['title', 'counterSamples', 'counterSamples[1].why'])
    expect(left({ counterSamples: [] })).toEqual(['title', 'signatures[0].pattern', 'samples[0]'])
  })

  it('comes with what to do about it, where the service does not say so', () => {
    expect(refusalAt({ place: 'samples[0]', reason: 'is not found' }).reason).toBe(
      'is not found. Change the literal or the pattern, or take it out',
    )
    expect(refusalAt({ place: 'implies[0].range', reason: 'is no range' }).reason).toBe('is no range')
  })

  it('is told with the row it is in', () => {
    const form = filled({
      references: ['https://a.example', 'http://b.example'],
      counterSamples: [...filled().counterSamples, { line: 'x', why: '' }],
    })
    expect(placesOf(form)).toEqual(['references[1]', 'counterSamples[1].why'])
  })
})
