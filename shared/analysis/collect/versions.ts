import type { ClaimRole } from '../../model/version-claim.ts'
import { builtInIndex, type KnowledgeIndex, type VersionMatch } from '../knowledge-index.ts'
import { citeLine, type CitedLine, type LineContext } from './line-context.ts'

const LINES_PER_CLAIM = 5
/** A process that changes its version more often than this is no process. */
const TURNS_PER_CLAIM = 10
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
  /** Start lines of a process, where it has any. */
  starts?: StartsDraft
}

interface StartsDraft {
  count: number
  /** Starts after another version, or the first one. */
  readonly turns: CitedLine[]
}

export interface VersionCollector {
  add(line: LineContext): void
  drafts(): readonly ClaimDraft[]
  readonly overflow: number
}

export function createVersionCollector(
  artifact: string,
  { createVersionMatcher }: Pick<KnowledgeIndex, 'createVersionMatcher'> = builtInIndex,
): VersionCollector {
  const matcher = createVersionMatcher(artifact)
  const drafts = new Map<string, ClaimDraft>()
  const starts = createStartCounter()
  let overflow = 0
  const add = (match: VersionMatch, line: LineContext) => {
    const { component, role, version, raw, path } = match
    const host = match.host ?? line.host()
    const key = [component, role, version, host ?? '', path ?? ''].join('\n')
    const known = drafts.get(key)
    if (known === undefined && drafts.size >= CLAIMS_PER_ARTIFACT) {
      overflow++
      return
    }
    const draft = known ?? { component, role, version, raw, host, path, lines: [] }
    drafts.set(key, draft)
    if (draft.lines.length < LINES_PER_CLAIM) draft.lines.push(citeLine(line, [raw]))
    if (match.isStart) starts.add(draft, () => citeLine(line, [raw]))
  }
  return {
    add(line) {
      for (const match of matcher.line(line.text, line.literals)) add(match, line)
    },
    drafts: () => [...drafts.values()],
    get overflow() {
      return overflow
    },
  }
}

/** Counts start lines, and keeps those with which a host's process has another version than before. */
function createStartCounter(): { add(draft: ClaimDraft, cite: () => CitedLine): void } {
  const running = new Map<string, ClaimDraft>()
  return {
    add(draft, cite) {
      const process = `${draft.component}\n${draft.host ?? ''}`
      const starts = (draft.starts ??= { count: 0, turns: [] })
      starts.count++
      if (running.get(process) !== draft && starts.turns.length < TURNS_PER_CLAIM) starts.turns.push(cite())
      running.set(process, draft)
    },
  }
}
