import type { Settings } from '#shared/ipc/contract.ts'

export type Theme = 'light' | 'dark' | 'contrast'

/** What the operating system asks for. */
export interface SystemTheme {
  readonly isDark: boolean
  readonly isHighContrast: boolean
}

/** The theme to show: a named one as it is, `system` as the operating system asks. */
export function resolveTheme(chosen: Settings['theme'], system: SystemTheme): Theme {
  if (chosen !== 'system') return chosen
  if (system.isHighContrast) return 'contrast'
  return system.isDark ? 'dark' : 'light'
}

const DARK = '(prefers-color-scheme: dark)'
const CONTRAST = '(prefers-contrast: more)'

export function getSystemTheme(): SystemTheme {
  return { isDark: window.matchMedia(DARK).matches, isHighContrast: window.matchMedia(CONTRAST).matches }
}

/** Calls back when the operating system's wish changes; returns how to stop. */
export function onSystemTheme(listener: () => void): () => void {
  const queries = [window.matchMedia(DARK), window.matchMedia(CONTRAST)]
  for (const query of queries) query.addEventListener('change', listener)
  return () => {
    for (const query of queries) query.removeEventListener('change', listener)
  }
}
