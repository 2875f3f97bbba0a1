import { useId, useRef, type ReactNode } from 'react'
import { Button } from '../../ui/Button.tsx'
import { CloseIcon } from '../../ui/icons.tsx'
import type { FormProblem } from '../../state/rule-form.ts'
import { strings } from '../../strings/index.ts'
import { Problem, problemAt } from './Field.tsx'
import { useKeptFocus } from './use-kept-focus.ts'

interface RowListProps<Row> {
  readonly words: RowWords
  /** Place of the list in the rule: `samples`. */
  readonly place: string
  readonly rows: readonly Row[]
  /** A row that nothing was written in. */
  readonly empty: Row
  readonly problems: readonly FormProblem[]
  readonly onChange: (rows: readonly Row[]) => void
  readonly row: (row: Row, cx: RowContext<Row>) => ReactNode
  readonly children?: ReactNode
}

interface RowWords {
  readonly label: string
  readonly help: string
  /** Of one row, by its number. */
  readonly takeOut: (number: number) => string
  readonly add: string
}

interface RowContext<Row> {
  /** From 1. */
  readonly number: number
  readonly onChange: (row: Row) => void
  /** Of the row as a whole, or of a part of it: `.why`. */
  readonly problem: (part?: string) => FormProblem | undefined
}

/** Rows that can be added, changed and taken out. */
export function RowList<Row>(props: RowListProps<Row>) {
  const { words, place, rows, empty, problems, onChange, row, children } = props
  const id = useId()
  const list = useRef<HTMLDivElement>(null)
  // A row may come from a button that is gone with it, and takes its own along when it goes.
  useKeptFocus(rows.length, () => {
    const texts = list.current?.querySelectorAll('textarea')
    return texts?.[texts.length - 1] ?? list.current?.parentElement?.querySelector('button')
  })
  const add = () => {
    onChange([...rows, empty])
    // The new row is there once this event has been handled.
    queueMicrotask(() => focusLast(list.current))
  }
  return (
    <div className="rule-rows" role="group" aria-labelledby={`${id}label`} aria-describedby={`${id}why ${id}help`}>
      <span id={`${id}label`} className="rule-label">
        {words.label}
      </span>
      <p id={`${id}help`} className="rule-help">
        {words.help}
      </p>
      <div ref={list} className="rule-row-list">
        {rows.map((value, index) => (
          <div key={index} className="rule-row">
            {row(value, {
              number: index + 1,
              onChange: changed => onChange(rows.with(index, changed)),
              problem: (part = '') => problemAt(problems, `${place}[${index}]${part}`),
            })}
            <Button
              small
              look="quiet"
              iconOnly
              aria-label={words.takeOut(index + 1)}
              title={strings.rules.rows.takeOut}
              onClick={() => onChange(rows.toSpliced(index, 1))}
            >
              <CloseIcon />
            </Button>
          </div>
        ))}
      </div>
      <Problem id={`${id}why`} label={words.label} problem={problemAt(problems, place)} />
      <div className="rule-row-add">
        <Button small onClick={add} data-invalid={problemAt(problems, place) !== undefined}>
          {words.add}
        </Button>
        {children}
      </div>
    </div>
  )
}

function focusLast(list: HTMLElement | null): void {
  const rows = list?.querySelectorAll<HTMLElement>('.rule-row')
  rows?.[rows.length - 1]?.querySelector<HTMLElement>('input, textarea')?.focus()
}

interface RowTextProps {
  readonly label: string
  readonly value: string
  readonly problem: FormProblem | undefined
  readonly isCode?: boolean
  readonly maxLength: number
  readonly placeholder?: string
  readonly onChange: (value: string) => void
}

/** The text of a row: one line, however long. */
export function RowText({ label, value, problem, isCode = false, maxLength, placeholder, onChange }: RowTextProps) {
  const id = useId()
  return (
    <div className="rule-row-text">
      <textarea
        rows={1}
        className={isCode ? 'mono' : ''}
        aria-label={label}
        aria-invalid={problem !== undefined}
        aria-describedby={`${id}why`}
        placeholder={placeholder}
        maxLength={maxLength}
        spellCheck={!isCode}
        value={value}
        onChange={event => onChange(event.target.value.replace(/[\r\n]+/gu, ' '))}
      />
      <Problem id={`${id}why`} label={label} problem={problem} />
    </div>
  )
}
