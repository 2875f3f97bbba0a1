import { OTTERS, writeGoodRuns } from '../support/e2e-runs.ts'
import { expectAccessible } from './accessible.ts'
import { expect, test } from './fixtures.ts'
import { runskewWindow } from './pages.ts'

test('takes a further good run into the baseline and out again, and the address brings it back', async ({
  page,
  serve,
  folder,
}) => {
  await page.goto((await serve(writeGoodRuns(folder))).url)
  const window = runskewWindow(page)
  await expect(window.verdict.headline).toBeVisible()
  await window.open('New lines')
  const region = page.getByRole('region', { name: 'What differs in the logs' })
  await region.getByRole('button', { name: 'Add a good run…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Add a good run' })
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Add the good run 1896493247493046272' }).click()
  await page.keyboard.press('Escape')

  const bar = page.getByRole('region', { name: 'Further good runs' })
  await expect(bar).toContainText('and 1 more good run')
  await expect(region.getByRole('status')).toContainText('in any of 2 good runs')
  await page.getByRole('button', { name: /^Gone/u }).click()
  await page.getByRole('searchbox', { name: 'Filter new lines' }).fill(OTTERS)
  const gone = region.getByRole('listitem').first()
  await expect(gone).toContainText('in 1 of 2 good runs')
  await expect(gone).toContainText('run 1896493247493046272')
  await expect(gone.getByRole('link')).toHaveCount(0)
  await expectAccessible(page)

  await page.reload()
  await expect(bar).toContainText('and 1 more good run')
  await bar.getByRole('button', { name: 'Remove the good run 1896493247493046272' }).click()
  await expect(bar).toHaveCount(0)
  await expect(region.getByRole('status')).toContainText('not in the good run')
})
