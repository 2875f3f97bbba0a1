import { writeLongLog } from '../support/e2e-runs.ts'
import { expectAccessible } from './accessible.ts'
import { expect, test } from './fixtures.ts'
import { runskewWindow } from './pages.ts'

test('lists what only the bad run says, the cause first, and opens its line', async ({ sample }) => {
  const { page } = sample
  await sample.open('New lines')
  const region = page.getByRole('region', { name: 'What differs in the logs' })
  await expect(region.getByRole('status')).toHaveText(/^\d+ kinds of lines are in the bad run and not in the good run/u)
  const first = region.getByRole('listitem').first()
  await expect(first).toContainText('unsupported shim version (3): not implemented')
  await expect(first).toContainText('most, 4, within a minute from 09:36:00Z')
  await first.getByText(/^Score \d/u).click()
  await expect(first).toContainText('unlike anything in the other run')
  await first.getByRole('link').first().click()
  await expect(sample.landmark('Logs')).toBeVisible()
  await expect(sample.log('bad').notes).toContainText('No line like this was read in the same log of the good run')
})

test('lists only kinds of lines that state a level, where somebody asks for it', async ({ sample }) => {
  const { page } = sample
  await sample.open('New lines')
  const region = page.getByRole('region', { name: 'What differs in the logs' })
  const level = page.getByRole('combobox', { name: 'Level' })
  await level.selectOption('error')
  await expect(region.getByRole('status')).toContainText('match the filter')
  await expect(region.getByRole('listitem').first()).toContainText(/^▲error/u)
  await level.selectOption('none stated')
  await expect(region.getByRole('listitem').first()).toContainText(/^○no level/u)
  await page.getByRole('button', { name: /^Versions in the text/u }).click()
  await expect(level).toBeDisabled()
})

test('finds what is gone, and versions that only the text shows', async ({ sample }) => {
  const { page } = sample
  await sample.open('New lines')
  const region = page.getByRole('region', { name: 'What differs in the logs' })
  await page.getByRole('button', { name: /^Gone/u }).click()
  await expect(region.getByRole('status')).toContainText('are in the good run and not in the bad run')
  await page.getByRole('searchbox', { name: 'Filter new lines' }).fill('starting signal loop')
  await expect(region.getByRole('status')).toContainText('match the filter')
  await expect(region.getByRole('listitem').first()).toContainText('starting signal loop')
  await page.getByRole('searchbox', { name: 'Filter new lines' }).fill('')
  await page.getByRole('button', { name: /^Versions in the text/u }).click()
  const row = region.getByRole('row').filter({ hasText: 'Kubelet version' })
  await expect(row).toContainText('v1.33.0-alpha.3.231')
  await expect(row).toContainText('v1.33.0-alpha.3.245')
})

test('shows where the runs part: the last line of both, and the next of each', async ({ sample }) => {
  const part = sample.page.getByRole('region', { name: 'Where the runs part' })
  const first = part.getByRole('listitem').first()
  await expect(first).toContainText('unsupported shim version (3): not implemented')
  await expect(first.getByRole('term')).toHaveText(['Both say', 'Then the bad run says', 'Where the good run says'])
  await expect(first).toContainText('starting signal loop')
  await first.getByRole('link').nth(1).click()
  await expect(sample.landmark('Logs')).toBeVisible()
  await expect(sample.log('bad').notes).toContainText('refuses the shim')
})

test('marks in the logs what only one run says, and goes from one such line to the next', async ({ sample }) => {
  const { page } = sample
  await sample.open('Logs')
  const log = sample.log('bad')
  await log.pick('containerd.log')
  await log.goTo(53)
  await page.getByRole('checkbox', { name: 'Mark new lines' }).check()
  await expect(page.getByText('F7 goes to the next new line')).toBeVisible()
  await log.goTo(53)
  await page.keyboard.press('F7')
  await expect(log.pane.getByRole('toolbar').getByRole('status')).toHaveText(/^Line 55: .*unsupported shim version/u)
  await expect(log.notes).toContainText('No line like this was read in the same log of the good run')
  await page.keyboard.press('F7')
  await expect(log.pane.getByRole('toolbar').getByRole('status')).not.toHaveText(/^Line 55: /u)
})

test('has no accessibility violation in its lists', async ({ sample }) => {
  const { page } = sample
  await sample.open('New lines')
  for (const list of [/^More or fewer/u, /^Versions in the text/u, /^Logs of one run only/u]) {
    await page.getByRole('button', { name: list }).click()
    await expect(page.getByRole('button', { name: list })).toHaveAttribute('aria-pressed', 'true')
    await expectAccessible(page)
  }
})

test('stops reading on demand, and reads again', async ({ page, serve, folder }) => {
  const host = await serve(writeLongLog(folder, 400_000))
  await page.goto(host.url)
  const window = runskewWindow(page)
  await expect(window.verdict.headline).toBeVisible()
  await page.keyboard.press('9')
  await page.getByRole('status').getByRole('button', { name: 'Cancel' }).click()
  await expect(page.getByRole('heading', { name: 'Stopped' })).toBeVisible()
  await page.getByRole('button', { name: 'Read the logs again' }).click()
  await expect(
    page.getByRole('region', { name: 'What differs in the logs' }).getByRole('status').first(),
  ).toContainText('kind')
})
