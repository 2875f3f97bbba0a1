import { useEffect } from 'react'
import { useCase } from '../../state/stores.tsx'

/** The browser asks before it closes a window whose case could not be saved. */
export function useUnsavedWarning(): void {
  const isUnsaved = useCase(state => state.unsaved.length > 0)
  useEffect(() => {
    if (!isUnsaved) return
    const warn = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', warn)
    return () => window.removeEventListener('beforeunload', warn)
  }, [isUnsaved])
}
