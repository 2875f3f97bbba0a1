import { visible } from '#shared/base/text.ts'
import type { LineQuery } from '#shared/ipc/views.ts'
import { isSameQuery } from '../../state/search-route.ts'
import type { RunSearch, Search } from '../../state/search-store.ts'
import { useSearch, useSettings, useStores } from '../../state/stores.tsx'
import { Button } from '../../ui/Button.tsx'
import { otherWays } from './other-ways.ts'
import { summaryText } from './search-text.ts'

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
  const text = useSearch(state => state.form.text)
  const { query } = search
  return (
    <div className="search-summary">
      <p role="status">{summaryText({ good, bad })}</p>
      {text === query.text ? undefined : (
        <span>
          These are the lines of <code>{visible(nameOf(query))}</code>.
        </span>
      )}
      <KeepSearch query={query} />
      {otherWays(search).map(way => (
        <Button key={way.label} small onClick={() => void store.getState().start(way.query)}>
          {way.label}
        </Button>
      ))}
      {isBehind ? (
        <>
          <span>More of a run has arrived since.</span>
          <Button small onClick={() => void store.getState().start(query)}>
            Search again
          </Button>
        </>
      ) : undefined}
    </div>
  )
}

/** Keeps the search by its words in the settings, or forgets it. */
function KeepSearch({ query }: { readonly query: LineQuery }) {
  const { settings } = useStores()
  const kept = useSettings(state => state.settings.searches)
  const { change } = settings.getState()
  const isKept = kept.some(one => isSameQuery(one.query, query))
  const name = nameOf(query).slice(0, NAME_LENGTH)
  const onClick = () => {
    const others = kept.filter(one => one.name !== name && !isSameQuery(one.query, query))
    void change({ searches: isKept ? others : [...others, { name, query }].slice(-KEPT) })
  }
  return (
    <Button small look="quiet" aria-pressed={isKept} title="Listed under named searches" onClick={onClick}>
      {isKept ? 'Forget this search' : 'Keep this search'}
    </Button>
  )
}

const NAME_LENGTH = 100
/** Most that the settings hold. */
const KEPT = 100

/** The words, and what else has to be so. */
function nameOf({ text, filters = '' }: LineQuery): string {
  return [text, filters].filter(part => part !== '').join(' where ')
}
