import { hostBlocks } from '../../knowledge/layout.ts'
import type { Evidence } from '../../model/evidence.ts'
import type { SuiteEnd } from '../../model/host.ts'

/** Which machine the lines of one artifact speak of. */
export interface HostTracker {
  /** The host whose folder holds the artifact: all its lines speak of it. */
  readonly own: string | undefined
  /** A line that begins or ends a host's block of output; `cite` points at it. */
  followBlock(text: string, cite: () => Evidence): void
  /** The host of a line: the artifact's own, the block's, one that the line names, the journal's. */
  hostOf(text: string, journalHost: string | undefined): string | undefined
  /** A host that a journal prefix names. */
  see(journalHost: string | undefined): void
  /** Hosts that were named and are not the artifact's own. */
  readonly seen: ReadonlySet<string>
  /** How the suite ended on hosts, as the ends of their blocks say. */
  readonly suites: ReadonlyMap<string, SuiteEnd>
}

/** `own` is the host whose folder holds the artifact; `known` are all hosts of the run. */
export function createHostTracker(own: string | undefined, known: readonly string[]): HostTracker {
  const seen = new Set<string>()
  const suites = new Map<string, SuiteEnd>()
  let block: string | undefined
  const see = (host: string | undefined) => {
    if (own === undefined && host !== undefined) seen.add(host)
  }
  return {
    own,
    seen,
    suites,
    see,
    followBlock(text, cite) {
      const end = hostBlocks.end.pattern.exec(text)
      if (end !== null) block = undefined
      const { host, outcome } = end?.groups ?? {}
      if (host !== undefined && outcome !== undefined && !suites.has(host))
        suites.set(host, { outcome: outcome === 'Success' ? 'passed' : 'failed', evidence: cite() })
      const begun = hostBlocks.begin.pattern.exec(text)?.groups?.['host']
      if (begun === undefined) return
      block = begun
      see(begun)
    },
    hostOf(text, journalHost) {
      if (own !== undefined) return own
      see(journalHost)
      return block ?? known.find(host => names(text, host)) ?? journalHost
    },
  }
}

const NAME_CHARACTER = /[\w-]/u

/** `kind-worker2` does not name `kind-worker`; `kind-worker.local` does. */
function names(text: string, host: string): boolean {
  for (let at = text.indexOf(host); at !== -1; at = text.indexOf(host, at + 1)) {
    const [before, after] = [text.charAt(at - 1), text.charAt(at + host.length)]
    if (!NAME_CHARACTER.test(before) && !NAME_CHARACTER.test(after)) return true
  }
  return false
}
