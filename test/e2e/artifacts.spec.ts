import { readFile } from 'node:fs/promises'
import type { Locator } from '@playwright/test'
import { ODD, writeManyArtifacts, writeOddArtifacts } from '../support/e2e-runs.ts'
import { expectAccessible } from './accessible.ts'
import { expect, test } from './fixtures.ts'
import { runskewWindow, type RunskewWindow } from './pages.ts'

test.use({ permissions: ['clipboard-read', 'clipboard-write'] })

test('pairs the artifacts of both runs although their hosts have other names', async ({ sample }) => {
  await sample.open('Artifacts')
  await rowOf(sample, 'containerd.log').click()
  await expect(detailOf(sample).getByRole('heading', { name: 'artifacts/<cos>/containerd.log' })).toBeVisible()
  await expect(detailOf(sample).getByText('✓ read')).toHaveCount(2)
  await expect(rowOf(sample, 'containerd.log')).toContainText('≠ size')
  await expectAccessible(sample.page)
  await sample.page.getByRole('button', { name: 'Only in one run' }).click()
  await expect(sample.page.getByRole('heading', { name: 'No artifact matches' })).toBeVisible()
})

test('walks the tree by keyboard, folds it and opens an artifact in Logs', async ({ sample }) => {
  const { page } = sample
  await sample.open('Artifacts')
  await gridOf(sample).focus()
  await page.keyboard.press('Home')
  await expect(rowOf(sample, 'artifacts/')).toHaveAttribute('aria-selected', 'true')
  await page.keyboard.press('ArrowLeft')
  await expect(rowOf(sample, 'artifacts/')).toHaveAttribute('aria-expanded', 'false')
  await expect(rowOf(sample, 'containerd.log')).toHaveCount(0)
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowRight')
  await expect(rowOf(sample, '<cos>/')).toHaveAttribute('aria-selected', 'true')
  await page.getByRole('searchbox', { name: 'Filter artifacts' }).fill('clone-log')
  await gridOf(sample).focus()
  await page.keyboard.press('End')
  await page.keyboard.press('Enter')
  await expect(sample.landmark('Logs')).toBeVisible()
  await expect(sample.log('bad').picker).toHaveValue('clone-log.txt')
})

test('copies the path of an artifact', async ({ sample }) => {
  await sample.open('Artifacts')
  await rowOf(sample, 'clone-log.txt').click()
  await detailOf(sample).getByRole('button', { name: 'Copy path in the bad run' }).click()
  await expect.poll(() => sample.clipboard()).toBe('clone-log.txt')
})

test('says what could not be read and why, and saves decoded bytes', async ({ page, serve, folder }) => {
  const host = await serve(writeOddArtifacts(folder))
  await page.goto(host.url)
  const window = runskewWindow(page)
  await expect(window.verdict.headline).toBeVisible()
  await window.open('Artifacts')
  await page.getByRole('button', { name: 'Not fully read' }).click()
  await rowOf(window, 'cut.log').click()
  await expect(detailOf(window)).toContainText('◆ truncated')
  await expect(detailOf(window)).toContainText(/ends|cut|incomplete|truncated/iu)
  await expect(rowOf(window, 'cut.log')).toContainText('+ only bad')
  await rowOf(window, 'memory.bin').click()
  await expect(detailOf(window)).toContainText('▲ malformed')
  await expect(detailOf(window)).toContainText('not UTF-8 text')
  await page.getByRole('button', { name: 'Only in one run' }).click()
  await rowOf(window, 'notes.txt').click()
  await expect(detailOf(window)).toContainText('200 lines')
  const download = page.waitForEvent('download')
  await detailOf(window)
    .getByRole('button', { name: /^Save /u })
    .click()
  expect(await readFile(await (await download).path(), 'utf8')).toBe(ODD.wholeText)
})

test('draws only what is on screen of two thousand artifacts, and gets to the last one by one key', async ({
  page,
  serve,
  folder,
}) => {
  await page.goto((await serve(writeManyArtifacts(folder, 2_000))).url)
  const window = runskewWindow(page)
  await expect(window.verdict.headline).toBeVisible({ timeout: 120_000 })
  await window.open('Artifacts')
  await page.getByRole('searchbox', { name: 'Filter artifacts' }).fill('many')
  await expect(page.getByRole('main').getByRole('status').filter({ hasText: 'of' })).toHaveText(/^2,000 of 2,\d{3}$/u)
  await gridOf(window).focus()
  await page.keyboard.press('End')
  await expect(rowOf(window, '1999.txt')).toHaveAttribute('aria-selected', 'true')
  await expect(rowOf(window, '1999.txt')).toBeInViewport()
  expect(await gridOf(window).getByRole('row').count()).toBeLessThan(120)
})

function gridOf({ page }: RunskewWindow): Locator {
  return page.getByRole('treegrid', { name: 'Artifacts of both runs' })
}

/** By the beginning of the name: a compressed one keeps its ending. */
function rowOf(window: RunskewWindow, name: string): Locator {
  const cell = window.page.getByText(new RegExp(`^${name.replaceAll('.', '\\.')}`, 'u'))
  return gridOf(window).getByRole('row').filter({ has: cell })
}

function detailOf({ page }: RunskewWindow): Locator {
  return page.getByRole('region', { name: 'The artifact' })
}
