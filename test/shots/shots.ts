import { join } from 'node:path'
import type { Page } from '@playwright/test'

const SHOTS = 'test-results/shots'

/** What the system asks for, by the name of the theme that answers it. */
const THEMES = {
  light: { colorScheme: 'light', contrast: 'no-preference' },
  dark: { colorScheme: 'dark', contrast: 'no-preference' },
  contrast: { colorScheme: 'light', contrast: 'more' },
} as const

export type State = 'empty' | 'loading' | 'partial' | 'failed' | 'full'

/** The window as it stands, in each theme. */
export async function shoot(page: Page, panel: string, state: State): Promise<void> {
  for (const [theme, media] of Object.entries(THEMES)) {
    await page.emulateMedia({ ...media, reducedMotion: 'reduce' })
    const name = `${state}-${panel.toLowerCase().replaceAll(' ', '-')}-${theme}.png`
    await page.screenshot({ path: join(SHOTS, name), animations: 'disabled' })
  }
}
