import { useEffect, useImperativeHandle, useRef, useState, type KeyboardEvent, type Ref } from 'react'
import type { LineQuery } from '#shared/ipc/views.ts'
import { routeTo } from '../../state/route.ts'
import { routeOfQuery } from '../../state/search-route.ts'
import { useBackend, useStores } from '../../state/stores.tsx'
import { strings } from '../../strings/index.ts'
import { Button } from '../../ui/Button.tsx'
import { CloseIcon } from '../../ui/icons.tsx'
import { escapeTo } from './escape-to.ts'
import { canReadAgain, foundText, refusalText, stepTo, waitNote } from './sought-lines.ts'
import type { LogFilter } from './use-log-filter.ts'

const words = strings.logs.find

export interface FindBarHandle {
  find(backwards: boolean): void
  focus(): void
}

interface FindBarProps {
  readonly runId: string
  readonly artifact: string
  readonly filter: LogFilter
  /** The reader's line. */
  readonly line: number
  /** The same, or where the reader was last sent: the search goes on from there. */
  readonly getLine: () => number
  readonly onFound: (line: number) => void
  readonly onClose: () => void
  readonly ref: Ref<FindBarHandle>
}

/** Search in the whole artifact, which the editor holds only a window of. */
export function FindBar({ filter, onClose, ref, ...search }: FindBarProps) {
  const input = useRef<HTMLInputElement>(null)
  const { message, find } = useFind({ filter, ...search })
  const searchAll = useSearchAll(filter)
  const { query } = filter.form
  useImperativeHandle(ref, () => ({ find: backwards => void find(backwards), focus: () => input.current?.select() }))
  useEffect(() => input.current?.select(), [])
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key.toLowerCase() === 'f' && event.shiftKey && (event.ctrlKey || event.metaKey)) {
      event.preventDefault()
      return searchAll()
    }
    if (event.key !== 'Enter') return
    event.preventDefault()
    void find(event.shiftKey)
  }
  return (
    <div className="log-bar" role="search" aria-label={words.name} onKeyDown={escapeTo(onClose)}>
      <input
        ref={input}
        type="text"
        className="log-bar-input"
        aria-label={words.text}
        placeholder={words.textHint}
        autoFocus
        spellCheck={false}
        maxLength={1000}
        value={query.text}
        onChange={event => filter.changeQuery({ text: event.target.value })}
        onKeyDown={onKeyDown}
      />
      <Toggles filter={filter} />
      <Button small aria-label={words.previous.name} title={words.previous.title} onClick={() => void find(true)}>
        ↑
      </Button>
      <Button small aria-label={words.next.name} title={words.next.title} onClick={() => void find(false)}>
        ↓
      </Button>
      <span className="log-bar-message" role="status" title={message}>
        {message}
      </span>
      {filter.sought !== undefined && canReadAgain(filter.sought) ? (
        <Button small look="quiet" onClick={filter.seekAgain}>
          {words.again}
        </Button>
      ) : undefined}
      <Button small title={words.all.title} onClick={searchAll}>
        {words.all.name}
      </Button>
      <Button small look="quiet" iconOnly aria-label={words.close} title={strings.logs.closeHint} onClick={onClose}>
        <CloseIcon />
      </Button>
    </div>
  )
}

/** How the text is meant. */
function Toggles({ filter: { form, changeQuery } }: Pick<FindBarProps, 'filter'>) {
  const { ignoresCase, isPattern } = form.query
  return (
    <>
      <Button
        small
        className="log-toggle"
        aria-label={words.matchCase.name}
        aria-pressed={!ignoresCase}
        title={words.matchCase.title}
        onClick={() => changeQuery({ ignoresCase: !ignoresCase })}
      >
        {words.matchCase.sign}
      </Button>
      <Button
        small
        className="log-toggle"
        aria-label={words.pattern.name}
        aria-pressed={isPattern}
        title={words.pattern.title}
        onClick={() => changeQuery({ isPattern: !isPattern })}
      >
        .*
      </Button>
    </>
  )
}

