import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { analyseSourceRun } from '../../electron/services/analyse-source-run.ts'
import { openSource } from '../../electron/services/sources/open-source.ts'
import type { SourceRun } from '../../electron/services/sources/source.ts'
import { checkEvidence } from '#shared/analysis/read/evidence-of.ts'
import { bareVersion, isRange } from '#shared/base/version.ts'
import type { Analysis } from '#shared/model/analysis.ts'
import type { Evidence } from '#shared/model/evidence.ts'
import {
  expectedErrors,
  expectedVersions,
  forbiddenComponents,
  forbidsErrors,
  type ExpectedVersion,
} from './stated-facts.ts'

interface Row {
  readonly path: string
  readonly facts: string
}

interface RowReport {
  readonly path: string
  readonly found: readonly string[]
  readonly missed: readonly string[]
  /** Stated by the index, but the artifact's bytes do not hold the words: nothing can read them there. */
  readonly absent: readonly string[]
  readonly invented: readonly string[]
  readonly errorsFound: readonly string[]
  readonly errorsMissed: readonly string[]
}

/** Runs the analyser over every row of a folder of real artifacts with an INDEX.tsv, and reports what it found, missed and invented. */
export async function reportRealCorpus(folder: string): Promise<number> {
  const index = join(folder, 'INDEX.tsv')
  if (!existsSync(index)) {
    console.log(`skipped: there is no folder of real artifacts at ${folder} (INDEX.tsv is missing)`)
    return 0
  }
  const reports: RowReport[] = []
  let broken = 0
  for (const row of readRows(index)) {
    const report = await reportRow(folder, row)
    if (report === undefined) broken++
    else reports.push(report)
  }
  printReport(reports, broken)
  return broken > 0 || reports.some(report => report.invented.length > 0) ? 1 : 0
}

function readRows(index: string): readonly Row[] {
  return readFileSync(index, 'utf8')
    .split('\n')
    .slice(1)
    .filter(line => line !== '')
    .map(line => line.split('\t'))
    .map(cells => ({ path: cells[0] ?? '', facts: cells[6] ?? '' }))
}

async function reportRow(folder: string, { path, facts }: Row): Promise<RowReport | undefined> {
  const source = await openSource(join(folder, path))
  if (!source.ok) {
    console.log(`BROKEN ${path}: ${JSON.stringify(source.error)}`)
    return undefined
  }
  const reports: RunReport[] = []
  for (const run of source.value.runs) {
    const analysis = await analyseSourceRun(run, { label: path })
    if (!analysis.ok) throw new Error(JSON.stringify(analysis.error))
    reports.push({ analysis: analysis.value, wrong: await wrongEvidence(run, analysis.value), text: await textOf(run) })
  }
  await source.value.close()
  return judge(path, facts, reports)
}

interface RunReport {
  readonly analysis: Analysis
  readonly wrong: readonly string[]
  /** Everything that its artifacts hold, to tell a missed version from one that is not there. */
  readonly text: string
}

async function textOf(run: SourceRun): Promise<string> {
  const texts: string[] = []
  for (const entry of run.entries) texts.push(Buffer.from(await readAll(run, entry.name)).toString('latin1'))
  return texts.join('\n')
}

