import type { RunFacts } from './run.ts'

/** What a case may hold. More than a person writes; less than would make a window slow. Characters are UTF-16 units. */
export const caseLimits = {
  title: 200,
  note: 20_000,
  comment: 2_000,
  reason: 500,
  /** Of a line or a heading that is quoted. */
  quote: 2_000,
  notes: 1_000,
  pins: 1_000,
  dismissed: 1_000,
} as const

/** A line of one of the two runs, and what stood there. */
export interface CaseLine {
  readonly kind: 'line'
  readonly side: 'good' | 'bad'
  /** Path inside the run. */
  readonly artifact: string
  /** 1-based. */
  readonly line: number
  /** The line as it was shown, cut at `caseLimits.quote`. */
  readonly text: string
  /** SHA-256 of the line's bytes without terminator, at most the first 64 KiB, as hex; undefined = they could not be read. */
  readonly digest?: string | undefined
}

/** Something that happened, told by a line. */
export interface CaseEvent extends Omit<CaseLine, 'kind'> {
  readonly kind: 'event'
  /** Microseconds since 1970. */
  readonly at: number
}

/** A statement that the comparison made; ids are those of `Finding` and `Hypothesis`. */
export interface CaseStatement {
  readonly kind: 'finding' | 'hypothesis'
  readonly id: string
  readonly title: string
}

/** What a note is about; a pin is always about a line or an event. */
export type CasePlace = CaseLine | CaseEvent | CaseStatement

/** Times are microseconds since 1970, by the clock of the service. */
export interface CaseNote {
  readonly id: string
  readonly text: string
  /** Undefined = the case as a whole. */
  readonly place?: CasePlace | undefined
  readonly createdAt: number
  readonly changedAt: number
}

/** Evidence that a person keeps at hand. */
export interface CasePin {
  readonly id: string
  readonly place: CaseLine | CaseEvent
  /** Why it counts; may be empty. */
  readonly comment: string
  readonly createdAt: number
}

/** A statement that the reader does not hold with. */
export interface Dismissal extends CaseStatement {
  /** May be empty. */
  readonly reason: string
  readonly dismissedAt: number
}

/** What a person did with an investigation. */
export interface CaseWork {
  /** Empty = named after its runs. */
  readonly title: string
  readonly notes: readonly CaseNote[]
  /** In the order that the person gave them. */
  readonly pins: readonly CasePin[]
  readonly dismissed: readonly Dismissal[]
}

/**
 * One change of a case. Each names what it changes by id, so that changes of several windows can follow one upon the
 * other in any order, and may come twice. `before` is the id of a note or pin, none = the end; `createdAt` and `changedAt`
 * are those of what was there before and comes back.
 */
export type CaseChange =
  | { readonly kind: 'title'; readonly title: string }
  | {
      readonly kind: 'put-note'
      readonly note: Omit<CaseNote, 'createdAt' | 'changedAt'> & MaybeCreated & MaybeChanged
      readonly before?: string | undefined
    }
  | { readonly kind: 'remove-note'; readonly id: string }
  | {
      readonly kind: 'put-pin'
      readonly pin: Omit<CasePin, 'createdAt'> & MaybeCreated
      readonly before?: string | undefined
    }
  | { readonly kind: 'move-pin'; readonly id: string; readonly before?: string | undefined }
  | { readonly kind: 'remove-pin'; readonly id: string }
  | { readonly kind: 'dismiss'; readonly statement: CaseStatement; readonly reason: string }
  | { readonly kind: 'keep'; readonly statement: Pick<CaseStatement, 'kind' | 'id'> }
interface MaybeCreated {
  readonly createdAt?: number | undefined
}
interface MaybeChanged {
  readonly changedAt?: number | undefined
}

/** One run of a case, as a list shows it. */
export interface CaseRun {
  readonly label: string
  readonly facts: Pick<RunFacts, 'job' | 'id' | 'result' | 'startedAt'>
}

/** Whether what was pinned still stands where it stood: `unread` = nobody can say. */
export type CaseCheck = 'same' | 'changed' | 'gone' | 'unread'
