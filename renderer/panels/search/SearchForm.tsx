import { useEffect, useId, useRef, type SubmitEvent } from 'react'
import { visible } from '#shared/base/text.ts'
import { errorText } from '#shared/report/error-text.ts'
import { isSearching, type Search } from '../../state/search-store.ts'
import { useSearch, useStores } from '../../state/stores.tsx'
import { Button } from '../../ui/Button.tsx'
import { SearchIcon } from '../../ui/icons.tsx'

/** What to look for, and how; what is wrong with it stands below. */
export function SearchForm() {
  const { search: store } = useStores()
  const search = useSearch(state => state.search)
  const form = useSearch(state => state.form)
  const id = useId()
  const { change, start, cancel } = store.getState()
  const refusal = refusalOf(search)
  const isRefused = refusal !== undefined && search?.query.text === form.text
  const onSubmit = (event: SubmitEvent) => {
    event.preventDefault()
    void start()
  }
  return (
    <form className="panel-bar search-form" role="search" aria-label="Search all artifacts" onSubmit={onSubmit}>
      <h1>Search</h1>
      <QueryField describedBy={`${id}why`} isRefused={isRefused} />
      <Button
        aria-pressed={form.ignoresCase}
        title="OOM finds oom too"
        onClick={() => change({ ignoresCase: !form.ignoresCase })}
      >
        Ignore case
      </Button>
      <Button
        aria-pressed={form.isPattern}
        title="A regular expression in RE2 syntax, matched line by line"
        onClick={() => change({ isPattern: !form.isPattern })}
      >
        Pattern
      </Button>
      {isSearching(search) ? (
        <Button onClick={cancel} title="Stop searching (Escape)">
          Cancel
        </Button>
      ) : (
        <Button look="primary" type="submit" disabled={form.text === ''}>
          Search
        </Button>
      )}
      <p id={`${id}why`} className="search-problem" aria-live="polite">
        {isRefused ? `▲ ${visible(refusal)}` : ''}
      </p>
    </form>
  )
}

interface QueryFieldProps {
  readonly describedBy: string
  readonly isRefused: boolean
}

function QueryField({ describedBy, isRefused }: QueryFieldProps) {
  const { search: store } = useStores()
  const text = useSearch(state => state.form.text)
  const wantsFocus = useSearch(state => state.wantsFocus)
  const input = useRef<HTMLInputElement>(null)
  const { change, takeFocus } = store.getState()
  useEffect(() => {
    if (!wantsFocus) return
    input.current?.focus()
    input.current?.select()
    takeFocus()
  }, [wantsFocus, takeFocus])
  return (
    <label className="search-field search-query" data-invalid={isRefused}>
      <SearchIcon />
      <span className="visually-hidden">Text to find in all artifacts of both runs</span>
      <input
        ref={input}
        type="text"
        placeholder="Find in all artifacts of both runs"
        spellCheck={false}
        autoComplete="off"
        maxLength={4096}
        aria-invalid={isRefused}
        aria-describedby={describedBy}
        value={text}
        onChange={event => change({ text: event.target.value })}
      />
    </label>
  )
}

/** Why what was looked for cannot be looked for; both runs say the same. */
function refusalOf(search: Search | undefined): string | undefined {
  const refused = search?.runs.flatMap(({ answer }) =>
    answer.kind === 'failed' && answer.error.code === 'search/refused' ? [errorText(answer.error).what] : [],
  )
  return refused?.[0]
}
