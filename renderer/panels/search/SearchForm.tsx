import { useEffect, useId, useRef, type SubmitEvent } from 'react'
import { visible } from '#shared/base/text.ts'
import { isSameQuery } from '../../state/search-route.ts'
import { isEmptyQuery, isSearching, refusalOf } from '../../state/search-store.ts'
import { useSearch, useStores } from '../../state/stores.tsx'
import { strings } from '../../strings/index.ts'
import { Button } from '../../ui/Button.tsx'
import { SearchIcon } from '../../ui/icons.tsx'
import { FilterField } from './FilterField.tsx'
import { NamedSearches } from './NamedSearches.tsx'

const words = strings.search.form

/** What to look for, and how; what is wrong with it stands below. */
export function SearchForm() {
  const { search: store } = useStores()
  const search = useSearch(state => state.search)
  const form = useSearch(state => state.form)
  const id = useId()
  const reason = refusalOf(search)
  const isRefused = reason !== undefined && isSameQuery(search?.query, form)
  const onSubmit = (event: SubmitEvent) => {
    event.preventDefault()
    void store.getState().start()
  }
  return (
    <form className="search-form" role="search" aria-label={words.region} onSubmit={onSubmit}>
      <div className="panel-bar">
        <h1>{strings.search.title}</h1>
        <QueryField describedBy={`${id}why`} isRefused={isRefused} />
        <Toggle of="ignoresCase" title={words.ignoreCaseHint}>
          {words.ignoreCase}
        </Toggle>
        <Toggle of="isPattern" title={words.patternHint}>
          {words.pattern}
        </Toggle>
        {isSearching(search) ? <Cancel key="cancel" /> : <Start key="start" isDisabled={isEmptyQuery(form)} />}
      </div>
      {/* With two fields, Enter needs a button to press, also while the visible one cancels. */}
      <button type="submit" hidden disabled={isEmptyQuery(form)} />
      <div className="panel-bar search-filters">
        <FilterField describedBy={`${id}why`} isRefused={isRefused} />
        <NamedSearches />
      </div>
      <p id={`${id}why`} className="search-problem" aria-live="polite">
        {isRefused ? words.refused(visible(reason)) : ''}
      </p>
    </form>
  )
}

interface ToggleProps {
  readonly of: 'ignoresCase' | 'isPattern'
  readonly title: string
  readonly children: string
}

/** What is on screen is searched for again at once; a text that was never searched for waits for Enter. */
function Toggle({ of, title, children }: ToggleProps) {
  const { search: store } = useStores()
  const isOn = useSearch(state => state.form[of])
  const onClick = () => {
    const { change, start, search, form } = store.getState()
    change({ [of]: !isOn })
    if (search?.query.text === form.text) void start()
  }
  return (
    <Button className="search-toggle" aria-pressed={isOn} title={title} onClick={onClick}>
      {children}
    </Button>
  )
}

function Start({ isDisabled }: { readonly isDisabled: boolean }) {
  return (
    <Button look="primary" type="submit" className="search-go" disabled={isDisabled}>
      {words.start}
    </Button>
  )
}

/** Goes away with the search, and must not take the focus along. */
function Cancel() {
  const { search } = useStores()
  const { cancel, askForFocus } = search.getState()
  const onClick = () => {
    cancel()
    askForFocus()
  }
  return (
    <Button className="search-go" title={words.cancelHint} onClick={onClick}>
      {words.cancel}
    </Button>
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
      <span className="visually-hidden">{words.text}</span>
      <input
        ref={input}
        type="text"
        placeholder={words.textHint}
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
