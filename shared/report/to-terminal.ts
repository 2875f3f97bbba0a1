import { truncate } from '../base/text.ts'
import type { Analysis } from '../model/analysis.ts'
import type { Comparison, ComponentRow } from '../model/comparison.ts'
import type { CoverageEntry } from '../model/coverage.ts'
import type { Finding } from '../model/finding.ts'
import type { Argument, Hypothesis } from '../model/verdict.ts'
import { sanitise } from './redact.ts'
import { describeRun, isChangedRow, listVersions, nameRun, STATUS_TITLES } from './show-runs.ts'

export interface TerminalOptions {
  /** Bold and colours of our own; nothing from an artifact ever reaches the terminal as a control. */
  readonly colour: boolean
}

const PLAIN: TerminalOptions = { colour: false }
const CELL = 60
const LINES = 40

/** A comparison as plain text: verdict, changed components, findings. Printable characters and line ends only. */
export function comparisonText(comparison: Comparison, options: TerminalOptions = PLAIN): string {
  const { verdict, components, findings, tests } = comparison
  const paint = painter(options)
  const unknown = components.filter(row => row.state === 'unknown').length
  const differing = findings.filter(finding => finding.side !== 'good' && finding.kind !== 'noise')
  return toText([
    `good  ${line(nameRun(comparison.good))}: ${line(describeRun(comparison.good))}`,
    `bad   ${line(nameRun(comparison.bad))}: ${line(describeRun(comparison.bad))}`,
    '',
    paint('bold', STATUS_TITLES[verdict.status]),
    line(verdict.summary),
    ...verdict.hypotheses.flatMap(hypothesis => ['', ...hypothesisLines(hypothesis, paint)]),
    ...part(paint('bold', 'Changed components'), versionLines(components.filter(isChangedRow))),
    ...(unknown === 0 ? [] : ['', `Not told by one of the runs: ${unknown} (see --md or --json)`]),
    ...part(
      paint('bold', 'Findings in the bad run'),
      differing.map(
        finding => `${findingLine(finding)}${finding.side === 'both' ? ` (good run: ${finding.goodCount})` : ''}`,
      ),
    ),
    '',
    `Tests: newly failing ${tests.newlyFailing.length}, still failing ${tests.stillFailing.length}, fixed ${tests.fixed.length}, without a result ${tests.missing.length}`,
    ...coverageLine('bad', comparison.coverage.bad),
    ...coverageLine('good', comparison.coverage.good),
  ])
}

/** One run as plain text. */
export function analysisText(analysis: Analysis, options: TerminalOptions = PLAIN): string {
  const { claims, findings, tests, hosts, coverage } = analysis
  const paint = painter(options)
  const versions = claims.map(({ component, role, version, host }) => [component, role, host ?? 'run', version])
  return toText([
    `${line(nameRun(analysis.run))}: ${line(describeRun(analysis.run))}`,
    `Tests: passed ${tests.passed}, failed ${tests.failed}, skipped ${tests.skipped}`,
    ...part(paint('bold', 'Findings'), findings.map(findingLine)),
    ...part(paint('bold', 'Versions'), table(['component', 'role', 'host', 'version'], versions)),
    ...part(
      paint('bold', 'Hosts'),
      hosts.map(({ name, role }) => line(`${name} (${role})`)),
    ),
    ...coverageLine('run', coverage),
  ])
}

type Paint = (style: 'bold' | 'red' | 'yellow', text: string) => string

const STYLES = { bold: 1, red: 31, yellow: 33 } as const

function painter({ colour }: TerminalOptions): Paint {
  return (style, text) => (colour ? `\u001b[${STYLES[style]}m${text}\u001b[0m` : text)
}

function hypothesisLines(
  { title, confidence, for: reasons, against, nextSteps }: Hypothesis,
  paint: Paint,
): readonly string[] {
  return [
    `${paint(confidence === 'high' ? 'red' : 'yellow', `[${confidence}]`)} ${line(title)}`,
    ...reasons.map(argument => `  + ${argumentLine(argument)}`),
    ...against.map(argument => `  - ${argumentLine(argument)}`),
    ...nextSteps.map(step => `  > ${line(step)}`),
  ]
}

function argumentLine({ text, side, evidence }: Argument): string {
  const first = evidence[0]
  return line(first === undefined ? text : `${text} (${side} run, ${first.artifact}:${first.line})`)
}

function findingLine({ kind, severity, title, count, evidence }: Finding): string {
  const first = evidence[0]
  return line(
    `${kind} ${severity} ×${count}  ${title}${first === undefined ? '' : `  ${first.artifact}:${first.line}`}`,
  )
}

function versionLines(rows: readonly ComponentRow[]): readonly string[] {
  const cells = rows.map(row => [row.component, row.role, row.hostRole, listVersions(row.good), listVersions(row.bad)])
  return table(['component', 'role', 'where', 'good', 'bad'], cells)
}

/** Columns as wide as their widest cell. */
function table(head: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  if (rows.length === 0) return []
  const cells = [head, ...rows].map(row => row.map(cell => truncate(line(cell), CELL)))
  const widths = head.map((_, column) => Math.max(...cells.map(row => (row[column] ?? '').length)))
  return cells.map(row =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  )
}

function part(title: string, lines: readonly string[]): readonly string[] {
  if (lines.length === 0) return []
  const more = lines.length > LINES ? [`  … and ${lines.length - LINES} more`] : []
  return ['', title, ...lines.slice(0, LINES).map(text => `  ${text}`), ...more]
}

function coverageLine(run: string, coverage: readonly CoverageEntry[]): readonly string[] {
  const partly = coverage.filter(entry => entry.state !== 'read')
  if (partly.length === 0) return []
  const named = partly.slice(0, 5).map(({ artifact, state }) => `${artifact} (${state})`)
  const more = partly.length > 5 ? ` and ${partly.length - 5} more` : ''
  return [line(`Not read to its end, ${run}: ${named.join(', ')}${more}`)]
}

/** One line without a single control character. */
function line(text: string): string {
  return sanitise(text).replace(/[\t\n]+/gu, ' ')
}

function toText(lines: readonly string[]): string {
  return `${lines.join('\n')}\n`
}
