import type { ClaimRole } from '../../model/version-claim.ts'
import { createVersionMatcher } from '../knowledge-index.ts'
import { citeLine, type CitedLine, type LineContext } from './line-context.ts'

const LINES_PER_CLAIM = 5
/** A hostile artifact may name a new version on every line; what a person reads does not. */
const CLAIMS_PER_ARTIFACT = 5_000

/** A version that lines of one artifact state. */
export interface ClaimDraft {
  readonly component: string
  readonly role: ClaimRole
  readonly version: string
  readonly raw: string
  readonly host: string | undefined
  readonly path: string | undefined
  /** The first lines that say so. */
  readonly lines: CitedLine[]
}

export interface VersionCollector {
  add(line: LineContext): void
  drafts(): readonly ClaimDraft[]
  readonly overflow: number
}

export function createVersionCollector(artifact: string): VersionCollector {
  const matcher = createVersionMatcher(artifact)
  const drafts = new Map<string, ClaimDraft>()
  let overflow = 0
  return {
    add(line) {
      for (const { component, role, version, raw, path } of matcher.line(line.text, line.literals)) {
        const host = line.host()
        const key = [component, role, version, host ?? '', path ?? ''].join('\n')
        const known = drafts.get(key)
        if (known === undefined && drafts.size >= CLAIMS_PER_ARTIFACT) overflow++
        else if (known === undefined)
          drafts.set(key, { component, role, version, raw, host, path, lines: [citeLine(line, [raw])] })
        else if (known.lines.length < LINES_PER_CLAIM) known.lines.push(citeLine(line, [raw]))
      }
    },
    drafts: () => [...drafts.values()],
    get overflow() {
      return overflow
    },
  }
}
