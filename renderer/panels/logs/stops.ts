import type { LogLine } from '#shared/ipc/views.ts'
import type { RulerMark } from './overview-ruler.ts'

export interface Stop {
  readonly line: number
  readonly title: string
  /** True when the search went past the end and began again at the other side. */
  readonly wrapped: boolean
}

/** What a reader steps through: lines that a finding cites, lines that only this run has, or lines that the reader keeps. */
export type StopKind = 'finding' | 'novel' | 'kept'

/** Kinds at which the one who looks for findings does not want to be stopped: there are many, and none explains a failure. */
const PASSED_OVER: readonly string[] = ['version', 'novel', 'image', 'noise', 'kept']

function isStop(kind: string, wanted: StopKind): boolean {
  return wanted === 'finding' ? !PASSED_OVER.includes(kind) : kind === wanted
}

interface Known {
  readonly marks: readonly RulerMark[]
  readonly lines: readonly LogLine[]
  readonly kind: StopKind
}

/**
 * The nearest line of that kind before or after `from`, from the whole artifact's citations and from the notes of the
 * lines at hand (a finding cites at most 20 lines; the notes know all of theirs). Undefined when there is none at all.
 */
export function findStop(from: number, backwards: boolean, known: Known): Stop | undefined {
  const titles = collectTitles(known)
  const lines = [...titles.keys()].sort((a, b) => a - b)
  const ahead = backwards ? lines.filter(line => line < from).at(-1) : lines.find(line => line > from)
  const line = ahead ?? (backwards ? lines.at(-1) : lines[0])
  return line === undefined ? undefined : { line, title: titles.get(line) ?? '', wrapped: ahead === undefined }
}

function collectTitles({ marks, lines, kind }: Known): ReadonlyMap<number, string> {
  const titles = new Map<number, string>()
  for (const mark of marks) {
    if (isStop(mark.kind, kind) && !titles.has(mark.line)) titles.set(mark.line, mark.title)
  }
  for (const line of lines) {
    const note = line.notes.find(candidate => isStop(candidate.kind, kind))
    if (note !== undefined && !titles.has(line.line)) titles.set(line.line, note.title)
  }
  return titles
}
