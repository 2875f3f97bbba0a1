import { normaliseLine, stripAnsi, truncate, visible } from '../../base/text.ts'
import { builtInIndex, type KnowledgeIndex } from '../knowledge-index.ts'
import { maskTemplate, templateId } from '../mask-template.ts'
import type { TestCase } from '../read/reader.ts'
import { addHostLine, type FindingDraft } from './findings.ts'

const TITLE_LENGTH = 240

/** Failed specs whose text no rule knows, grouped by the template of its first line. */
export function failedSpecs(
  tests: readonly TestCase[],
  index: Pick<KnowledgeIndex, 'literalsIn' | 'matchRules'> = builtInIndex,
): readonly FindingDraft[] {
  const drafts = new Map<string, FindingDraft>()
  for (const test of tests) {
    if (test.outcome !== 'failed' || isKnown(test, index)) continue
    const masked = maskTemplate(firstLine(test.message))
    const id = `template:${templateId(masked)}`
    const draft = drafts.get(id) ?? newDraft(id, masked)
    drafts.set(id, draft)
    draft.count++
    const cited = { evidence: test.evidence, host: test.host, parsed: {} }
    if (test.host !== undefined) addHostLine(draft.hosts, test.host, () => cited)
    draft.lines.push(cited)
  }
  return [...drafts.values()]
}

function isKnown(
  test: TestCase,
  { literalsIn, matchRules }: Pick<KnowledgeIndex, 'literalsIn' | 'matchRules'>,
): boolean {
  return test.message.split('\n').some(line => {
    const literals = literalsIn(line)
    return literals.length > 0 && matchRules(normaliseLine(line), literals).length > 0
  })
}

/** Ginkgo v1 begins with a place in the source, which says nothing. */
const PLACE = /^\S{1,500}\.go:\d{1,6}$/u

/** Ginkgo's mark and its colours go: the same words stand in the logs without them, and are the same finding. */
function firstLine(message: string): string {
  const lines = stripAnsi(message)
    .split('\n')
    .map(text => text.trim())
    .filter(text => text !== '')
  const line = lines.find(text => !PLACE.test(text)) ?? lines[0] ?? '(no failure text)'
  return line.replace(/^\[(?:FAILED|FAIL|PANICKED|TIMEDOUT)\] /u, '')
}

function newDraft(id: string, masked: string): FindingDraft {
  const title = truncate(visible(masked), TITLE_LENGTH)
  return {
    id,
    rule: 'unclassified',
    kind: 'unclassified',
    severity: 'error',
    title,
    values: {},
    count: 0,
    hosts: new Map(),
    lines: [],
  }
}
