import type { LineQuery } from './search.ts'

/** How grave a line says that it is, or signs of an error in it tell; `none` = neither. */
export type FilterLevel = 'trace' | 'debug' | 'info' | 'warning' | 'error' | 'fatal' | 'none'

/** `annotated` = the knowledge says something about the line; `novel` = no line like it was read in the other run. */
export type FilterMark = 'annotated' | 'novel'

/** Which lines of an artifact are meant: those that meet every condition that is there. */
export interface LineFilter {
  readonly query?: LineQuery | undefined
  /** One of these. */
  readonly levels?: readonly FilterLevel[] | undefined
  /** One of these. */
  readonly marks?: readonly FilterMark[] | undefined
  /** Part of the process or source file that the line names as its writer, in any letter case. */
  readonly writer?: string | undefined
}

/** What a filter came to. */
export interface FilterResult {
  /** Lines that pass. */
  readonly lines: number
  /** Bytes that were read, decoded. */
  readonly bytes: number
  /** The artifact could not be read to its end. */
  readonly isPartial: boolean
}
