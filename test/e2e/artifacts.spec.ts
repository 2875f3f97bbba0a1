import { readFile } from 'node:fs/promises'
import type { Locator } from '@playwright/test'
import { ODD, writeOddArtifacts } from '../support/e2e-runs.ts'
import { expect, test } from './fixtures.ts'
import { runskewWindow, type RunskewWindow } from './pages.ts'

test('pairs the artifacts of both runs although their hosts have other names', async ({ sample }) => {
  await sample.open('Artifacts')
  await expect(rowOf(sample, 'artifacts/<cos>/containerd.log').getByText('✓ read')).toHaveCount(2)
  await sample.page.getByRole('button', { name: 'Only in one run' }).click()
  await expect(sample.page.getByRole('heading', { name: 'No artifact matches' })).toBeVisible()
})

test('opens an artifact in Logs', async ({ sample }) => {
  await sample.open('Artifacts')
  await sample.page.getByRole('searchbox', { name: 'Filter artifacts' }).fill('clone-log')
  await sample.page.getByRole('link', { name: 'Open clone-log.txt in Logs' }).last().click()
  await expect(sample.log('bad').picker).toHaveValue('clone-log.txt')
})

test('says what could not be read and why, and saves decoded bytes', async ({ page, serve, folder }) => {
  const host = await serve(writeOddArtifacts(folder))
  await page.goto(host.url)
  const window = runskewWindow(page)
  await expect(window.verdict.headline).toBeVisible()
  await window.open('Artifacts')
  await page.getByRole('button', { name: 'Not fully read' }).click()
  await expect(rowOf(window, ODD.cut)).toContainText('◆ truncated')
  await expect(rowOf(window, ODD.cut)).toContainText(/ends|cut|incomplete|truncated/iu)
  await expect(rowOf(window, ODD.binary)).toContainText('▲ malformed')
  await expect(rowOf(window, ODD.binary)).toContainText('not UTF-8 text')
  await page.getByRole('button', { name: 'Only in one run' }).click()
  await expect(rowOf(window, ODD.whole)).toContainText('200 lines')
  const download = page.waitForEvent('download')
  await rowOf(window, ODD.whole)
    .getByRole('button', { name: /^Save /u })
    .click()
  expect(await readFile(await (await download).path(), 'utf8')).toBe(ODD.wholeText)
})

function rowOf({ page }: RunskewWindow, name: string): Locator {
  return page.getByRole('row').filter({ has: page.getByRole('rowheader', { name }) })
}
