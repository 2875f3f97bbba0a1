import { formatInstant } from '../base/time.ts'
import type { ComparedHosts, Comparison } from '../model/comparison.ts'
import type { RunFacts } from '../model/run.ts'
import { BODY_LIMIT, NO_RESPONSE } from './issue-form.ts'
import { inertTitle, inlineCode, link, prose } from './escape-markdown.ts'
import {
  bulletList,
  citation,
  coverageList,
  details,
  excerpt,
  hypothesisBlocks,
  ruledOutList,
  versionTable,
} from './markdown-blocks.ts'
import { isPartly, partialSentences } from './partial-data.ts'
import { dismissalOf, dismissedHypotheses, NO_WORK, wantedWork, workBlocks, type ReaderWork } from './reader-work.ts'
import { redactValue } from './redact.ts'
import { runPage } from './run-page.ts'
import { isChangedRow, listRedactions, otherRuns, unitOf, whereSide } from './show-runs.ts'

/** An issue ready to file. */
export interface Issue {
  /** Plain text, not Markdown. */
  readonly title: string
  readonly body: string
  /** Secrets taken out, by rule. */
  readonly redactions: Readonly<Record<string, number>>
}

const HYPOTHESES = 3
const EXCERPTS = 4
const FAILURE_MESSAGES = 3
const FINDINGS = 10
/** Lines named of a finding. */
const PLACES = 2

interface Section {
  readonly heading: string
  /** In reading order, which is also the order of worth: the last one is left out first. */
  readonly blocks: readonly string[]
}

/**
 * The form "Failing Test" of kubernetes/kubernetes (`failingTestForm`) as GitHub renders it: headings exact and in order, so
 * that the text can be pasted as the whole body. What the reader pinned and noted stands under the last but one.
 */
export function toIssue(comparison: Comparison, reader: ReaderWork = NO_WORK): Issue {
  const { value, counts } = redactValue({ comparison, reader: wantedWork(reader) })
  const { bad } = value.comparison
  return {
    title: inertTitle(`[Failing Test] ${bad.job ?? bad.source}`),
    body: assemble(buildSections(value, counts)),
    redactions: counts,
  }
}

/** Both redacted. */
interface Told {
  readonly comparison: Comparison
  readonly reader: ReaderWork
}

function buildSections(told: Told, redactions: Issue['redactions']): readonly Section[] {
  const { comparison } = told
  return [
    // No artifact names the dashboard and the tab.
    { heading: 'Testgrid test name', blocks: [] },
    { heading: 'Testgrid link', blocks: [] },
    { heading: 'Which jobs are failing?', blocks: writeJobs(comparison) },
    { heading: 'Which tests are failing?', blocks: writeTests(comparison) },
    { heading: 'Since when has it been failing?', blocks: writeSince(comparison) },
    { heading: 'Reason for failure (if possible)', blocks: writeReason(told) },
    { heading: 'Anything else we need to know?', blocks: writeRest(told, redactions) },
    { heading: 'Relevant SIG(s)', blocks: ['/sig node\n'] },
  ]
}

function writeJobs({ bad }: Comparison): readonly string[] {
  return bad.job === undefined ? [] : [bulletList([inlineCode(bad.job)])]
}

function writeTests(comparison: Comparison): readonly string[] {
  const { tests } = comparison
  const unit = unitOf(comparison)
  const { newlyFailing, untold, stillFailing } = tests
  const names = (failures: typeof newlyFailing) => bulletList(failures.map(failure => inlineCode(failure.name)))
  const fresh =
    newlyFailing.length === 0
      ? []
      : [
          `Failing ${whereSide('bad', unit)} and not ${unit === 'run' ? 'in' : 'on'} the good one (${newlyFailing.length}):\n\n${names(newlyFailing)}`,
        ]
  const open =
    untold.length === 0
      ? []
      : [
          `Failing ${whereSide('bad', unit)}; the good ${unit}'s results do not tell of them (${untold.length}):\n\n${names(untold)}`,
        ]
  const old =
    stillFailing.length === 0
      ? []
      : [
          `Failing ${unit === 'run' ? 'in both runs' : 'on both hosts'} (${stillFailing.length}):\n\n${names(stillFailing)}`,
        ]
  return [...fresh, ...open, ...old]
}

function writeSince(comparison: Comparison): readonly string[] {
  const { good, bad, hosts } = comparison
  if (hosts !== undefined) return writeSinceOfHosts(comparison, hosts)
  const goods = [good, ...otherRuns(comparison, 'good')]
  const runs = bulletList([...goods.map(run => `Good run: ${runLine(run)}`), `Bad run: ${runLine(bad)}`])
  const compared = goods.length === 1 ? 'Only these two runs' : `Only these ${goods.length + 1} runs`
  return [`${runs}\n${compared} were compared; runs between them were not looked at.\n`]
}

function writeSinceOfHosts({ bad }: Comparison, hosts: ComparedHosts): readonly string[] {
  const run = bulletList([
    `Run: ${runLine(bad)}`,
    `Good host: ${inlineCode(hosts.good)}`,
    `Bad host: ${inlineCode(hosts.bad)}`,
  ])
  return [`${run}\nTwo hosts of one run were compared; no other run was looked at.\n`]
}

