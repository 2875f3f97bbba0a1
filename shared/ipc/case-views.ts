import type { AppError } from '../base/result.ts'
import type { CaseCheck, CaseRun, CaseWork } from '../model/case.ts'

/** What a person saved about an open investigation. */
export interface CaseView {
  /** The same for the same runs and hosts, also after a restart. */
  readonly caseId: string
  readonly work: CaseWork
  /** What is wrong with its file, of which the work could be read all the same. */
  readonly problem?: AppError
}

/** Whether the lines of a case still read as they did, by the id of the note or pin. */
export type CaseChecks = Readonly<Record<string, CaseCheck>>

/** A saved case, as a list shows it. */
export interface CaseSummary {
  readonly caseId: string
  /** Empty = named after its runs. */
  readonly title: string
  readonly good: CaseRun
  readonly bad: CaseRun
  readonly hosts?: { readonly good: string; readonly bad: string }
  /** Microseconds since 1970. */
  readonly openedAt: number
  readonly notes: number
  readonly pins: number
  readonly dismissed: number
}

export interface CasesView {
  /** The one opened last is the first. */
  readonly cases: readonly CaseSummary[]
  /** Files that are left as they are, and why. */
  readonly problems: readonly AppError[]
  /** Older cases that are not listed. */
  readonly omitted: number
}

/** What a case compares, open again: as `investigation.open` takes it. */
export interface ResumedCase {
  readonly baseline: string
  readonly target: string
  readonly baselineHost?: string
  readonly targetHost?: string
}
