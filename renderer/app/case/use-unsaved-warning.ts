import { useEffect } from 'react'
import type { CaseStore } from '../../state/case-store.ts'
import { useStores } from '../../state/stores.tsx'
import { hasUnsaved } from '../../state/unsaved-work.ts'

/**
 * A window that alone has something of a case is not closed without a question: the browser asks it, or the app (see
 * electron/main/window.ts).
 */
export function useUnsavedWarning(): void {
  const { cases } = useStores()
  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => stayWithUnsaved(cases, event)
    window.addEventListener('beforeunload', warn)
    return () => window.removeEventListener('beforeunload', warn)
  }, [cases])
}

/** What is typed is on its way to be saved by then; where the person stays, it gets there. */
export function stayWithUnsaved(cases: CaseStore, event: Pick<Event, 'preventDefault'>): void {
  cases.getState().keepTyped()
  if (hasUnsaved(cases.getState())) event.preventDefault()
}
