import { describe, expect, it } from 'vitest'
import type { RuleTrial } from '#shared/ipc/views.ts'
import { countText, limitTexts, problemOfTrials } from '../../../../../renderer/app/rules/hit-text.ts'
import { idle, loading, type Answer } from '../../../../../renderer/state/answer.ts'
import { cite } from '../../../../support/founding-view.ts'

const trial = (over: Partial<RuleTrial> = {}): RuleTrial => ({
  artifacts: [{ artifact: 'kern.log', lines: 2 }],
  hits: [cite('kern.log', 3, 'slow'), cite('kern.log', 9, 'slow')],
  total: 2,
  read: { artifacts: 4, bytes: 2_048 },
  unread: [],
  ...over,
})

describe('the words for what a pattern finds', () => {
  it('count lines and artifacts', () => {
    expect(countText(trial())).toBe('2 lines in 1 artifact')
    expect(countText(trial({ artifacts: [], hits: [], total: 0 }))).toBe('no line')
  })

  it('say nothing of limits where nothing was left out', () => {
    expect(limitTexts(trial())).toEqual([])
  })

  it('say which lines and artifacts are not shown', () => {
    const cut = trial({ total: 1_200, artifacts: [{ artifact: 'kern.log', lines: 700 }] })
    expect(countText(cut)).toBe('1,200 lines in more than 1 artifact')
    expect(limitTexts(cut)).toEqual([
      'Only the first 2 of 1,200 lines are shown.',
      'Only the 1 artifact with the most lines are listed.',
    ])
  })

  it('name what was not read, and make hostile names harmless', () => {
    expect(limitTexts(trial({ unread: ['a\u202e', 'b', 'c', 'd'] }))).toEqual([
      String.raw`4 artifacts could not be read, or not to the end: a\u202e, b, c and 1 more.`,
    ])
  })
})

describe('a refused trial', () => {
  const refused: Answer<RuleTrial> = {
    kind: 'failed',
    error: { code: 'rules/refused', place: 'pattern', reason: 'is not in RE2 syntax' },
  }
  const trials = (here: Answer<RuleTrial>, bad: Answer<RuleTrial> = idle) => ({
    ...{ here, good: idle, bad, isReading: false, isStopped: false },
    stop: () => undefined,
    goOn: () => undefined,
  })

  it('belongs to the field that it is about', () => {
    const problem = {
      place: 'signatures[0].pattern',
      reason: 'is not in RE2 syntax. Nothing is counted or saved until it is changed',
    }
    expect(problemOfTrials(trials(refused))).toEqual(problem)
    expect(problemOfTrials(trials(idle, refused))).toEqual(problem)
  })

  it('is none while it is awaited, nor when something else went wrong', () => {
    expect(problemOfTrials(trials(loading))).toBeUndefined()
    const died: Answer<RuleTrial> = { kind: 'failed', error: { code: 'analysis/died', reason: 'x' } }
    expect(problemOfTrials(trials(died))).toBeUndefined()
  })
})
