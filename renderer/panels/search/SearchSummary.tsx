import { visible } from '#shared/base/text.ts'
import type { RunSearch, Search } from '../../state/search-store.ts'
import { useSearch, useStores } from '../../state/stores.tsx'
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
          These are the lines of <code>{visible(query.text)}</code>.
        </span>
      )}
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
