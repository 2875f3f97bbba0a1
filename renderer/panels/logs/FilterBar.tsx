import { useId, useMemo, type ReactNode } from 'react'
import { visible } from '#shared/base/text.ts'
import type { FilterMark, LogLine } from '#shared/ipc/views.ts'
import { errorText } from '#shared/report/error-text.ts'
import type { LevelGroup } from '../../state/log-filter.ts'
import { strings } from '../../strings/index.ts'
import { Button } from '../../ui/Button.tsx'
import { ProgressBar } from '../../ui/ProgressBar.tsx'
import { canReadAgain, refusalText } from './sought-lines.ts'
import type { LogFilter } from './use-log-filter.ts'
import type { NovelComparison } from './use-novel-lines.ts'

const words = strings.logs.filter

interface FilterBarProps {
  readonly filter: LogFilter
  /** Those at hand: their writers are proposed. */
  readonly lines: readonly LogLine[]
  /** Of the artifact. */
  readonly bytes: number
}

const LEVELS: readonly LevelGroup[] = ['error', 'warning', 'info', 'debug', 'none']
const MARKS: readonly FilterMark[] = ['annotated', 'novel']
const CONTEXTS = [0, 1, 3, 10, 30]

/** Which lines are shown; the others are folded where they stand. Conditions of several kinds hold together. */
export function FilterBar({ filter, lines, bytes }: FilterBarProps) {
  const { form, change } = filter
  const toggled = <T,>(list: readonly T[], value: T) =>
    list.includes(value) ? list.filter(each => each !== value) : [...list, value]
  return (
    <div className="log-bar log-filter" role="group" aria-label={words.name}>
      <span className="log-filter-word">{words.showOnly}</span>
      <Chip
        isOn={form.isMatching && form.query.text !== ''}
        isDisabled={form.query.text === ''}
        title={words.matching.title}
        onClick={() => change({ isMatching: !form.isMatching })}
      >
        {words.matching.name}
      </Chip>
      <span className="log-chips" role="group" aria-label={words.severity}>
        {LEVELS.map(level => (
          <Chip
            key={level}
            isOn={form.levels.includes(level)}
            onClick={() => change({ levels: toggled(form.levels, level) })}
          >
            {words.levels[level]}
          </Chip>
        ))}
      </span>
      <span className="log-chips" role="group" aria-label={words.marks}>
        {MARKS.map(mark => (
          <Chip
            key={mark}
            isOn={form.marks.includes(mark)}
            title={words.mark[mark].title}
            onClick={() => change({ marks: toggled(form.marks, mark) })}
          >
            {words.mark[mark].name}
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
        aria-label={words.writer}
        placeholder={words.writerHint}
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
      {words.context}
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
          {words.compareAgain}
        </Button>
      ) : undefined}
      {shown !== undefined && canReadAgain(shown) ? (
        <Button small look="quiet" onClick={showAgain}>
          {words.readAgain}
        </Button>
      ) : undefined}
      {isReading ? (
        <>
          <ProgressBar label={words.reading} part={bytes === 0 ? undefined : shown.doneBytes / bytes} />
          <Button small look="quiet" onClick={stopShown}>
            {strings.logs.cancel}
          </Button>
        </>
      ) : undefined}
    </span>
  )
}

function lackText(lacks: NovelComparison): string {
  if (lacks.state === 'failed') return words.notCompared(errorText(lacks.error).what)
  return lacks.state === 'stopped' ? words.compareStopped : words.comparing
}

function shownText(shown: LogFilter['shown']): string {
  if (shown === undefined) return words.nothingChosen
  return shown.error === undefined ? words.shown(shown, shown.lines.count) : refusalText(shown.error)
}
