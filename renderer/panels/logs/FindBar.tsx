import { useEffect, useImperativeHandle, useRef, useState, type KeyboardEvent, type Ref } from 'react'
import { errorText } from '#shared/report/error-text.ts'
import { routeTo } from '../../state/route.ts'
import { routeOfQuery } from '../../state/search-route.ts'
import { useBackend, useStores } from '../../state/stores.tsx'
import { Button } from '../../ui/Button.tsx'
import { escapeTo } from './escape-to.ts'
import { CloseIcon } from '../../ui/icons.tsx'
import { formatCount } from '../../ui/number-text.ts'

export interface FindBarHandle {
  find(backwards: boolean): void
}

interface FindBarProps {
  readonly runId: string
  readonly artifact: string
  readonly text: string
  readonly onText: (text: string) => void
  /** The reader's line: the search goes on from there. */
  readonly getLine: () => number
  readonly onFound: (line: number) => void
  readonly onClose: () => void
  readonly ref: Ref<FindBarHandle>
}

/** Search in the whole artifact, which the editor holds only a window of. */
export function FindBar({ text, onText, onClose, ref, ...search }: FindBarProps) {
  const input = useRef<HTMLInputElement>(null)
  const { message, setMessage, find } = useFind({ text, ...search })
  const searchAll = useSearchAll(text)
  useEffect(() => input.current?.select(), [])
  useImperativeHandle(ref, () => ({ find: backwards => void find(backwards) }))
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
    <div className="log-bar" role="search" aria-label="Find in this artifact" onKeyDown={escapeTo(onClose)}>
      <input
        ref={input}
        type="text"
        className="log-bar-input"
        aria-label="Text to find, without regard to letter case"
        placeholder="Find in the whole artifact"
        autoFocus
        spellCheck={false}
        maxLength={1000}
        value={text}
        onChange={event => {
          onText(event.target.value)
          setMessage('')
        }}
        onKeyDown={onKeyDown}
      />
      <Button small aria-label="Previous match" title="Previous match (Shift+Enter)" onClick={() => void find(true)}>
        ↑
      </Button>
      <Button small aria-label="Next match" title="Next match (Enter)" onClick={() => void find(false)}>
        ↓
      </Button>
      <Button small title="Search all artifacts of both runs (Ctrl+Shift+F)" onClick={searchAll}>
        In all artifacts
      </Button>
      <span className="log-bar-message" role="status">
        {message}
      </span>
      <Button small look="quiet" iconOnly aria-label="Close find" title="Close (Escape)" onClick={onClose}>
        <CloseIcon />
      </Button>
    </div>
  )
}

/** Takes the text to the search of all artifacts, which reads it as this one does. */
function useSearchAll(text: string): () => void {
  const { search } = useStores()
  return () => {
    search.getState().askForFocus()
    const query = { text, isPattern: false, ignoresCase: true }
    void search.getState().start(query)
    routeTo({ panel: 'search', ...routeOfQuery(query) })
  }
}

function useFind({ runId, artifact, text, getLine, onFound }: Omit<FindBarProps, 'onText' | 'onClose' | 'ref'>) {
  const backend = useBackend()
  const [message, setMessage] = useState('')
  const running = useRef<AbortController>(undefined)
  useEffect(() => () => running.current?.abort(), [])

  const find = async (backwards: boolean) => {
    if (text === '') return
    running.current?.abort()
    const mine = new AbortController()
    running.current = mine
    setMessage('searching…')
    const from = Math.max(1, getLine() + (backwards ? -1 : 1))
    const answer = await backend.call('log.find', { runId, artifact, text, from, backwards }, mine.signal)
    if (mine.signal.aborted) return
    if (!answer.ok) return setMessage(errorText(answer.error).what)
    if (answer.value === null) return setMessage('not in this artifact')
    const { line, wrapped } = answer.value
    setMessage(`line ${formatCount(line)}${wrapped ? ', wrapped' : ''}`)
    onFound(line)
  }
  return { message, setMessage, find }
}
