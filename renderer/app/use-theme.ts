import { useEffect } from 'react'
import { getSystemTheme, onSystemTheme, resolveTheme } from '../state/theme.ts'
import { useSettings } from '../state/stores.tsx'

/** Keeps `data-theme` of the page at the chosen theme, or at the system's when that is chosen. */
export function useTheme(): void {
  const chosen = useSettings(state => state.settings.theme)
  useEffect(() => {
    const apply = () => {
      document.documentElement.dataset['theme'] = resolveTheme(chosen, getSystemTheme())
    }
    apply()
    return onSystemTheme(apply)
  }, [chosen])
}