function judge(path: string, facts: string, reports: readonly RunReport[]): RowReport {
  const claims = reports
    .flatMap(report => report.analysis.claims)
    .filter(claim => claim.basis === undefined && !isRange(claim.version))
  const findings = reports.flatMap(report => report.analysis.findings)
  const expected = expectedVersions(facts)
  const isStated = (wanted: ExpectedVersion) =>
    claims.some(claim => wanted.components.includes(claim.component) && sameVersion(claim.version, wanted.version))
  const isThere = ({ version }: ExpectedVersion) => reports.some(report => report.text.includes(bareVersion(version)))
  const contradicted = claims.filter(claim => {
    const stated = expected.filter(wanted => wanted.components.includes(claim.component))
    return (
      stated.length > 0 &&
      !facts.includes(bareVersion(claim.version)) &&
      !stated.some(wanted => sameVersion(claim.version, wanted.version))
    )
  })
  const forbidden = claims.filter(claim => forbiddenComponents(facts).includes(claim.component))
  const alarms = forbidsErrors(facts) ? findings.filter(finding => finding.kind === 'root-cause') : []
  const rules = expectedErrors(facts)
  const seen = (rule: RegExp) => findings.some(finding => rule.test(`${finding.id} ${finding.title}`))
  return {
    path,
    found: expected.filter(isStated).map(name),
    missed: expected.filter(wanted => !isStated(wanted) && isThere(wanted)).map(name),
    absent: expected.filter(wanted => !isStated(wanted) && !isThere(wanted)).map(name),
    invented: [
      ...[...contradicted, ...forbidden].map(claim => `${claim.component} ${claim.version} (${claim.role})`),
      ...alarms.map(finding => `error ${finding.id}`),
      ...reports.flatMap(report => report.wrong),
    ],
    errorsFound: rules.filter(({ rule }) => seen(rule)).map(({ words }) => words),
    errorsMissed: rules.filter(({ rule }) => !seen(rule)).map(({ words }) => words),
  }
}

function sameVersion(a: string, b: string): boolean {
  return bareVersion(a) === bareVersion(b)
}

function name({ components, version }: ExpectedVersion): string {
  return `${components[0] ?? ''} ${version}`
}

/** A citation that does not match the bytes counts as invented. */
async function wrongEvidence(run: SourceRun, analysis: Analysis): Promise<readonly string[]> {
  const cited = [
    ...analysis.claims.flatMap(claim => claim.evidence),
    ...analysis.findings.flatMap(finding => finding.evidence),
    ...analysis.images.flatMap(image => image.evidence),
  ]
  const byArtifact = new Map<string, Evidence[]>()
  for (const evidence of cited)
    byArtifact.set(evidence.artifact, [...(byArtifact.get(evidence.artifact) ?? []), evidence])
  const wrong: string[] = []
  for (const [artifact, list] of byArtifact) {
    const bytes = await readAll(run, artifact)
    wrong.push(
      ...list
        .filter((evidence: Evidence) => !checkEvidence(bytes, evidence))
        .map(evidence => `citation ${artifact}:${evidence.line}`),
    )
  }
  return wrong
}

async function readAll(run: SourceRun, artifact: string): Promise<Uint8Array> {
  const opened = await run.open(artifact)
  if (!opened.ok) return new Uint8Array()
  const chunks: Uint8Array[] = []
  for await (const chunk of opened.value.chunks) chunks.push(chunk.slice())
  return Buffer.concat(chunks)
}

function printReport(reports: readonly RowReport[], broken: number): void {
  const sum = (pick: (report: RowReport) => readonly string[]) =>
    reports.reduce((total, report) => total + pick(report).length, 0)
  for (const report of reports) {
    const { path, found, missed, absent, invented, errorsFound, errorsMissed } = report
    if (found.length + missed.length + absent.length + invented.length + errorsFound.length + errorsMissed.length === 0)
      continue
    const parts = [
      part('found', [...found, ...errorsFound]),
      part('MISSED', [...missed, ...errorsMissed]),
      part('not in the artifact', absent),
      part('INVENTED', invented),
    ]
    console.log(`${path}: ${parts.filter(text => text !== '').join('; ')}`)
  }
  const [found, missed] = [sum(report => report.found), sum(report => report.missed)]
  const [errors, errorsMissed] = [sum(report => report.errorsFound), sum(report => report.errorsMissed)]
  console.log(`\n${reports.length} rows analysed, ${broken} broken`)
  console.log(
    `versions: ${found} of ${found + missed} stated found (${((100 * found) / Math.max(1, found + missed)).toFixed(1)} %), ${sum(report => report.invented)} invented`,
  )
  console.log(
    `not counted: ${sum(report => report.absent)} versions that the index states and the artifact does not hold`,
  )
  console.log(`errors: ${errors} of ${errors + errorsMissed} stated found`)
}

function part(label: string, list: readonly string[]): string {
  return list.length === 0 ? '' : `${label} ${list.join(', ')}`
}
