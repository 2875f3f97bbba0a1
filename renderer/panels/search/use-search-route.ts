import { useEffect, useRef } from 'react'
import type { LineQuery } from '#shared/ipc/views.ts'
import { getRoute, routeTo, useRoute } from '../../state/route.ts'
import { isSameQuery, queryOfRoute, routeOfQuery } from '../../state/search-route.ts'
import { useSearch, useStores } from '../../state/stores.tsx'

/** What is searched stands in the address, so that a link and the way back bring it back; what the address names is searched. */
export function useSearchRoute(): void {
  const { search: store } = useStores()
  const { searchText, searchFilters, searchWays } = useRoute()
  const searchId = useSearch(state => state.search?.searchId)
  // What the address says because it was searched: by the time it says so, something else may be searched already.
  const told = useRef<LineQuery>(undefined)

  useEffect(() => {
    const { search, start } = store.getState()
    const wanted = queryOfRoute(getRoute())
    if (wanted === undefined || isSameQuery(wanted, told.current)) return
    told.current = wanted
    if (!isSameQuery(wanted, search?.query)) void start(wanted)
  }, [store, searchText, searchFilters, searchWays])

  useEffect(() => {
    const { search } = store.getState()
    if (search === undefined) return
    told.current = search.query
    const before = queryOfRoute(getRoute())
    if (isSameQuery(before, search.query)) return
    routeTo(routeOfQuery(search.query), { replace: before === undefined })
  }, [store, searchId])
}
