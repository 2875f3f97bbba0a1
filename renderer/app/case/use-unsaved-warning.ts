import { useEffect } from 'react'
import { useCase } from '../../state/stores.tsx'

/**
 * A window whose case could not be saved is not closed without a question: the browser asks it, or the app (see
 * electron/main/window.ts).
 */
export function useUnsavedWarning(): void {
  const isUnsaved = useCase(state => state.unsaved.length > 0)
  useEffect(() => {
    if (!isUnsaved) return
    const warn = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', warn)
    return () => window.removeEventListener('beforeunload', warn)
  }, [isUnsaved])
}
