import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

const THEMES = ['light', 'dark'] as const

/** No serious violation, and enough contrast, on what is on screen, in the light and in the dark theme. */
export async function expectAccessible(page: Page): Promise<void> {
  for (const theme of THEMES) {
    // Nothing is moving when colours are measured.
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' })
    await expect(page.locator('html')).toHaveAttribute('data-theme', theme)
    const { violations } = await new AxeBuilder({ page }).analyze()
    const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
    expect(serious.map(({ id, nodes }) => [theme, id, nodes.map(node => node.target)])).toEqual([])
  }
}