/** Takes the text to the search of all artifacts, which reads it as this one does. */
function useSearchAll({ form }: LogFilter): () => void {
  const { search } = useStores()
  return () => {
    search.getState().askForFocus()
    void search.getState().start(form.query)
    routeTo({ panel: 'search', ...routeOfQuery(form.query) })
  }
}

type FindOptions = Omit<FindBarProps, 'onClose' | 'ref'>

/** A step that does not know its end yet. */
interface Waiting {
  readonly query: LineQuery
  readonly from: number
  readonly backwards: boolean
  /** The next place is asked for by itself. */
  readonly isAsked: boolean
}

function useFind({ filter, line, getLine, onFound, ...where }: FindOptions) {
  const { sought, form } = filter
  const [step, setStep] = useState<Waiting>()
  // Who types on no longer waits for what stood there.
  const waiting = step?.query === form.query ? step : undefined
  /** What was looked for when the last step passed an end. */
  const [wrapped, setWrapped] = useState<LineQuery>()
  const findDirectly = useDirectFind(filter, where)

  const arrive = (found: ReturnType<typeof stepTo>) => {
    setStep(undefined)
    setWrapped(found?.wrapped === true ? form.query : undefined)
    if (found !== null && found !== undefined) onFound(found.line)
  }
  const find = async (backwards: boolean) => {
    if (form.query.text === '') return
    const from = getLine()
    const known = sought === undefined ? undefined : stepTo(sought, from, backwards)
    if (known !== undefined) return arrive(known)
    const asking = { query: form.query, from, backwards, isAsked: true }
    setStep(asking)
    const direct = await findDirectly(from, backwards)
    if (direct !== undefined) arrive(direct)
    else setStep(now => (now === asking ? { ...asking, isAsked: false } : now))
  }
  const arrived =
    waiting === undefined || sought === undefined ? undefined : stepTo(sought, waiting.from, waiting.backwards)
  const latest = useRef(arrive)
  useEffect(() => {
    latest.current = arrive
  })
  useEffect(() => {
    if (arrived !== undefined) latest.current(arrived)
  }, [arrived])
  const suffix = { hasWrapped: wrapped === form.query, waiting }
  return { message: messageOf(filter, line, suffix), find }
}

interface StepState {
  readonly hasWrapped: boolean
  readonly waiting: Waiting | undefined
}

function messageOf({ sought, form, lacks }: LogFilter, line: number, { hasWrapped, waiting }: StepState): string {
  if (form.query.text === '') return ''
  if (lacks !== undefined) return lacks.state === 'reading' ? words.waitsForNew : words.newUnknown
  if (sought === undefined) return words.searching
  if (sought.error !== undefined) return refusalText(sought.error)
  const wrapped = hasWrapped ? 'wrapped' : undefined
  return foundText(sought, line, waiting === undefined ? wrapped : waitNote(sought, waiting.isAsked))
}

/** The next place of plain words, asked for by itself: it is there before all of a large artifact was read. */
function useDirectFind(
  { form, sought }: LogFilter,
  where: Pick<FindBarProps, 'runId' | 'artifact'>,
): (from: number, backwards: boolean) => Promise<ReturnType<typeof stepTo>> {
  const backend = useBackend()
  const running = useRef<AbortController>(undefined)
  useEffect(() => () => running.current?.abort(), [form.query])
  return async (from, backwards) => {
    const { text, isPattern, ignoresCase } = form.query
    if (isPattern || !ignoresCase || form.isOn || sought?.error !== undefined) return undefined
    running.current?.abort()
    const mine = new AbortController()
    running.current = mine
    const next = Math.max(1, from + (backwards ? -1 : 1))
    const answer = await backend.call('log.find', { ...where, text, from: next, backwards }, mine.signal)
    return mine.signal.aborted || !answer.ok ? undefined : answer.value
  }
}
