import { describe, expect, it } from 'vitest'
import { scoreNovelty } from '#shared/analysis/compare-logs/score-novelty.ts'
import { instant } from '#shared/base/time.ts'
import type { LogContext } from '#shared/analysis/compare-logs/log-context.ts'
import type { Template } from '#shared/model/template.ts'
import { buildTemplate, nothingKnown } from '../../../../support/build-templates.ts'

const scored = (known: Partial<Template>, context: Partial<LogContext> = {}, novelty = { distance: 0.5, odds: 0 }) =>
  scoreNovelty(buildTemplate('container * lost', known), novelty, { ...nothingKnown, ...context })
const window = (from: number, to: number) => ({ from: instant(from), to: instant(to) })

describe('the score of a template', () => {
  it('weighs its distance and its odds', () => {
    expect(scored({})).toMatchObject({ distance: 1.5, odds: 0.5 })
    const far = scored({}, {}, { distance: 1, odds: 50 })
    expect(far.distance).toBe(3)
    expect(far.odds).toBeCloseTo(1, 9)
  })

  it.each([
    ['fatal', 2],
    ['error', 2],
    ['warning', 1],
    ['info', 0.2],
  ] as const)('weighs the severity %s', (severity, points) => {
    expect(scored({ severity }).severity).toBe(points)
  })

  it('counts the first line inside the window of a failing test, ends included', () => {
    const windows = [window(10, 20), window(40, 50)]
    const at = (time: number) => scored({ firstAt: instant(time) }, { windows }).window
    expect([9, 10, 20, 21, 45].map(at)).toEqual([0, 2, 2, 0, 2])
    expect(scored({}, { windows }).window).toBe(0)
  })

  it('counts names in the first line and in what its lines have in common', () => {
    const namesEntity = (text: string) => text.includes('web-0') || text.includes('lost')
    expect(scored({}, { namesEntity }).entity).toBe(2)
    const first = { ...buildTemplate('x').first, text: 'container of web-0 gone' }
    expect(scored({ first, text: 'container of * gone' }, { namesEntity }).entity).toBe(2)
    expect(scored({ first, text: 'y' }).entity).toBe(0)
  })

  it('counts what a rule knows', () => {
    expect(scored({}, { isKnownError: ({ text }) => text === 'container * lost' }).knownError).toBe(1)
  })

  it('takes points off in the teardown, unless a test was failing then', () => {
    const context = { teardown: [window(10, 90)], windows: [window(40, 50)] }
    expect(scored({ firstAt: instant(60) }, context)).toMatchObject({ teardown: -2, window: 0 })
    expect(scored({ firstAt: instant(45) }, context)).toMatchObject({ teardown: 0, window: 2 })
    expect(scored({ firstAt: instant(5) }, context).teardown).toBe(0)
  })
})
