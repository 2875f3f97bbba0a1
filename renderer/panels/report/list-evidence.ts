import { visible } from '#shared/base/text.ts'
import type { Comparison } from '#shared/model/comparison.ts'
import type { Evidence } from '#shared/model/evidence.ts'
import { excerpt } from '#shared/report/markdown-blocks.ts'
import { redactValue } from '#shared/report/redact.ts'
import type { Unit } from '#shared/report/show-runs.ts'
import type { Side } from '../../domain/EvidenceLink.tsx'
import { strings } from '../../strings/index.ts'
import { holdsWords, typedWords } from '../../ui/typed-words.ts'

const texts = strings.report.evidence

/** A piece of evidence that can be put into a report. */
export interface EvidenceItem {
  readonly key: string
  readonly group: EvidenceGroup
  readonly side: Side
  /** What it shows, in the words of the argument, the finding or the test. */
  readonly about: string
  readonly evidence: Evidence
}

export type EvidenceGroup = 'why' | 'against' | 'findings' | 'tests' | 'versions'

/** Everything that the comparison cites, what decides first; a line that is cited twice stands where it came first. */
export function listEvidence(comparison: Comparison): readonly EvidenceItem[] {
  const { verdict, findings, tests, components } = comparison
  const all = [
    ...verdict.hypotheses.flatMap(one => one.for.flatMap(argument => ofArgument('why', argument))),
    ...verdict.hypotheses.flatMap(one => one.against.flatMap(argument => ofArgument('against', argument))),
    ...findings.flatMap(({ title, side, evidence, goodEvidence }) => [
      ...cite('findings', { side: side === 'good' ? 'good' : 'bad', about: title, evidence }),
      ...(side === 'both' ? cite('findings', { side: 'good', about: title, evidence: goodEvidence }) : []),
    ]),
    ...[...tests.newlyFailing, ...tests.untold, ...tests.stillFailing].flatMap(({ name, evidence }) =>
      cite('tests', { side: 'bad', about: name, evidence }),
    ),
    ...components
      .filter(({ state }) => state !== 'same')
      .flatMap(({ component, role, good, bad }) =>
        (['good', 'bad'] as const).flatMap(side =>
          (side === 'good' ? (good ?? []) : (bad ?? [])).flatMap(({ version, evidence }) =>
            cite('versions', { side, about: `${component} ${version}, ${role}`, evidence }),
          ),
        ),
      ),
  ]
  const seen = new Set<string>()
  return all.filter(({ key }) => {
    const isFirst = !seen.has(key)
    seen.add(key)
    return isFirst
  })
}

function ofArgument(
  group: EvidenceGroup,
  { side, text, evidence }: Comparison['verdict']['hypotheses'][number]['for'][number],
): readonly EvidenceItem[] {
  // The bytes of a third run are not here.
  return side === 'witness' ? [] : cite(group, { side, about: text, evidence })
}

interface Cited {
  readonly side: Side
  readonly about: string
  readonly evidence: readonly Evidence[]
}

/** Of one statement the first lines; all of them are in the panel that makes it. */
const PIECES = 3

function cite(group: EvidenceGroup, { side, about, evidence }: Cited): readonly EvidenceItem[] {
  return evidence.slice(0, PIECES).map(piece => ({
    key: `${side} ${piece.artifact} ${piece.offset} ${piece.length}`,
    group,
    side,
    about: visible(about),
    evidence: piece,
  }))
}

/** The items that hold every word in what they show, where they stand or what stands there. */
export function filterEvidence(items: readonly EvidenceItem[], text: string): readonly EvidenceItem[] {
  const words = typedWords(text)
  return items.filter(({ about, group, side, evidence }) =>
    holdsWords(`${texts.group[group]} ${side} ${about} ${evidence.artifact}:${evidence.line} ${evidence.text}`, words),
  )
}

/** The piece as it stands in a report: whose it is, where it stands, and the words; secrets taken out. */
export function evidenceMarkdown({ side, evidence }: EvidenceItem, unit: Unit): string {
  return texts.cited(side, unit, excerpt(redactValue(evidence).value))
}
