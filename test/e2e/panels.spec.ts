import { AxeBuilder } from '@axe-core/playwright'
import { expect, test } from './fixtures.ts'
import { PANELS } from './pages.ts'

// Nothing is moving when colours are measured, and themes come from the system so that no setting is changed.
test.use({ contextOptions: { reducedMotion: 'reduce' } })

const THEMES = [
  ['light', { colorScheme: 'light', contrast: 'no-preference' }],
  ['dark', { colorScheme: 'dark', contrast: 'no-preference' }],
  ['contrast', { colorScheme: 'light', contrast: 'more' }],
] as const

for (const [index, panel] of PANELS.entries()) {
  const other = panel === 'Tests' ? 'Versions' : 'Tests'

  test(`${panel} opens from the navigation, by its number and from the palette`, async ({ sample }) => {
    await sample.open(other)
    await sample.open(panel)
    await expect(sample.nav.getByRole('listitem').filter({ hasText: panel })).toHaveAttribute('aria-current', 'page')
    await sample.open(other)
    await sample.page.keyboard.press(String((index + 1) % 10))
    await expect(sample.landmark(panel)).toBeVisible()
    await sample.open(other)
    await sample.command(`Go to ${panel}`)
    await expect(sample.landmark(panel)).toBeVisible()
  })

  test(`${panel} has no serious accessibility violation, and enough contrast in every theme`, async ({ sample }) => {
    await sample.open(panel)
    for (const [theme, media] of THEMES) {
      await sample.page.emulateMedia(media)
      await expect(sample.page.locator('html')).toHaveAttribute('data-theme', theme)
      // Themes differ in colours alone.
      const everything = new AxeBuilder({ page: sample.page })
      const { violations } = await (theme === 'light' ? everything : everything.withRules('color-contrast')).analyze()
      const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
      expect(serious.map(({ id, nodes }) => [theme, id, nodes.map(node => node.target)])).toEqual([])
    }
  })
}

test('goes back and forward through the steps of an investigation', async ({ sample }) => {
  await sample.open('Versions')
  await sample.open('Tests')
  await sample.page.keyboard.press('Alt+ArrowLeft')
  await expect(sample.landmark('Versions')).toBeVisible()
  await sample.page.keyboard.press('Alt+ArrowRight')
  await expect(sample.landmark('Tests')).toBeVisible()
})

test('keeps the panel over a reload', async ({ sample }) => {
  await sample.open('Artifacts')
  await sample.page.reload()
  await expect(sample.landmark('Artifacts')).toBeVisible()
})

test('lists the shortcuts on the question mark and has no violation there', async ({ sample }) => {
  await sample.page.keyboard.press('?')
  const sheet = sample.page.getByRole('dialog', { name: 'Keyboard, marks and words' })
  await expect(sheet.getByRole('term')).toContainText(['Go to Verdict'])
  const { violations } = await new AxeBuilder({ page: sample.page }).include('dialog').analyze()
  expect(violations.map(({ id }) => id)).toEqual([])
  await sample.page.keyboard.press('Escape')
  await expect(sheet).toHaveCount(0)
})
