import { describe, expect, it } from 'vitest'
import { foldNovel, type UnfoldedTemplate } from '#shared/analysis/compare-logs/fold.ts'
import { buildEvidence } from '../../../../support/build-analysis.ts'
import { buildTemplate } from '../../../../support/build-templates.ts'

const parts = { distance: 1.5, severity: 0, window: 0, entity: 0, odds: 0, knownError: 0, teardown: 0 }

function scored(
  text: string,
  total: number,
  place: { group?: string; artifact?: string; line?: number } = {},
): UnfoldedTemplate {
  const { group = 'a.log', artifact = 'a.log', line = 1 } = place
  const template = buildTemplate(text, { first: buildEvidence(artifact, text, line) })
  return { group, template, score: { ...parts, total }, goodRuns: 0, badRuns: 1 }
}
const shown = (...list: readonly UnfoldedTemplate[]) =>
  foldNovel(list).map(({ template, isFolded }) => `${template.text}${isFolded ? ' (folded)' : ''}`)

describe('the fold', () => {
  it('has the higher score above the lower, and low ones below it', () => {
    expect(shown(scored('low one', 1), scored('middle', 3), scored('high', 5))).toEqual([
      'high',
      'middle',
      'low one (folded)',
    ])
  })

  it('has what says nearly the same as one above it below it, however high its score, and tells which', () => {
    const text = (name: string) => `failed to create pod sandbox of ${name} in the namespace of the test suite`
    const list = [scored(text('web'), 9), scored(text('db'), 8, { group: 'b.log' }), scored('disk is full', 3)]
    expect(shown(...list)).toEqual([text('web'), 'disk is full', `${text('db')} (folded)`])
    expect(foldNovel(list)[2]?.repeats).toEqual({ group: 'a.log', id: list[0]?.template.id })
  })

  it('has what the other side nearly says below it, unless a failing test is concerned', () => {
    const near = { ...scored('disk failed', 4), score: { ...parts, distance: 0.4, severity: 2, total: 4 } }
    expect(shown(near)).toEqual(['disk failed (folded)'])
    expect(shown({ ...near, score: { ...near.score, distance: 0.5 } })).toEqual(['disk failed'])
    expect(shown({ ...near, score: { ...near.score, window: 2 } })).toEqual(['disk failed'])
    expect(shown({ ...near, score: { ...near.score, entity: 2 } })).toEqual(['disk failed'])
  })

  it('does not take texts of one shape for the same when their error differs', () => {
    expect(shown(scored('mount of volume a: denied', 4), scored('mount of volume a: timeout', 4))).toHaveLength(2)
    expect(shown(scored('mount of volume a: denied', 4), scored('mount of volume a: timeout', 4)).join()).not.toContain(
      'folded',
    )
  })

  it('orders equal scores by group, artifact and line, in whatever order they come', () => {
    const list = [
      scored('fourth apple', 3, { group: 'b.log' }),
      scored('third pear', 3, { artifact: 'b' }),
      scored('second plum', 3, { artifact: 'a', line: 2 }),
      scored('first fig', 3, { artifact: 'a', line: 1 }),
    ]
    const expected = ['first fig', 'second plum', 'third pear', 'fourth apple']
    expect(shown(...list)).toEqual(expected)
    expect(shown(...[...list].reverse())).toEqual(expected)
  })
})
