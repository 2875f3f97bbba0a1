import { useEffect } from 'react'
import { useSettings, useStores } from '../state/stores.tsx'

/** Links to views that the system handed to the program: the one it was started with, and those that come later. */
export function useOfferedLinks(): void {
  const { backend, view } = useStores()
  const first = useSettings(({ info }) => (info.kind === 'ready' ? info.value.viewLink : undefined))
  useEffect(() => {
    if (first !== undefined) view.getState().offerLink(first)
  }, [view, first])
  useEffect(() => backend.on('app.view-link', ({ link }) => view.getState().offerLink(link)), [backend, view])
}
