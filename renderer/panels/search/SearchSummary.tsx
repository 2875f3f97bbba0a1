import { visible } from '#shared/base/text.ts'
import type { LineQuery } from '#shared/ipc/views.ts'
import { isSameQuery } from '../../state/search-route.ts'
import type { RunSearch, Search } from '../../state/search-store.ts'
import { useSearch, useSettings, useStores } from '../../state/stores.tsx'
import { strings } from '../../strings/index.ts'
import { Button } from '../../ui/Button.tsx'
import { isKept, MOST_KEPT, queryName, toggleKept } from './kept-searches.ts'
import { otherWays } from './other-ways.ts'
import { isUnfinished, summaryText } from './search-text.ts'

const words = strings.search.summary

interface SearchSummaryProps {
  readonly search: Search
  readonly good: RunSearch
  readonly bad: RunSearch
  /** More of a run arrived after it was searched. */
  readonly isBehind: boolean
}

/** What both runs say together, and what could be asked next. */
export function SearchSummary({ search, good, bad, isBehind }: SearchSummaryProps) {
  const { search: store } = useStores()
  const form = useSearch(state => state.form)
  const { query } = search
  return (
    <div className="search-summary">
      <p role="status">{summaryText({ good, bad })}</p>
      {isSameQuery(form, query) ? undefined : <span>{words.linesOf(<code>{visible(queryName(query))}</code>)}</span>}
      <KeepSearch query={query} />
      {otherWays(search).map(way => (
        <Button key={way.label} small onClick={() => void store.getState().start(way.query)}>
          {way.label}
        </Button>
      ))}
      {isBehind ? <span>{words.behind}</span> : undefined}
      {isBehind || isUnfinished({ good, bad }) ? <SearchAgain query={query} /> : undefined}
    </div>
  )
}

/** Goes away with the new search, and must not take the focus along. */
function SearchAgain({ query }: { readonly query: LineQuery }) {
  const { search } = useStores()
  const { start, askForFocus } = search.getState()
  const onClick = () => {
    askForFocus()
    void start(query)
  }
  return (
    <Button small onClick={onClick}>
      {words.again}
    </Button>
  )
}

/** Keeps the search in the settings, or forgets it. */
function KeepSearch({ query }: { readonly query: LineQuery }) {
  const { settings } = useStores()
  const kept = useSettings(state => state.settings.searches)
  const isHere = isKept(kept, query)
  const isFull = !isHere && kept.length >= MOST_KEPT
  return (
    <>
      <Button
        small
        look="quiet"
        aria-pressed={isHere}
        disabled={isFull}
        title={words.keepHint}
        onClick={() => void settings.getState().change({ searches: toggleKept(kept, query) })}
      >
        {isHere ? words.forget : words.keep}
      </Button>
      {isFull ? <span>{words.full(MOST_KEPT)}</span> : undefined}
    </>
  )
}
