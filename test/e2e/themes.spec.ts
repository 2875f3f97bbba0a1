import { expect, test } from './fixtures.ts'
import { keepSetting, runskewWindow } from './pages.ts'

test('follows the theme of the system as long as none is chosen', async ({ sample }) => {
  const root = sample.page.locator('html')
  await sample.page.emulateMedia({ colorScheme: 'dark' })
  await expect(root).toHaveAttribute('data-theme', 'dark')
  await sample.page.emulateMedia({ colorScheme: 'light' })
  await expect(root).toHaveAttribute('data-theme', 'light')
  await sample.page.emulateMedia({ contrast: 'more' })
  await expect(root).toHaveAttribute('data-theme', 'contrast')
})

test('keeps a chosen theme over a reload and against the system', async ({ page, serve }) => {
  await page.emulateMedia({ colorScheme: 'light' })
  await page.goto((await serve()).url)
  const root = page.locator('html')
  await keepSetting(page, () => page.getByRole('button', { name: 'Theme: system. Change to light' }).click())
  await keepSetting(page, () => page.getByRole('button', { name: 'Theme: light. Change to dark' }).click())
  await expect(root).toHaveAttribute('data-theme', 'dark')
  await page.reload()
  await expect(page.getByRole('button', { name: /^Theme: dark/u })).toBeVisible()
  await expect(root).toHaveAttribute('data-theme', 'dark')
  await expect(root).toHaveCSS('color-scheme', 'dark')
  const window = runskewWindow(page)
  await expect(window.verdict.headline).toBeVisible()
  await window.command('Theme: high contrast')
  await expect(root).toHaveAttribute('data-theme', 'contrast')
})

test('gives the log viewer the theme of the window', async ({ sample }) => {
  await sample.page.emulateMedia({ colorScheme: 'dark' })
  await sample.open('Logs')
  const line = sample.log('bad').place('unsupported shim version')
  const background = () => line.evaluate(findBackground)
  const dark = await background()
  await sample.page.emulateMedia({ colorScheme: 'light' })
  await expect.poll(background).not.toBe(dark)
})

/** Of the nearest element that has one. Runs in the page. */
function findBackground(start: Element): string {
  for (let element: Element | null = start; element !== null; element = element.parentElement) {
    const { backgroundColor } = getComputedStyle(element)
    if (backgroundColor !== 'rgba(0, 0, 0, 0)') return backgroundColor
  }
  return ''
}
