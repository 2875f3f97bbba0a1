import { useEffect } from 'react'
import { useStores } from '../state/stores.tsx'
import { isTextField } from './is-text-field.ts'
import { openPastedText } from './open-pasted-text.ts'

/** Opens links that are pasted anywhere but into a text field. */
export function usePastedLinks(): void {
  const stores = useStores()
  useEffect(() => {
    const onPaste = (event: ClipboardEvent) => {
      if (event.defaultPrevented || isTextField(event.target)) return
      const text = event.clipboardData?.getData('text/plain') ?? ''
      if (text.trim() === '') return
      event.preventDefault()
      void openPastedText(stores, text)
    }
    window.addEventListener('paste', onPaste)
    return () => window.removeEventListener('paste', onPaste)
  }, [stores])
}
