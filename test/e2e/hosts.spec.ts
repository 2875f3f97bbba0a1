import type { Locator, Page } from '@playwright/test'
import { corpusCase } from '../support/e2e-runs.ts'
import { expectAccessible } from './accessible.ts'
import { expect, test } from './fixtures.ts'
import { runskewWindow, type RunskewWindow } from './pages.ts'

/** One run, of which the suite passed on the Ubuntu host and failed on the COS host. */
const ONE_RUN = corpusCase('shim-of-image-fails-on-one-of-two-hosts')
const ITS_LABEL = 'run'
const SAMPLE_GOOD = '1896855635358646272'
/** Two runs with two hosts each, of which no runner says how they ended. */
const TWO_RUNS = corpusCase('one-of-two-hosts-fails')

interface HostsPage {
  readonly offer: Locator
  /** Says that hosts are compared. */
  readonly bar: Locator
  readonly dialog: Locator
  readonly radio: (side: 'good' | 'bad', host: string) => Locator
}

function hostsPage(page: Page): HostsPage {
  const dialog = page.getByRole('dialog', { name: 'Compare two hosts' })
  return {
    offer: page.getByRole('main').getByRole('region', { name: 'Hosts worth comparing' }),
    bar: page.getByRole('region', { name: 'Compared hosts' }),
    dialog,
    radio: (side, host) => dialog.getByRole('radio', { name: new RegExp(`^${side} host .*${host}`, 'u') }),
  }
}

async function compareRuns(window: RunskewWindow, good: string, bad: string): Promise<void> {
  await window.sources.radio('good', good).check()
  await window.sources.radio('bad', bad).check()
  await window.sources.compare.click()
  await expect(window.verdict.headline).toBeVisible()
}

test('offers the failing and the passing host of a run, and goes there and back', async ({ page, serve }) => {
  await page.goto((await serve(ONE_RUN)).url)
  const window = runskewWindow(page)
  const { offer, bar } = hostsPage(page)
  await compareRuns(window, SAMPLE_GOOD, ITS_LABEL)
  await expect(offer).toContainText('The bad run has a failing and a passing host.')
  await expect(offer).toContainText(/cos-beta-121-18867-0-24: the suite failed; .*ubuntu.*: the suite passed\./u)
  await expect(bar).toHaveCount(0)
  await offer.getByRole('button', { name: 'Compare these two' }).click()

  await expect(bar).toContainText('Two hosts of one run')
  await expect(window.verdict.headline).toHaveText(/containerd-shim-runc-v2 2\.0\.2 from the new OS image/u)
  await expect(page.getByRole('main')).not.toContainText(/(?:good|bad|both) runs?\b/u)
  const chips = page.getByRole('banner').getByRole('button', { name: /^(?:good|bad) host /u })
  await expect(chips).toContainText([/success.*ubuntu-gke-2204/u, /failure.*cos-beta-121/u])
  await expectAccessible(page)

  await page.reload()
  await expect(bar).toContainText('Two hosts of one run')
  await page.keyboard.press('Alt+ArrowLeft')
  await expect(offer).toBeVisible()
  await expect(bar).toHaveCount(0)
  await page.keyboard.press('Alt+ArrowRight')
  await expect(bar).toBeVisible()
  await bar.getByRole('button', { name: 'Compare the whole runs' }).click()
  await expect(offer).toBeVisible()
  await expect(page.getByRole('banner')).toContainText(SAMPLE_GOOD)
})

test('compares the logs of two hosts, and speaks of hosts', async ({ page, serve }) => {
  await page.goto((await serve(ONE_RUN)).url)
  const window = runskewWindow(page)
  const { offer, bar } = hostsPage(page)
  await compareRuns(window, SAMPLE_GOOD, ITS_LABEL)
  await offer.getByRole('button', { name: 'Compare these two' }).click()
  await expect(bar).toContainText('Two hosts of one run')
  await window.open('New lines')
  const region = page.getByRole('region', { name: 'What differs in the logs' })
  await expect(region.getByRole('status')).toContainText('on the bad host and not on the good host')
  await expect(region.getByRole('listitem').first()).toContainText('shim')
  await expect(page.getByRole('main')).not.toContainText(/(?:good|bad|both) runs?\b/u)
})

