import type { Instant } from '../base/time.ts'
import type { Evidence } from './evidence.ts'
import type { Severity } from './finding.ts'

/** How severe lines say that they are, the worst first; `unknown` = none states a level. */
export const STATED_SEVERITIES = ['fatal', 'error', 'warning', 'info', 'unknown'] as const satisfies readonly (
  Severity | 'unknown'
)[]
export type StatedSeverity = (typeof STATED_SEVERITIES)[number]

/**
 * The level that the writers of a template's lines gave them: klog's letter, `level=` of logrus, zap and JSON, a priority of
 * the kernel or syslog. Read from one line of each shape (`templates/README.md`, level 1), the first in its artifact: lines
 * that differ in nothing but the digit of a priority are judged by that one.
 */
export interface StatedLevel {
  /** The worst of those that were stated. */
  readonly severity: StatedSeverity
  /** Some of the lines state another one; those that state none do not count. */
  readonly differs: boolean
}

/** Lines of one log group that say the same about different things. */
export interface Template {
  /** 16 hex digits, the same in every run and on every machine. */
  readonly id: string
  /** What the lines have in common, shown through `visible()`: variable parts as `*`, versions as `§`. */
  readonly text: string
  /** Lines, or multi-line records, with this template. */
  readonly count: number
  /** How bad they look, for their order: by the level that they state, else by signs of an error in the text. */
  readonly severity: Severity
  /** What they state themselves. */
  readonly stated: StatedLevel
  /** The first of them, in the first artifact by name. */
  readonly first: Evidence
  /** Where the last of them begins, in the last artifact by name. */
  readonly last: { readonly artifact: string; readonly line: number; readonly offset: number }
  /** When the first and the last of them were written, by their artifact's clock; undefined = no time that can be placed. */
  readonly firstAt?: Instant
  readonly lastAt?: Instant
  /** When its lines were written; undefined = no time of them is known. */
  readonly minutes?: TemplateMinutes
  /** Distinct versions in place of `§`, each with a line that has it; the first `VERSIONS_PER_TEMPLATE`. */
  readonly versions: readonly TemplateVersion[]
  /** There were more versions than that. */
  readonly areVersionsLimited: boolean
}

/**
 * How many lines of a template were written when, by the clocks of their artifacts. A line without a time counts where the
 * one before it in its artifact does.
 */
export interface TemplateMinutes {
  /** How long a step is: 1, or a power of two where lines are spread over more than `STEPS_PER_TEMPLATE`. */
  readonly stepMinutes: number
  /** Only those that have lines, by time; each begins at a whole number of steps. */
  readonly steps: readonly { readonly at: Instant; readonly count: number }[]
  /** Lines of which it is not known, or of which too little was kept to say in which step they belong. */
  readonly unplaced: number
}

/** So many steps of time are kept of one template. */
export const STEPS_PER_TEMPLATE = 128

/** What stood in place of the `§` of a template. */
export interface TemplateVersion {
  /** As written; several in one line are joined by a space. */
  readonly text: string
  readonly evidence: Evidence
}

/** Artifacts of one run that play the same part, such as the kubelet's log of every host of one role. */
export interface LogGroup {
  /** Equal in two runs for the same part: the path without hashes, dates and host names. */
  readonly key: string
  /** Sorted. */
  readonly artifacts: readonly string[]
  readonly lines: number
  /** By id. */
  readonly templates: readonly Template[]
  /** Lines whose template came after the limit: counted, never dropped in silence. */
  readonly omittedLines: number
}

/** Everything the logs of one run say, each thing once. */
export interface RunTemplates {
  /** By key. */
  readonly groups: readonly LogGroup[]
  /** Artifacts that could not be read, or not to their end, sorted. */
  readonly unread: readonly string[]
}

/** So many different versions of one template are kept. */
export const VERSIONS_PER_TEMPLATE = 50
