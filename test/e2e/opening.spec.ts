import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { ownPair, packFolder, writeCutArchive, writePair } from '../support/e2e-runs.ts'
import { expect, test } from './fixtures.ts'
import { holdCalls } from './hold-calls.ts'
import { runskewWindow, type RunskewWindow } from './pages.ts'

test('opens an archive from the file chooser and suggests its pair', async ({ page, serve, folder }) => {
  const archive = packFolder(writePair(join(folder, 'runs'), ownPair()), join(folder, 'incident.tgz'))
  const window = await openSample(page, (await serve()).url)
  await window.sources.show()
  await window.sources.upload(archive)
  await expect(window.sources.dialog.getByRole('region', { name: 'incident.tgz' }).getByRole('listitem')).toHaveCount(2)
  await window.sources.compare.click()
  await expect(window.verdict.headline).toContainText('containerd-shim-runc-v2 2.0.2 from the new OS image')
  await expect(page.getByRole('banner')).toContainText(ownPair().good.id)
})

test('says what happened and what to do when an archive is broken, and goes on', async ({ page, serve, folder }) => {
  const broken = join(folder, 'broken.tgz')
  writeFileSync(broken, 'this is no archive\n')
  const window = await openSample(page, (await serve()).url)
  await window.sources.show()
  await window.sources.upload(broken)
  const source = window.sources.dialog.getByRole('region', { name: 'broken.tgz' })
  await expect(source).toContainText('broken.tgz is damaged: it is named as an archive, but does not begin like one.')
  await expect(source).toContainText('Download it again.')
  // Where the program keeps uploads is nothing that the person chose.
  await expect(source).not.toContainText('upload-')
  await source.getByRole('button', { name: 'Close broken.tgz' }).click()
  await expect(source).toHaveCount(0)
  await page.keyboard.press('Escape')
  await expect(window.verdict.headline).toBeVisible()
})

test('opens what an archive holds although it ends early, and says so', async ({ page, serve, folder }) => {
  const window = await openSample(page, (await serve()).url)
  await window.sources.show()
  await window.sources.upload(writeCutArchive(folder))
  await expect(window.sources.dialog.getByRole('region', { name: 'cut.tgz' }).getByRole('listitem')).toHaveCount(2)
  await window.sources.compare.click()
  await expect(page.getByRole('banner')).toContainText(ownPair().good.id)
  await window.open('Artifacts')
  await page.getByRole('button', { name: 'Not fully read' }).click()
  await page.getByRole('row', { name: /kubelet\.log/u }).click()
  const detail = page.getByRole('region', { name: 'The artifact' })
  await expect(detail).toContainText('◆ truncated')
  await expect(detail).toContainText('the compressed data ends too early')
})

test('compares two runs by keyboard alone, from the first Tab to the verdict', async ({ page, serve }) => {
  const window = await openSample(page, (await serve()).url)
  await tabTo(page, /^Choose runs/u)
  await page.keyboard.press('Enter')
  await expect(window.sources.dialog).toBeVisible()
  // The chosen good run has the focus; the 1.6 pair lies two rows above the 1.7 pair.
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('Enter')
  await expect(window.verdict.headline).toHaveText(/^Most likely cause: .* under containerd 1\.6\./u)
})

test('refuses to compare a run with itself', async ({ sample }) => {
  await sample.sources.show()
  const rows = sample.sources.runs
  await rows.first().getByRole('radio').first().check()
  await rows.first().getByRole('radio').last().check()
  await expect(sample.sources.dialog.getByRole('status')).toHaveText('Good and bad are the same run.')
  await expect(sample.sources.compare).toBeDisabled()
})

test('takes what the command line names, and opens its only pair at once', async ({ page, serve, folder }) => {
  const host = await serve(writePair(folder, ownPair()))
  await openSample(page, host.url)
  await expect(page.getByRole('banner')).toContainText(ownPair().good.id)
})

test('says that a run is no longer open when an old address names one', async ({ page, serve }) => {
  const { url } = await serve()
  await page.goto(`${url}&/i/gone~gone-too/verdict`)
  await expect(page.getByRole('main').getByRole('alert')).toContainText('is not open any more')
  await expect(page.getByRole('button', { name: 'Choose runs…' }).first()).toBeVisible()
})

async function openSample(page: Page, url: string): Promise<RunskewWindow> {
  await page.goto(url)
  const window = runskewWindow(page)
  await expect(window.verdict.headline).toBeVisible()
  return window
}

async function tabTo(page: Page, name: RegExp): Promise<void> {
  const wanted = page.getByRole('button', { name }).first()
  for (let step = 0; step < 12; step++) {
    await page.keyboard.press('Tab')
    if (await wanted.evaluate(element => element === document.activeElement)) return
  }
  throw new Error(`No twelve Tabs lead to ${String(name)}`)
}

test('asks for no choice before it is known whether there is something to open', async ({ page, serve }) => {
  const release = await holdCalls(page, 'source.list')
  await page.goto((await serve()).url)
  await expect(page.getByText('Looking for what to open…')).toBeVisible()
  await expect(page.getByText('Choose a good and a bad run')).toHaveCount(0)
  release()
  await expect(runskewWindow(page).verdict.headline).toBeVisible()
})
