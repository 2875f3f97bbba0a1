import { describe, expect, it } from 'vitest'
import type { Verdict } from '#shared/model/verdict.ts'
import { isNamedInSummary, splitSummary } from '../../../../renderer/panels/verdict/split-summary.ts'
import { foundingInvestigation } from '../../../support/founding-view.ts'

const [hypothesis] = foundingInvestigation.comparison.verdict.hypotheses

function verdict(summary: string, title?: string): Verdict {
  const hypotheses = title === undefined || hypothesis === undefined ? [] : [{ ...hypothesis, title }]
  return { status: 'cause', summary, hypotheses, ruledOut: [] }
}

describe('splitSummary', () => {
  it('ends the lead with the title of the first hypothesis, whatever stops it holds', () => {
    const title = 'shim 2.0.2. From the image cos-121 under containerd 1.7.25'
    expect(splitSummary(verdict(`Most likely cause: ${title}. Newly failing tests: 17.`, title))).toEqual({
      lead: `Most likely cause: ${title}.`,
      rest: 'Newly failing tests: 17.',
    })
  })

  it('ends it with the first sentence where no hypothesis is named', () => {
    expect(splitSummary(verdict('Changed: runc from 1.1.9 to 1.2.5. Newly failing tests: 3. Errors: 1.'))).toEqual({
      lead: 'Changed: runc from 1.1.9 to 1.2.5.',
      rest: 'Newly failing tests: 3. Errors: 1.',
    })
  })

  it('leaves one sentence whole', () => {
    expect(splitSummary(verdict('Nothing differs.'))).toEqual({ lead: 'Nothing differs.', rest: '' })
    expect(splitSummary(verdict('Shim', 'Shim'))).toEqual({ lead: 'Shim', rest: '' })
  })
})

describe('isNamedInSummary', () => {
  it('is true only where the summary holds the title', () => {
    expect(isNamedInSummary(verdict('Most likely cause: the shim.', 'the shim'))).toBe(true)
    expect(isNamedInSummary(verdict('Most likely cause: the shim.', 'the kernel'))).toBe(false)
    expect(isNamedInSummary(verdict('Nothing differs.'))).toBe(false)
    expect(isNamedInSummary(verdict('Nothing differs.', ''))).toBe(false)
  })
})
