import type { FilterLevel, FilterMark, LineFilter, LineQuery } from '#shared/ipc/views.ts'

/** Groups of levels that a person chooses from. */
export type LevelGroup = 'error' | 'warning' | 'info' | 'debug' | 'none'

/** What is looked for in one side's logs, and which lines are shown. */
export interface LogFilterForm {
  readonly query: LineQuery
  /** Lines that the rest does not let pass are folded away. */
  readonly isOn: boolean
  /** Only lines that hold the words. */
  readonly isMatching: boolean
  readonly levels: readonly LevelGroup[]
  readonly marks: readonly FilterMark[]
  /** Empty = any. */
  readonly writer: string
  /** Lines shown before and behind each that passes. */
  readonly context: number
}

export const NO_FILTER: LogFilterForm = {
  query: { text: '', isPattern: false, ignoresCase: true },
  isOn: false,
  isMatching: true,
  levels: [],
  marks: [],
  writer: '',
  context: 0,
}

const LEVELS: Readonly<Record<LevelGroup, readonly FilterLevel[]>> = {
  error: ['error', 'fatal'],
  warning: ['warning'],
  info: ['info'],
  debug: ['debug', 'trace'],
  none: ['none'],
}

/** Which lines are shown; undefined = all. */
export function shownFilter(form: LogFilterForm): LineFilter | undefined {
  const filter = conditions(form)
  const hasWords = form.isMatching && form.query.text !== ''
  if (!form.isOn || (filter === undefined && !hasWords)) return undefined
  return hasWords ? { ...filter, query: form.query } : filter
}

/** Which lines `find` goes through: those that hold the words, among those that are shown. */
export function soughtFilter(form: LogFilterForm): LineFilter | undefined {
  if (form.query.text === '') return undefined
  return { ...(form.isOn ? conditions(form) : undefined), query: form.query }
}

/** The filter where it can be answered: new lines are known only once both runs are compared. */
export function answerable(filter: LineFilter | undefined, isNovelKnown: boolean): LineFilter | undefined {
  return filter?.marks?.includes('novel') === true && !isNovelKnown ? undefined : filter
}

function conditions({ levels, marks, writer }: LogFilterForm): LineFilter | undefined {
  const by = writer.trim()
  if (levels.length === 0 && marks.length === 0 && by === '') return undefined
  return {
    ...(levels.length === 0 ? {} : { levels: levels.flatMap(level => LEVELS[level]) }),
    ...(marks.length === 0 ? {} : { marks }),
    ...(by === '' ? {} : { writer: by }),
  }
}
