import { useId, useMemo, type ReactNode } from 'react'
import { visible } from '#shared/base/text.ts'
import type { FilterMark, LogLine } from '#shared/ipc/views.ts'
import { errorText } from '#shared/report/error-text.ts'
import type { LevelGroup } from '../../state/log-filter.ts'
import { Button } from '../../ui/Button.tsx'
import { formatCount, plural } from '../../ui/number-text.ts'
import { ProgressBar } from '../../ui/ProgressBar.tsx'
import { canReadAgain, countSuffix, refusalText } from './sought-lines.ts'
import type { LogFilter } from './use-log-filter.ts'
import type { NovelComparison } from './use-novel-lines.ts'

interface FilterBarProps {
  readonly filter: LogFilter
  /** Those at hand: their writers are proposed. */
  readonly lines: readonly LogLine[]
  /** Of the artifact. */
  readonly bytes: number
}

const LEVELS: readonly { readonly value: LevelGroup; readonly label: string }[] = [
  { value: 'error', label: 'Errors' },
  { value: 'warning', label: 'Warnings' },
  { value: 'info', label: 'Info' },
  { value: 'debug', label: 'Debug' },
  { value: 'none', label: 'No level' },
]
const MARKS: readonly { readonly value: FilterMark; readonly label: string; readonly title: string }[] = [
  { value: 'annotated', label: 'Annotated', title: 'Lines of which a rule, a version or an image is known' },
  { value: 'novel', label: 'New', title: 'Lines of a kind that the other run does not have' },
]
const CONTEXTS = [0, 1, 3, 10, 30]

/** Which lines are shown; the others are folded where they stand. Conditions of several kinds hold together. */
export function FilterBar({ filter, lines, bytes }: FilterBarProps) {
  const { form, change } = filter
  const toggled = <T,>(list: readonly T[], value: T) =>
    list.includes(value) ? list.filter(each => each !== value) : [...list, value]
  return (
    <div className="log-bar log-filter" role="group" aria-label="Lines to show">
      <span className="log-filter-word">Show only</span>
      <Chip
        isOn={form.isMatching && form.query.text !== ''}
        isDisabled={form.query.text === ''}
        title="Lines that hold what stands in Find"
        onClick={() => change({ isMatching: !form.isMatching })}
      >
        Matching
      </Chip>
      <span className="log-chips" role="group" aria-label="Severity">
        {LEVELS.map(({ value, label }) => (
          <Chip
            key={value}
            isOn={form.levels.includes(value)}
            onClick={() => change({ levels: toggled(form.levels, value) })}
          >
            {label}
          </Chip>
        ))}
      </span>
      <span className="log-chips" role="group" aria-label="Marks">
        {MARKS.map(({ value, label, title }) => (
          <Chip
            key={value}
            isOn={form.marks.includes(value)}
            title={title}
            onClick={() => change({ marks: toggled(form.marks, value) })}
          >
            {label}
          </Chip>
        ))}
      </span>
      <WriterField filter={filter} lines={lines} />
      <ContextField filter={filter} />
      <FilterState filter={filter} bytes={bytes} />
    </div>
  )
}

interface ChipProps {
  readonly isOn: boolean
  readonly isDisabled?: boolean
  readonly title?: string
  readonly onClick: () => void
  readonly children: ReactNode
}

function Chip({ isOn, isDisabled = false, title, onClick, children }: ChipProps) {
  return (
    <Button small className="log-toggle" aria-pressed={isOn} disabled={isDisabled} title={title} onClick={onClick}>
      {children}
    </Button>
  )
}

/** Writers that are proposed. */
const PROPOSED = 50

function WriterField({ filter: { form, change }, lines }: Pick<FilterBarProps, 'filter' | 'lines'>) {
  const id = useId()
  const writers = useMemo(() => writersOf(lines), [lines])
  return (
    <>
      <input
        type="text"
        className="log-bar-input log-writer"
        aria-label="Writer: a process or source file"
        placeholder="Any writer"
        list={id}
        spellCheck={false}
        maxLength={200}
        value={form.writer}
        onChange={event => change({ writer: event.target.value })}
      />
      <datalist id={id}>
        {writers.map(writer => (
          <option key={writer} value={writer} />
        ))}
      </datalist>
    </>
  )
}

/** The most frequent first. */
function writersOf(lines: readonly LogLine[]): readonly string[] {
  const counts = new Map<string, number>()
  for (const { writer } of lines) if (writer !== undefined) counts.set(writer, (counts.get(writer) ?? 0) + 1)
  return [...counts]
    .sort(([, a], [, b]) => b - a)
    .slice(0, PROPOSED)
    .map(([writer]) => visible(writer))
}

function ContextField({ filter: { form, change } }: Pick<FilterBarProps, 'filter'>) {
  return (
    <label className="log-context">
      Context
      <select value={form.context} onChange={event => change({ context: Number(event.target.value) })}>
        {CONTEXTS.map(lines => (
          <option key={lines} value={lines}>
            {lines}
          </option>
        ))}
      </select>
    </label>
  )
}

/** How many lines pass, and how far the reading is. */
function FilterState({ filter, bytes }: Pick<FilterBarProps, 'filter' | 'bytes'>) {
  const { shown, lacks, stopShown, showAgain } = filter
  const isReading = shown?.state === 'reading'
  return (
    <span className="log-filter-state">
      <span role="status">{lacks === undefined ? shownText(shown) : lackText(lacks)}</span>
      {lacks !== undefined && 'retry' in lacks ? (
        <Button small look="quiet" onClick={lacks.retry}>
          Compare again
        </Button>
      ) : undefined}
      {shown !== undefined && canReadAgain(shown) ? (
        <Button small look="quiet" onClick={showAgain}>
          Read again
        </Button>
      ) : undefined}
      {isReading ? (
        <>
          <ProgressBar label="Reading the log" part={bytes === 0 ? undefined : shown.doneBytes / bytes} />
          <Button small look="quiet" onClick={stopShown}>
            Cancel
          </Button>
        </>
      ) : undefined}
    </span>
  )
}

function lackText(lacks: NovelComparison): string {
  if (lacks.state === 'failed') return `▲ Not compared, all lines shown: ${errorText(lacks.error).what}`
  return lacks.state === 'stopped' ? 'Comparing was stopped: all lines shown' : 'Comparing both runs for what is new…'
}

function shownText(shown: LogFilter['shown']): string {
  if (shown === undefined) return 'All lines: nothing is chosen'
  const { error, total, state, lines } = shown
  if (error !== undefined) return refusalText(error)
  if (total === 0 && state === 'done') return `No line passes${countSuffix(shown)}`
  const left = state === 'done' && total > lines.count ? `, the first ${formatCount(lines.count)} shown` : ''
  return `${plural(total, 'line')}${countSuffix(shown)}${left}`
}