test('opens lines of both hosts from one run', async ({ page, serve }) => {
  await page.goto((await serve(ONE_RUN)).url)
  const window = runskewWindow(page)
  await compareRuns(window, SAMPLE_GOOD, ITS_LABEL)
  await hostsPage(page).offer.getByRole('button', { name: 'Compare these two' }).click()
  await expect(hostsPage(page).bar).toBeVisible()
  await window.open('Logs')
  await expect(window.log('good').picker).toHaveValue(/-ubuntu-gke-2204-1-29-v20241218\//u)
  await expect(window.log('bad').picker).toHaveValue(/-cos-beta-121-18867-0-24\//u)
  await expect
    .poll(() => window.log('good').textOf(1))
    .toContain('-ubuntu-gke-2204-1-29-v20241218 systemd[1]: Starting containerd')
  await expect.poll(() => window.log('bad').textOf(14)).toContain('unsupported shim version')
  await window.open('Versions')
  await expect(page.getByRole('row', { name: /^os-image/u }).first()).toContainText('ubuntu-gke-2204-1-29-v20241218')
})

test('compares two hosts of the only run that is open', async ({ page, serve }) => {
  await page.goto((await serve(ONE_RUN)).url)
  const window = runskewWindow(page)
  const { dialog, radio, bar } = hostsPage(page)
  await window.sources.radio('good', ITS_LABEL).check()
  await window.sources.radio('bad', ITS_LABEL).check()
  await window.sources.dialog.getByRole('button', { name: 'Compare two of its hosts…' }).click()
  await expect(radio('good', 'ubuntu')).toBeChecked()
  await expect(radio('bad', 'cos-beta-121')).toBeChecked()
  await expect(dialog.getByRole('listitem').filter({ hasText: 'ubuntu' })).toContainText('✓ suite passed')
  await expect(dialog.getByRole('listitem').filter({ hasText: 'cos-beta' })).toContainText('✕ suite failed')
  await dialog.getByRole('button', { name: 'Compare', exact: true }).click()
  await expect(bar).toContainText('Two hosts of one run')
  // There is no other run to go back to.
  await expect(bar.getByRole('button')).toHaveText(['Other hosts…'])
  await expect(window.verdict.headline).toHaveText(/^Most likely cause/u)
})

test('chooses any two hosts by keyboard, and refuses one against itself', async ({ page, serve }) => {
  await page.goto((await serve(TWO_RUNS)).url)
  const window = runskewWindow(page)
  const { dialog, radio, bar } = hostsPage(page)
  await expect(window.verdict.headline).toBeVisible()
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox', { name: 'Command' }).fill('two hosts')
  await page.keyboard.press('Enter')
  await expect(radio('good', '5eed0003-cos-stable-117')).toBeFocused()
  await expect(dialog.getByRole('listitem').first()).toContainText('? end of the suite unknown')
  // From the first host to the third, which is the bad one already.
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await expect(dialog.getByRole('status')).toHaveText('Good and bad are the same host.')
  await expect(dialog.getByRole('button', { name: 'Compare', exact: true })).toBeDisabled()
  await expectAccessible(page)
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('Enter')
  await expect(bar).toContainText('One host of each run')
  await expect(bar).toContainText('5eed0004-ubuntu')
  await expect(window.verdict.headline).toBeVisible()
  await window.command('Swap good and bad')
  await expect(page).toHaveURL(/[?&]gh=[^&]*-cos-stable-121.*bh=[^&]*-ubuntu-/u)
  await window.command('Compare the whole runs')
  await expect(bar).toHaveCount(0)
})
