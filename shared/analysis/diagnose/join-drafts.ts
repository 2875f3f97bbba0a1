import { compareText } from '../../base/text.ts'
import type { ComparedFinding } from '../../model/comparison.ts'
import type { Confidence, Hypothesis } from '../../model/verdict.ts'
import type { Draft } from './draft-hypothesis.ts'
import { showFinding } from './argue-finding.ts'
import { rateDraft } from './rate-draft.ts'
import { toArgument, type WeighedArgument } from './weighed-argument.ts'

interface Rated {
  readonly points: number
  readonly finding: ComparedFinding
  readonly hypothesis: Hypothesis
}

/** One hypothesis for each incident, most likely first. `symptomsOf` gives the findings that a draft's cause explains as well. */
export function joinDrafts(
  drafts: readonly Draft[],
  symptomsOf: (draft: Draft) => readonly ComparedFinding[],
): readonly Hypothesis[] {
  const groups = new Map<string, Draft[]>()
  for (const draft of drafts) {
    const known = groups.get(draft.key)
    if (known === undefined) groups.set(draft.key, [draft])
    else known.push(draft)
  }
  const rated = [...groups.values()].map(group => joinGroup(group, symptomsOf))
  return rated.sort(compareRated).map(one => one.hypothesis)
}

function joinGroup(group: readonly Draft[], symptomsOf: (draft: Draft) => readonly ComparedFinding[]): Rated {
  const [first, ...others] = [...group].sort(compareDrafts) as [Draft, ...Draft[]]
  const beside = others.map(draft => showFinding(draft.opened.finding, draft.opened.input.names, 0))
  const all: readonly WeighedArgument[] = uniqueByText([...first.arguments, ...beside, ...others.flatMap(against)])
  const { points, confidence } = rateDraft(all)
  const own = group.map(draft => draft.opened.finding.id)
  const explained = group.flatMap(symptomsOf).map(finding => finding.id)
  const hypothesis: Hypothesis = {
    id: `rule:${first.opened.finding.id}`,
    title: first.title,
    confidence,
    for: all.filter(argument => argument.stance === 'for').map(toArgument),
    against: all.filter(argument => argument.stance === 'against').map(toArgument),
    nextSteps: unique(group.flatMap(draft => [...draft.nextSteps, ...askOpen(draft, confidence)])),
    references: unique(group.flatMap(draft => draft.opened.rule?.references ?? [])),
    findings: unique([...own, ...explained]).sort(compareText),
    tiedWith: unique(group.flatMap(draft => draft.tiedWith)),
  }
  return { points, finding: first.opened.finding, hypothesis }
}

function against(draft: Draft): readonly WeighedArgument[] {
  return draft.arguments.filter(argument => argument.stance === 'against')
}

/** What only the good run leaves open would not change a verdict that is sure already. */
function askOpen({ questions }: Draft, confidence: Confidence): readonly string[] {
  return questions.filter(question => confidence !== 'high' || !question.isOfGood).map(question => question.text)
}

function unique(texts: readonly string[]): string[] {
  return [...new Set(texts)]
}

function uniqueByText(list: readonly WeighedArgument[]): readonly WeighedArgument[] {
  const byText = new Map<string, WeighedArgument>()
  for (const argument of list) if (!byText.has(argument.text)) byText.set(argument.text, argument)
  return [...byText.values()]
}

function compareDrafts(a: Draft, b: Draft): number {
  return (
    rateDraft(b.arguments).points - rateDraft(a.arguments).points || compareFindings(a.opened.finding, b.opened.finding)
  )
}

function compareRated(a: Rated, b: Rated): number {
  return b.points - a.points || compareFindings(a.finding, b.finding)
}

/** The earliest first, then the one that shows most. */
function compareFindings(a: ComparedFinding, b: ComparedFinding): number {
  const [first, second] = [a.firstAt ?? Infinity, b.firstAt ?? Infinity]
  if (first !== second) return first < second ? -1 : 1
  return b.hosts.length - a.hosts.length || b.badCount - a.badCount || compareText(a.id, b.id)
}
