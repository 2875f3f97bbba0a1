import type { EntityFact } from '../../knowledge/schema-entities.ts'
import { citeLine, type CitedLine, type LineContext } from '../collect/line-context.ts'
import type { EntityNames, FactHit } from './read-facts.ts'

/** An operation that lines of a finding say to have failed. */
export interface FailedOperation {
  readonly fact: EntityFact
  readonly names: EntityNames
  readonly host: string | undefined
  /** The last of its lines in the artifact. */
  readonly last: CitedLine
}

/** What the lines of one finding in one artifact say of operations. */
export interface FindingFailures {
  readonly operations: readonly FailedOperation[]
  /** Number of the last line that names no operation; 0 = all of them do. */
  readonly lastUnnamed: number
  /** More operations failed than were kept. */
  readonly isLimited: boolean
}

/** Which operations failed, by the id of the finding whose lines say so. */
export interface FailureCollector {
  /** Takes a line that was counted in the findings `ids`, and what it says. */
  add(
    line: LineContext,
    at: { readonly line: number; readonly ids: readonly string[]; readonly hits: readonly FactHit[] },
  ): void
  failures(): ReadonlyMap<string, FindingFailures>
}

/** Operations kept for one finding and artifact. */
const OPERATIONS = 256

interface Draft {
  readonly operations: Map<string, FailedOperation>
  lastUnnamed: number
  isLimited: boolean
}

export function createFailureCollector(): FailureCollector {
  const drafts = new Map<string, Draft>()
  const draftOf = (id: string): Draft => {
    const draft = drafts.get(id) ?? { operations: new Map(), lastUnnamed: 0, isLimited: false }
    drafts.set(id, draft)
    return draft
  }
  return {
    add(context, { line, ids, hits }) {
      const hit = hits.find(({ fact }) => fact.says === 'failure')
      if (hit === undefined) {
        for (const id of ids) draftOf(id).lastUnnamed = line
        return
      }
      const { fact } = hit
      const names = hit.names()
      const operation = { fact, names, host: context.host(), last: citeLine(context, [fact.literal]) }
      const key = JSON.stringify([fact.operation, operation.host, names])
      for (const id of ids) keep(draftOf(id), key, operation)
    },
    failures: () =>
      new Map(
        [...drafts].map(([id, { operations, lastUnnamed, isLimited }]) => [
          id,
          { operations: [...operations.values()], lastUnnamed, isLimited },
        ]),
      ),
  }
}

function keep(draft: Draft, key: string, operation: FailedOperation): void {
  if (draft.operations.has(key) || draft.operations.size < OPERATIONS) draft.operations.set(key, operation)
  else draft.isLimited = true
}
