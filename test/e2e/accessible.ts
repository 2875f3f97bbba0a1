import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

const THEMES = [
  { name: 'light', media: { colorScheme: 'light', contrast: 'no-preference' } },
  { name: 'dark', media: { colorScheme: 'dark', contrast: 'no-preference' } },
  { name: 'contrast', media: { colorScheme: 'light', contrast: 'more' } },
] as const

/** No serious violation, and enough contrast, on what is on screen, in every theme. */
export async function expectAccessible(page: Page): Promise<void> {
  for (const [index, { name, media }] of THEMES.entries()) {
    // Nothing is moving when colours are measured.
    await page.emulateMedia({ ...media, reducedMotion: 'reduce' })
    await expect(page.locator('html')).toHaveAttribute('data-theme', name)
    // Themes differ in colours alone.
    const everything = new AxeBuilder({ page })
    const { violations } = await (index === 0 ? everything : everything.withRules('color-contrast')).analyze()
    const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
    expect(serious.map(({ id, nodes }) => [name, id, nodes.map(node => node.target)])).toEqual([])
  }
}
