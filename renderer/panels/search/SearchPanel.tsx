import { useEffect, useRef, useState, type KeyboardEvent, type RefObject } from 'react'
import type { InvestigationView } from '#shared/ipc/views.ts'
import { InvestigationAnswer } from '../../domain/InvestigationAnswer.tsx'
import { PartialBanner } from '../../domain/PartialBanner.tsx'
import { UnitContext } from '../../domain/unit.ts'
import { isSearching, refusalOf } from '../../state/search-store.ts'
import { useSearch, useStores } from '../../state/stores.tsx'
import { moveToLine } from './move-to-line.ts'
import { useSearchRoute } from './use-search-route.ts'
import { SearchForm } from './SearchForm.tsx'
import { SearchResults } from './SearchResults.tsx'
import { SearchStart } from './SearchStart.tsx'
import './search.css'

/** Where in both runs do these words stand. */
export function SearchPanel() {
  return <InvestigationAnswer>{view => <SearchView view={view} />}</InvestigationAnswer>
}

function SearchView({ view }: { readonly view: InvestigationView }) {
  const { search: store } = useStores()
  const search = useSearch(state => state.search)
  const panel = useRef<HTMLDivElement>(null)
  useVisitedLine(panel)
  useSearchRoute()
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && isSearching(store.getState().search)) {
      event.preventDefault()
      store.getState().cancel()
    } else moveToLine(event, panel.current)
  }
  return (
    <div ref={panel} className="panel" onKeyDown={onKeyDown}>
      <SearchForm />
      <PartialBanner view={view} />
      {search === undefined || refusalOf(search) !== undefined ? (
        <SearchStart />
      ) : (
        // Also where hosts are compared it is whole runs that are searched.
        <UnitContext value="run">
          <SearchResults search={search} view={view} />
        </UnitContext>
      )}
    </div>
  )
}

/** Who comes back from a line goes on where they left. */
function useVisitedLine(panel: RefObject<HTMLDivElement | null>): void {
  const { search } = useStores()
  // Asked now: by the time of the effect the field has taken the focus.
  const [isTyping] = useState(() => search.getState().wantsFocus)
  useEffect(() => {
    const { visited } = search.getState()
    if (visited === undefined || isTyping) return
    const line = panel.current?.querySelector<HTMLElement>(`[data-line="${CSS.escape(visited)}"] a`)
    line?.scrollIntoView({ block: 'center' })
    line?.focus({ preventScroll: true })
  }, [search, panel, isTyping])
}