/** A run that lies in a bucket with the page that shows it. */
function runLine({ id, source, result, startedAt }: RunFacts): string {
  const started = startedAt === undefined ? 'start not stated' : `started ${formatInstant(startedAt)}`
  const page = runPage({ source })
  const name = inlineCode(id ?? source)
  const linked = page === undefined ? undefined : link(name, page)
  return `${linked ?? name}, ${result ?? 'result not stated'}, ${started}`
}

function writeReason({ comparison, reader }: Told): readonly string[] {
  const { verdict } = comparison
  const kept = verdict.hypotheses.filter(({ id }) => dismissalOf(reader, 'hypothesis', id) === undefined)
  const unit = unitOf(comparison)
  return [
    `${prose(verdict.summary)}\n`,
    ...partialSentences(comparison).map(sentence => `${sentence}\n`),
    ...dismissedHypotheses(verdict, reader),
    ...kept.slice(0, HYPOTHESES).flatMap(one => hypothesisBlocks(one, EXCERPTS, unit)),
    ...(verdict.hypotheses.length > 0 ? [] : onlyBadFindings(comparison, reader)),
    ...(verdict.ruledOut.length === 0 ? [] : [`Ruled out:\n\n${ruledOutList(verdict.ruledOut, unit)}`]),
  ]
}

/** Where nothing explains the difference, what only the bad run shows is all that a reader has to go on. */
function onlyBadFindings(comparison: Comparison, reader: ReaderWork): readonly string[] {
  const telling = comparison.findings.filter(
    ({ id, side, kind }) => side === 'bad' && kind !== 'noise' && dismissalOf(reader, 'finding', id) === undefined,
  )
  if (telling.length === 0) return []
  const unit = unitOf(comparison)
  const items = telling.map(({ title, count, evidence }) => {
    const places = evidence.slice(0, PLACES).map(one => inlineCode(citation(one)))
    return `${prose(title)} (${count === 1 ? '1 line' : `${count} lines`}: ${places.join(', ')})`
  })
  const quoted = telling.slice(0, EXCERPTS).flatMap(({ evidence }) => evidence.slice(0, 1))
  return [`What only the bad ${unit} shows:\n\n${bulletList(items, FINDINGS)}`, ...quoted.map(excerpt)]
}

function writeRest({ comparison, reader }: Told, redactions: Issue['redactions']): readonly string[] {
  const { components, coverage, tests, artifacts } = comparison
  const unit = unitOf(comparison)
  const changed = components.filter(isChangedRow)
  const unknown = components.filter(row => row.state === 'unknown')
  const messages = [...tests.newlyFailing, ...tests.untold]
    .slice(0, FAILURE_MESSAGES)
    .flatMap(failure => failure.evidence.slice(0, 1))
  const lists: readonly (readonly [string, readonly string[]])[] = [
    [`Artifacts only ${whereSide('good', unit)}`, artifacts.onlyGood],
    [`Artifacts only ${whereSide('bad', unit)}`, artifacts.onlyBad],
    [`Tests without a result ${whereSide('bad', unit)}`, tests.missing],
  ]
  return [
    `Made with Runskew from the artifacts of ${unit === 'run' ? 'the two runs' : 'the run'}, knowledge ${inlineCode(comparison.knowledge)}.${taken(redactions)}\n`,
    ...workBlocks(reader),
    ...(changed.length === 0 ? [] : [`Components that changed:\n\n${versionTable(changed)}`]),
    ...(messages.length === 0 ? [] : [details('What the failing tests say', messages.map(excerpt).join('\n'))]),
    ...(unknown.length === 0 ? [] : [details(`Components that one ${unit} does not tell`, versionTable(unknown))]),
    ...(!coverage.bad.some(isPartly)
      ? []
      : [details(`Artifacts of the bad ${unit} not read to their end`, coverageList(coverage.bad))]),
    ...lists.flatMap(([title, names]) =>
      names.length === 0 ? [] : [details(title, bulletList(names.map(inlineCode)))],
    ),
  ]
}

function taken(redactions: Issue['redactions']): string {
  const list = listRedactions(redactions)
  return list === '' ? '' : ` Secrets taken out: ${list}.`
}

/** Leaves out whole blocks from the end until the body fits, and says so. */
function assemble(sections: readonly Section[]): string {
  let rest = sections
  let left = 0
  for (;;) {
    const body = render(rest, left)
    const shortened = body.length <= BODY_LIMIT ? undefined : dropLastBlock(rest)
    if (shortened === undefined) return body
    rest = shortened
    left++
  }
}

function render(sections: readonly Section[], left: number): string {
  const note = left === 0 ? '' : `_Truncated: ${left} parts were left out to stay below ${BODY_LIMIT} characters._\n\n`
  return sections
    .map(({ heading, blocks }, index) => {
      const content = blocks.length === 0 ? `${NO_RESPONSE}\n` : blocks.join('\n')
      return `### ${heading}\n\n${content}${index === sections.length - 2 ? `\n${note}` : '\n'}`
    })
    .join('')
    .trimEnd()
    .concat('\n')
}

/** The last block of the last section that has more than one; the SIG and every section's first block stay. */
function dropLastBlock(sections: readonly Section[]): readonly Section[] | undefined {
  for (let index = sections.length - 2; index >= 0; index--) {
    const section = sections[index]
    if (section === undefined || section.blocks.length < 2) continue
    return sections.with(index, { heading: section.heading, blocks: section.blocks.slice(0, -1) })
  }
  return undefined
}
