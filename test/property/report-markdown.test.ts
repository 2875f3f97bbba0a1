import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compareRuns } from '#shared/analysis/compare/compare-runs.ts'
import { cellCode, fence, inertTitle, inlineCode, prose, quotable } from '#shared/report/escape-markdown.ts'
import type { ReaderWork } from '#shared/report/reader-work.ts'
import { toIssue } from '#shared/report/to-issue.ts'
import { analysisMarkdown, comparisonMarkdown } from '#shared/report/to-markdown.ts'
import { line, statement } from '../support/build-case.ts'
import { commandWords, findCommands } from '../support/command-patterns.ts'
import { form17, foundingBad, foundingGood } from '../support/founding-incident.ts'
import { hostileText, poison } from '../support/hostile-text.ts'
import { readMarkdown } from '../support/read-markdown.ts'
import { smallKnowledge } from '../support/small-knowledge.ts'

const bad = foundingBad(form17)
const comparison = compareRuns(foundingGood(form17), bad, smallKnowledge)
const UNSAFE = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u
const ACTING = /[@#][\w-]|GH-\d|!\d|\b[\da-f]{7,}\b|https?:|www\.|[<>$\\[\]*_]/iu

/** What may stand outside of code besides words: the parts that our own templates write. */
function withoutOwnParts(outside: string): string {
  return outside
    .replaceAll(/<details><summary>[A-Za-z ]+<\/summary>|<\/details>/gu, '')
    .replaceAll(/^#{1,3} .*$/gmu, '')
    .replaceAll('_No response_', '')
    .replaceAll(/^\*\*(?:high|medium|low) confidence:\*\*/gmu, '')
    .replaceAll(/\[\]\(<https:[^\s<>]+>\)/gu, '')
    .replaceAll(/^_Truncated: .*_$/gmu, '')
    .replaceAll(/^\*\*\d+\.\*\*/gmu, '')
    .replaceAll(/^>(?: |$)/gmu, '')
}

/** Work that holds `text` wherever a person may write, and whatever a pinned line may hold. */
function hostileReader(text: string): ReaderWork {
  const place = line({ text, artifact: `a${text}` })
  const [hypothesis] = comparison.verdict.hypotheses
  const [finding] = comparison.findings
  const dismiss = (kind: 'finding' | 'hypothesis', id: string | undefined) => ({
    ...statement(id ?? '', { kind, title: text }),
    reason: text,
    dismissedAt: 1,
  })
  return {
    withNotes: true,
    dismissed: 'marked',
    work: {
      title: text,
      pins: [{ id: 'p', place, comment: text, createdAt: 1 }],
      notes: [
        { id: 'n', text: `${text}\n${text}`, place, createdAt: 1, changedAt: 1 },
        { id: 'm', text, place: statement('f', { title: text }), createdAt: 2, changedAt: 2 },
      ],
      dismissed: [dismiss('hypothesis', hypothesis?.id), dismiss('finding', finding?.id)],
    },
  }
}

function expectInert(markdown: string): void {
  const { outside } = readMarkdown(markdown)
  expect(withoutOwnParts(outside)).not.toMatch(ACTING)
  expect(markdown.replaceAll(/[\t\n]/gu, '')).not.toMatch(UNSAFE)
}

describe('quoting', () => {
  test('a fence is one code block that holds the text, and nothing else', () => {
    fc.assert(
      fc.property(hostileText, text => {
        expect(readMarkdown(fence(text))).toEqual({ blocks: [quotable(text)], spans: [], outside: '' })
      }),
    )
  })

  test('a fence holds runs of backticks of any length', () => {
    for (let length = 1; length <= 50; length++) {
      const text = `a\n${'`'.repeat(length)}\n${'~'.repeat(length)}\nb`
      expect(readMarkdown(fence(text)).blocks).toEqual([text])
    }
  })

  test('inline code is one span on one line', () => {
    fc.assert(
      fc.property(hostileText, text => {
        const markdown = inlineCode(text)
        expect(markdown).not.toMatch(/[\n\r]/u)
        if (markdown === '(empty)') return
        const { spans, outside } = readMarkdown(markdown)
        expect([spans.length, outside]).toEqual([1, ''])
      }),
    )
  })

  test('a table cell never ends early', () => {
    fc.assert(fc.property(hostileText, text => !cellCode(text).includes('|')))
  })

  test('prose leaves nothing but words and marks outside of code', () => {
    fc.assert(
      fc.property(hostileText, text => {
        expect(readMarkdown(prose(text)).outside).toMatch(/^[\d !'(),.:;?A-Za-z-]*$/u)
      }),
    )
  })

  test('a title cannot notify or refer', () => {
    fc.assert(
      fc.property(hostileText, text => {
        const title = inertTitle(text)
        expect(title).not.toMatch(/[@#]\S|\bGH-\d|!\d/u)
        expect(title).not.toMatch(UNSAFE)
        expect(title.length).toBeLessThanOrEqual(256)
      }),
    )
  })
})

describe('documents made of hostile text', () => {
  test('no line of an issue is a command but our own', () => {
    fc.assert(
      fc.property(hostileText, text => {
        const { body } = toIssue(poison(comparison, text))
        expect(findCommands(body)).toEqual(['/sig node'])
      }),
      { numRuns: 60 },
    )
  })

  test('no known command word acts, in any case, with an argument, or after other line ends', () => {
    for (const word of commandWords) {
      const text = `/${word} x\n/${word}\n\r/${word}\n\u2028/${word}\n/${word.toUpperCase()}`
      expect(findCommands(toIssue(poison(comparison, text)).body), text).toEqual(['/sig node'])
    }
  })

  test('no line of a Markdown report is a command', () => {
    fc.assert(
      fc.property(hostileText, text => {
        expect(findCommands(comparisonMarkdown(poison(comparison, text)))).toEqual([])
        expect(findCommands(analysisMarkdown(poison(bad, text)))).toEqual([])
      }),
      { numRuns: 60 },
    )
  })

  test('nothing from artifacts acts outside of code, and no control is left', () => {
    fc.assert(
      fc.property(hostileText, text => {
        expectInert(toIssue(poison(comparison, text)).body)
        expectInert(comparisonMarkdown(poison(comparison, text)))
        expectInert(analysisMarkdown(poison(bad, text)))
      }),
      { numRuns: 60 },
    )
  })

  test('nothing that the reader wrote or pinned acts either', () => {
    fc.assert(
      fc.property(hostileText, text => {
        const told = hostileReader(text)
        const { body } = toIssue(comparison, told)
        expect(findCommands(body)).toEqual(['/sig node'])
        expectInert(body)
        expectInert(comparisonMarkdown(comparison, told))
      }),
      { numRuns: 60 },
    )
  })

  test('an issue stays below the limit and keeps its headings', () => {
    fc.assert(
      fc.property(hostileText, fc.integer({ min: 1, max: 300 }), (text, times) => {
        const { body } = toIssue(poison(comparison, text.repeat(times)))
        expect(body.length).toBeLessThanOrEqual(65_536)
        expect(readMarkdown(body).outside.match(/^### /gmu)).toHaveLength(8)
      }),
      { numRuns: 8 },
    )
  })
})
