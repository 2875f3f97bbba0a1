import { compareText } from '../base/text.ts'
import type { Analysis } from '../model/analysis.ts'
import type { Host, HostPair } from '../model/host.ts'

interface Judged {
  readonly host: Host
  readonly failed: number
  readonly isSuiteEnd: boolean
  readonly outcome: 'passed' | 'failed'
}

/** A host that passed and one that failed, of one role where there are such; undefined where the run shows no such two. */
export function suggestHosts(analysis: Analysis): HostPair | undefined {
  const judged = analysis.hosts.flatMap(host => judge(analysis, host))
  const passed = judged.filter(({ outcome }) => outcome === 'passed')
  const failed = judged.filter(({ outcome }) => outcome === 'failed')
  const pairs = failed.flatMap(bad => passed.map(good => ({ good, bad })))
  const [best] = pairs.sort(
    (a, b) =>
      Number(b.good.host.role === b.bad.host.role) - Number(a.good.host.role === a.bad.host.role) ||
      b.bad.failed - a.bad.failed ||
      compareText(a.bad.host.name, b.bad.host.name) ||
      compareText(a.good.host.name, b.good.host.name),
  )
  if (best === undefined) return undefined
  const { good, bad } = best
  return {
    good: good.host.name,
    bad: bad.host.name,
    reason: `${bad.host.name}: ${tell(bad)}; ${good.host.name}: ${tell(good)}.`,
  }
}

/** Nothing where neither the runner nor a test says how it ended there. */
function judge({ tests }: Analysis, host: Host): readonly Judged[] {
  const own = tests.byHost?.find(one => one.host === host.name)
  const failed = own?.failed ?? 0
  if (host.suite !== undefined && (failed === 0 || host.suite.outcome === 'failed'))
    return [{ host, failed, isSuiteEnd: true, outcome: host.suite.outcome }]
  if (failed > 0) return [{ host, failed, isSuiteEnd: false, outcome: 'failed' }]
  return (own?.passed ?? 0) > 0 ? [{ host, failed, isSuiteEnd: false, outcome: 'passed' }] : []
}

function tell({ isSuiteEnd, outcome, failed }: Judged): string {
  if (isSuiteEnd) return `the suite ${outcome}`
  return outcome === 'failed' ? `tests that failed: ${failed}` : 'no test failed'
}
