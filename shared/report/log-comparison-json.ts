import type { ComparedFinding, Comparison } from '../model/comparison.ts'
import { formatInstant } from '../base/time.ts'
import type { Divergence, LaneEvent } from '../model/divergence.ts'
import type { LogComparison, NovelTemplate, RateChange, VersionInText } from '../model/log-comparison.ts'
import type { StatedLevel, Template } from '../model/template.ts'
import type { ComparisonDocument } from '../saved/comparison.schema.ts'
import { writeEvidence } from './evidence-json.ts'

type Part<T extends keyof ComparisonDocument> = ComparisonDocument[T]

/** What is new, gone or at another rate; where the logs were not compared, among the errors that no rule knows. */
export function writeLogs({
  logs,
  findings,
}: Comparison): Pick<ComparisonDocument, 'novel' | 'versionsInText' | 'logs'> {
  if (logs === undefined) return { novel: findings.flatMap(writeUnclassified), versionsInText: [], logs: null }
  return {
    novel: [
      ...logs.novel.map(entry => writeTemplate(entry, 'new')),
      ...logs.gone.map(entry => writeTemplate(entry, 'gone')),
      ...logs.rates.map(writeRate),
    ],
    versionsInText: logs.versionsInText.map(writeVersions),
    logs: writeReading(logs),
  }
}

/** Where the runs part; null = it was not looked for. */
export function writeDivergence({ lanes }: Comparison): Part<'divergence'> {
  return lanes?.divergences.map(writeOne) ?? null
}

function writeOne({ lane, title, lastCommon, event, expected, goodLanes, rejoined }: Divergence) {
  return {
    lane,
    title,
    lastCommon: writeEvent(lastCommon),
    event: writeEvent(event),
    expected: expected.map(({ event: other, goodRun, lanes }) => ({ ...eventDocument(other), goodRun, lanes })),
    goodLanes,
    rejoined: writeEvent(rejoined),
  }
}

function writeEvent(event: LaneEvent | undefined) {
  return event === undefined ? null : eventDocument(event)
}

function eventDocument({ text, at, evidence }: LaneEvent) {
  return { template: text, at: at === undefined ? null : formatInstant(at), evidence: writeEvidence(evidence) }
}

function writeTemplate(
  { group, template, score, isFolded, goodRuns, goodRun }: NovelTemplate,
  side: 'new' | 'gone',
): Part<'novel'>[number] {
  const { text, count, first, stated } = template
  const evidence = [writeEvidence(first)]
  return {
    group,
    template: text,
    count,
    side,
    ...severityOf(stated),
    minutes: writeMinutes(template),
    score: rounded(score.total),
    isFolded,
    goodRuns,
    goodRun: goodRun ?? null,
    evidence,
  }
}

function writeRate({ group, bad, g, goodRuns }: RateChange): Part<'novel'>[number] {
  const { text, count, first, stated } = bad
  const what = { group, template: text, count, side: 'rate', score: rounded(g), isFolded: false } as const
  return {
    ...what,
    ...severityOf(stated),
    minutes: writeMinutes(bad),
    goodRuns,
    goodRun: null,
    evidence: [writeEvidence(first)],
  }
}

function writeMinutes({ minutes }: Template): Part<'novel'>[number]['minutes'] {
  if (minutes === undefined) return null
  return { ...minutes, steps: minutes.steps.map(({ at, count }) => ({ at: formatInstant(at), count })) }
}

function severityOf({ severity, differs }: StatedLevel): Pick<Part<'novel'>[number], 'severity' | 'severitiesDiffer'> {
  return { severity, severitiesDiffer: differs }
}

function writeVersions({ group, text, good, bad }: VersionInText): Part<'versionsInText'>[number] {
  return {
    group,
    template: text,
    good: good.map(({ version, evidence, goodRun }) => ({ version, evidence: writeEvidence(evidence), goodRun })),
    bad: bad.map(({ version, evidence }) => ({ version, evidence: writeEvidence(evidence) })),
  }
}

function writeReading({ goodRuns, missing, unread, omittedLines }: LogComparison): NonNullable<Part<'logs'>> {
  return {
    goodRuns,
    missing: missing.map(({ group, lacks, artifacts, lines }) => ({ group, lacks, artifacts: [...artifacts], lines })),
    unread: { good: [...unread.good], bad: [...unread.bad] },
    omittedLines,
  }
}

const SIDES = { bad: 'new', good: 'gone', both: 'rate' } as const

/** Errors that no rule knows. The score is the base-2 logarithm of the ratio of the counts. */
function writeUnclassified(finding: ComparedFinding): Part<'novel'> {
  const { kind, side, goodCount, badCount, evidence, title } = finding
  if (kind !== 'unclassified' || goodCount === badCount) return []
  return [
    {
      group: '',
      template: title,
      count: side === 'good' ? goodCount : badCount,
      side: SIDES[side],
      severity: 'unknown',
      severitiesDiffer: false,
      minutes: null,
      score: rounded(Math.log2((badCount + 1) / (goodCount + 1))),
      isFolded: false,
      goodRuns: goodCount > 0 ? 1 : 0,
      goodRun: side === 'good' ? 0 : null,
      evidence: evidence.map(writeEvidence),
    },
  ]
}

/** To two places. */
function rounded(score: number): number {
  return Math.round(score * 100) / 100
}
