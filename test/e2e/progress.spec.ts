import { join } from 'node:path'
import { writeBigRun } from '../support/sample/big-run.ts'
import { ownPair } from '../support/e2e-runs.ts'
import { writeRun } from '../support/sample/write-run.ts'
import { expect, test } from './fixtures.ts'
import { runskewWindow } from './pages.ts'

const BYTES = 300 * 1_048_576

test('shows how far it has read, and stops within a second of being told to', async ({ page, serve, folder }) => {
  writeRun(join(folder, 'good'), ownPair().good.files)
  writeBigRun(join(folder, 'bad'), BYTES)
  const host = await serve(folder)
  await page.goto(host.url)
  const reading = page.getByRole('status').filter({ hasText: 'Reading both runs' })
  await expect(reading.getByRole('progressbar', { name: 'Bad run' })).toBeVisible()
  await expect(reading.getByText(/^[1-9][\d.]* MiB of 3\d\d MiB$/u)).toBeVisible()
  await expect(reading.getByRole('progressbar', { name: 'Bad run' })).toHaveAttribute('aria-valuenow', /^[1-9]\d?$/u)

  await reading.getByRole('button', { name: 'Cancel' }).click()
  await expect(page.getByRole('heading', { name: 'Stopped' })).toBeVisible({ timeout: 1_000 })

  await test.step('and answers at once for something else', async () => {
    const window = runskewWindow(page)
    await window.command('Open sample: ci-containerd-node-e2e-1-7')
    await expect(window.verdict.headline).toContainText('containerd-shim-runc-v2 2.0.2')
  })
})

test('shows how far the JSON form has read the logs, and stops when told to', async ({ page, serve, folder }) => {
  writeRun(join(folder, 'good'), ownPair().good.files)
  writeBigRun(join(folder, 'bad'), BYTES)
  const host = await serve(folder)
  const window = runskewWindow(page)
  await page.goto(host.url)
  await expect(window.verdict.headline).toBeVisible({ timeout: 60_000 })
  await window.open('Report')

  await page.getByRole('button', { name: 'JSON', exact: true }).click()
  const reading = page.getByRole('status').filter({ hasText: 'Reading the logs of both runs' })
  await expect(reading.getByRole('progressbar', { name: 'Bad run' })).toHaveAttribute('aria-valuenow', /^[1-9]\d?$/u)
  await reading.getByRole('button', { name: 'Cancel' }).click()
  await expect(page.getByRole('heading', { name: 'Stopped' })).toBeVisible({ timeout: 1_000 })

  await test.step('and stays so, whatever else is done', async () => {
    const asked: string[] = []
    page.on('request', request => void asked.push(request.postData() ?? ''))
    await page.keyboard.press('Alt+m')
    await page.keyboard.type('Ask the image owners.')
    await page.keyboard.press('Control+Enter')
    await expect(page.getByRole('list', { name: 'Notes' })).toContainText('Ask the image owners.')
    await expect(page.getByText('Saved', { exact: true })).toBeVisible()
    expect(asked.filter(body => body.includes('report.render'))).toEqual([])
  })

  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(window.landmark('Report')).toHaveValue(/^\{/u, { timeout: 60_000 })
})
