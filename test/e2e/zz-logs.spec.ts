import { expect, test } from './fixtures.ts'

for (const theme of ['light', 'dark', 'high contrast'] as const) {
  test(`shots ${theme}`, async ({ sample }) => {
    const { page } = sample
    await page.setViewportSize({ width: 1440, height: 900 })
    await sample.command(`Theme: ${theme}`)
    await sample.open('Logs')
    const log = sample.log('bad')
    await log.pick('containerd.log')
    await log.goTo(55)
    await page.screenshot({ path: `/tmp/shots/logs-${theme}-0.png` })
    await page.keyboard.press('Control+f')
    const find = log.pane.getByRole('search', { name: 'Find in this artifact' })
    await find.getByRole('textbox').fill('shim')
    await expect(find.getByRole('status')).toHaveText(/lines?$/u)
    await page.keyboard.press('Enter')
    await page.screenshot({ path: `/tmp/shots/logs-${theme}-1.png` })
    await page.keyboard.press('Alt+l')
    await expect(log.pane.getByRole('group', { name: 'Lines to show' }).getByRole('status')).toHaveText(/lines?$/u)
    await page.waitForTimeout(700)
    await page.screenshot({ path: `/tmp/shots/logs-${theme}-2.png` })
    await log.pane.getByRole('button', { name: 'Errors' }).click()
    await log.pane.getByLabel('Context').selectOption('3')
    await page.waitForTimeout(1200)
    await page.screenshot({ path: `/tmp/shots/logs-${theme}-3.png` })
    await page.keyboard.press('Alt+b')
    await page.waitForTimeout(500)
    await page.screenshot({ path: `/tmp/shots/logs-${theme}-4.png` })
  })
}
