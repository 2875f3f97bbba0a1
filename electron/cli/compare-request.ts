import { compareHosts } from '#shared/analysis/compare/compare-hosts.ts'
import { compareRuns } from '#shared/analysis/compare/compare-runs.ts'
import { suggestHosts } from '#shared/analysis/suggest-hosts.ts'
import { toWitness } from '#shared/analysis/to-witness.ts'
import { err, ok, type Result } from '#shared/base/result.ts'
import { knowledge, withOwnRules } from '#shared/knowledge/knowledge.ts'
import type { OwnRule } from '#shared/knowledge/schema.ts'
import type { Analysis } from '#shared/model/analysis.ts'
import type { ComparedHosts, Comparison } from '#shared/model/comparison.ts'
import type { Witness } from '#shared/model/witness.ts'
import { say } from './output.ts'

/** What to compare: two runs, or two hosts of one; `witnesses` are other runs that speak for or against a cause. */
export type CompareRequest = {
  /** Rules of the person's own that are in force. */
  readonly ownRules?: readonly OwnRule[]
  /** The logs are compared line by line as well. */
  readonly comparesLogs?: boolean
} & (
  | {
      readonly kind: 'runs'
      readonly good: string
      readonly bad: string
      readonly witnesses: readonly string[]
    }
  | {
      readonly kind: 'hosts'
      readonly source: string
      /** Parts of their names; undefined = one that passed and one that failed. */
      readonly hosts?: ComparedHosts
      readonly witnesses: readonly string[]
    }
)

/** A source, and the word by which a progress bar knows it. */
export interface NamedSource {
  readonly name: string
  readonly source: string
}

/** Every source to be read, those of the comparison first. */
export function sourcesOf(request: CompareRequest): readonly NamedSource[] {
  const compared =
    request.kind === 'runs'
      ? [
          { name: 'good', source: request.good },
          { name: 'bad', source: request.bad },
        ]
      : [{ name: 'run', source: request.source }]
  const others = request.witnesses.map((source, index) => ({ name: `other ${index + 1}`, source }))
  return [...compared, ...others]
}

/** The comparison of what was read; `analyses` as `sourcesOf` names them. */
export function compareAnalysed(request: CompareRequest, analyses: readonly Analysis[]): Result<Comparison> {
  const [first, second, ...rest] = analyses
  const known = withOwnRules(knowledge, request.ownRules ?? [])
  if (first === undefined) return err({ code: 'cancelled' })
  if (request.kind === 'hosts') {
    const witnesses = (second === undefined ? [] : [second, ...rest]).flatMap(hearWitness)
    const hosts = chooseHosts(first, request)
    return hosts.ok ? ok(compareHosts(first, hosts.value, { ...known, witnesses })) : hosts
  }
  if (second === undefined) return err({ code: 'cancelled' })
  return ok(compareRuns(first, second, { ...known, witnesses: rest.flatMap(hearWitness) }))
}

function hearWitness(analysis: Analysis): readonly Witness[] {
  const witness = toWitness(analysis)
  if (witness !== undefined) return [witness]
  say(`${analysis.run.source} does not say that it passed or failed with a host of its own; it speaks for nothing.`)
  return []
}

function chooseHosts(
  analysis: Analysis,
  { source, hosts }: Extract<CompareRequest, { kind: 'hosts' }>,
): Result<ComparedHosts> {
  const names = analysis.hosts.map(host => host.name)
  if (hosts === undefined) {
    const pair = suggestHosts(analysis)
    if (pair === undefined) return err({ code: 'host/no-pair', path: source, hosts: names })
    say(`Comparing ${pair.good} with ${pair.bad}. ${pair.reason}`)
    return ok({ good: pair.good, bad: pair.bad })
  }
  const good = findHost(names, source, hosts.good)
  if (!good.ok) return good
  const bad = findHost(names, source, hosts.bad)
  return bad.ok ? ok({ good: good.value, bad: bad.value }) : bad
}

/** A whole name, or a part that only one name has. */
function findHost(names: readonly string[], path: string, part: string): Result<string> {
  const found = names.includes(part) ? [part] : names.filter(name => name.includes(part))
  const [only] = found
  if (only !== undefined && found.length === 1) return ok(only)
  return err({ code: 'host/not-one', path, host: part, hosts: found.length === 0 ? names : found })
}
