import { compareHosts } from '#shared/analysis/compare/compare-hosts.ts'
import { compareRuns } from '#shared/analysis/compare/compare-runs.ts'
import { hearRuns, type HeardRuns } from '#shared/analysis/other-runs.ts'
import { suggestHosts } from '#shared/analysis/suggest-hosts.ts'
import { err, ok, type Result } from '#shared/base/result.ts'
import { knowledge, withOwnRules } from '#shared/knowledge/knowledge.ts'
import type { Analysis } from '#shared/model/analysis.ts'
import type { ComparedHosts, Comparison } from '#shared/model/comparison.ts'
import { alsoGoodOf, type CompareRequest } from './compare-request.ts'
import { say } from './output.ts'

/** The comparison of what was read; `analyses` as `sourcesOf` names them. */
export function compareAnalysed(request: CompareRequest, analyses: readonly Analysis[]): Result<Comparison> {
  const [first, second, ...rest] = analyses
  const known = withOwnRules(knowledge, request.ownRules ?? [])
  if (first === undefined) return err({ code: 'cancelled' })
  if (request.kind === 'hosts') {
    const witnesses = second === undefined ? [] : [second, ...rest]
    const hosts = chooseHosts(first, request)
    if (!hosts.ok) return hosts
    const { pair, reason } = hosts.value
    if (reason !== undefined) say(`Comparing ${pair.good} with ${pair.bad}. ${reason}`)
    return ok(compareHosts(first, pair, { ...known, ...hear([], witnesses) }))
  }
  if (second === undefined) return err({ code: 'cancelled' })
  const goods = alsoGoodOf(request).length
  return ok(compareRuns(first, second, { ...known, ...hear(rest.slice(0, goods), rest.slice(goods)) }))
}

function hear(alsoGood: readonly Analysis[], witnesses: readonly Analysis[]): HeardRuns {
  const heard = hearRuns({ alsoGood, witnesses })
  const told = new Set(heard.witnesses.map(({ number }) => number))
  witnesses.forEach(({ run }, at) => {
    if (told.has(alsoGood.length + at + 1)) return
    say(`${run.source} does not say that it passed or failed with a host of its own; it speaks for nothing.`)
  })
  return heard
}

/** Two machines of a run, and why these where nobody named them. */
interface ChosenHosts {
  readonly pair: ComparedHosts
  readonly reason?: string
}

/** Those that are named, else one that passed and one that failed. */
export function chooseHosts(
  analysis: Analysis,
  { source, hosts }: Extract<CompareRequest, { kind: 'hosts' }>,
): Result<ChosenHosts> {
  const names = analysis.hosts.map(host => host.name)
  if (hosts === undefined) {
    const pair = suggestHosts(analysis)
    if (pair === undefined) return err({ code: 'host/no-pair', path: source, hosts: names })
    return ok({ pair: { good: pair.good, bad: pair.bad }, reason: pair.reason })
  }
  const good = findHost(names, source, hosts.good)
  if (!good.ok) return good
  const bad = findHost(names, source, hosts.bad)
  return bad.ok ? ok({ pair: { good: good.value, bad: bad.value } }) : bad
}

/** A whole name, or a part that only one name has. */
function findHost(names: readonly string[], path: string, part: string): Result<string> {
  const found = names.includes(part) ? [part] : names.filter(name => name.includes(part))
  const [only] = found
  if (only !== undefined && found.length === 1) return ok(only)
  return err({ code: 'host/not-one', path, host: part, hosts: found.length === 0 ? names : found })
}
