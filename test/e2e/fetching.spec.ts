import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, test } from './fixtures.ts'
import { keepSetting, runskewWindow, type RunskewWindow } from './pages.ts'

const JOB = 'ci-containerd-node-e2e-1-7'
const GOOD = '1896855635358646272'
const BAD = '1897218023224246272'
const VIEW = `https://prow.k8s.io/view/gs/kubernetes-ci-logs/logs/${JOB}/${BAD}`
/** Not needed for a first verdict. */
const LATE = new RegExp(`${BAD}/artifacts/[^/]+/kern\\.log$`, 'u')

test('goes from a pasted link over a partial verdict to a whole one', async ({ page, serveStored }) => {
  const hang = { match: LATE, attempts: [1], action: { kind: 'hang', after: 100 } } as const
  const window = await openSample(page, (await serveStored({ faults: [hang] })).url)
  await window.paste(VIEW)
  const { sources } = window
  await expect(sources.dialog).toContainText(`run ${BAD} of ${JOB}`)
  await expect(sources.copyOf(BAD)).toContainText('↓ Fetching')
  await expect(sources.copyOf(BAD)).toContainText('18 of 19 artifacts')
  await expect(sources.jobRun(GOOD)).toContainText('★ suggested')
  await sources.compare.click()

  await expect(window.verdict.headline).toContainText('containerd-shim-runc-v2 2.0.2')
  await expect(window.partial).toContainText('1 of 19 artifacts of the bad run')
  await expect(window.partial).toContainText('on their way')
  await window.partial.getByRole('button', { name: 'Stop fetching the bad run' }).click()
  await expect(window.partial).toContainText('are not fetched, and nothing is known of what they say')
  await expect(page.getByRole('banner')).toContainText('◐ partial')
  await window.partial.getByRole('button', { name: /^Fetch the rest \(.+\) of the bad run$/u }).click()
  await expect(window.partial).toHaveCount(0)
  await expect(window.verdict.headline).toContainText('containerd-shim-runc-v2 2.0.2')
})

test('compares the logs anew when more of a run has arrived', async ({ page, serveStored }) => {
  const hang = { match: LATE, attempts: [1], action: { kind: 'hang', after: 100 } } as const
  const window = await openSample(page, (await serveStored({ faults: [hang] })).url)
  await window.paste(VIEW)
  await expect(window.sources.jobRun(GOOD)).toContainText('★ suggested')
  await window.sources.compare.click()
  await window.partial.getByRole('button', { name: 'Stop fetching the bad run' }).click()
  await window.open('New lines')
  const ofOneRun = page.getByRole('button', { name: /^Logs of one run only \(\d+\)$/u })
  await expect(ofOneRun).toBeVisible()
  const before = await ofOneRun.innerText()
  await window.partial.getByRole('button', { name: /^Fetch the rest \(.+\) of the bad run$/u }).click()
  await expect(window.partial).toHaveCount(0)
  await expect(page.getByRole('button', { name: before, exact: true })).toHaveCount(0)
  await expect(ofOneRun).toBeVisible()
})

test('opens Logs at the line that a link points at', async ({ page, serveStored }) => {
  const window = await openSample(page, (await serveStored()).url)
  await window.paste(`${VIEW}#1:build-log.txt%3A10`)
  await expect(window.sources.jobRun(GOOD)).toContainText('★ suggested')
  await window.sources.compare.click()
  await expect(window.log('bad').picker).toHaveValue('build-log.txt')
  await expect(window.log('bad').pane.getByText(/^line 10 of /u)).toBeVisible()
})

test('lists the runs of a job to choose from, by keyboard', async ({ page, serveStored }) => {
  const window = await openSample(page, (await serveStored()).url)
  await page.keyboard.press('Control+l')
  await expect(window.sources.link).toBeFocused()
  await page.keyboard.insertText(`https://prow.k8s.io/job-history/gs/kubernetes-ci-logs/logs/${JOB}`)
  await page.keyboard.press('Enter')
  await expect(window.sources.jobRuns.getByRole('row')).toHaveCount(3)
  await expect(window.sources.jobRun(BAD).getByRole('radio', { name: 'bad run' })).toBeChecked()
  await expect(window.sources.jobRun(GOOD).getByRole('radio', { name: 'good run' })).toBeChecked()
  await window.sources.jobRun(BAD).getByRole('radio', { name: 'bad run' }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('banner')).toContainText(BAD)
  await expect(window.verdict.headline).toContainText('containerd-shim-runc-v2 2.0.2')
})

test('says why a link is not understood, and leaves other text alone', async ({ page, serveStored }) => {
  const window = await openSample(page, (await serveStored()).url)
  await window.paste('containerd 2.0.2')
  await expect(window.sources.dialog).toHaveCount(0)
  await window.paste('https://example.org/logs/1')
  await expect(window.sources.dialog).toContainText('is no address of a run that is understood here')
  await expect(window.sources.link).toHaveAttribute('aria-invalid', 'true')
})

test('lists what could not be fetched with the reason, and tries it again', async ({ page, serveStored }) => {
  const refused = { match: LATE, attempts: [1], action: { kind: 'status', status: 403 } } as const
  const window = await openSample(page, (await serveStored({ faults: [refused] })).url)
  await window.paste(VIEW)
  const copy = window.sources.copyOf(BAD)
  await expect(copy).toContainText('▲ 1 failed')
  await copy.getByText('1 artifact could not be fetched').click()
  await expect(copy.getByRole('listitem')).toContainText('does not show')
  await copy.getByRole('button', { name: /^Try .*kern\.log again$/u }).click()
  await expect(copy).toContainText('✓ All here')
})

test('fetches a log when somebody wants to read it, and shows how its bytes are proven', async ({
  page,
  serveStored,
}) => {
  const refused = { match: LATE, attempts: [1], action: { kind: 'status', status: 403 } } as const
  const window = await openSample(page, (await serveStored({ faults: [refused] })).url)
  await compareWithSuggestion(window)
  await window.open('Logs')
  const log = window.log('bad')
  await log.pick('kern.log')
  await log.pane.getByRole('button', { name: /^Try again \(.+\)$/u }).click()
  await expect(log.pane.getByRole('toolbar')).toBeVisible()
  await window.open('Artifacts')
  await page.getByRole('row').filter({ hasText: 'kern.log' }).click()
  await expect(page.getByRole('region', { name: 'The artifact' }).getByText('◆ verified')).toHaveCount(2)
})

test('opens a run without a network once it is in the cache', async ({ page, serveStored, folder }) => {
  const environment = { RUNSKEW_CACHE: join(folder, 'cache') }
  const first = await serveStored({ environment })
  const window = await openSample(page, first.url)
  await compareWithSuggestion(window)
  await expect(window.partial).toHaveCount(0)
  await first.storage.close()

  const later = await serveStored({ environment })
  await later.storage.close()
  await page.goto(later.url)
  await expect(window.sources.recent.getByRole('listitem')).toHaveCount(2)
  await window.sources.recent.getByRole('button', { name: new RegExp(`^Open .*${BAD}`, 'u') }).click()
  await expect(window.sources.copyOf(BAD)).toContainText('From the cache, no network used.')
  await window.sources.recent.getByRole('button', { name: new RegExp(`^Open .*${GOOD}`, 'u') }).click()
  await window.sources.compare.click()
  await expect(window.verdict.headline).toContainText('containerd-shim-runc-v2 2.0.2')
})

test('works offline when told to, and says so', async ({ page, serveStored }) => {
  const window = await openSample(page, (await serveStored()).url)
  await page.keyboard.press('Control+,')
  await window.settings.getByRole('switch', { name: 'Work offline' }).check()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('banner').getByRole('button', { name: 'Offline' })).toBeVisible()
  await window.paste(VIEW)
  await expect(window.sources.copyOf(BAD)).toContainText('the network is switched off')
})

test('lists the runs that the cache knows of while the store cannot be asked, and says so', async ({
  page,
  serveStored,
}) => {
  const window = await openSample(page, (await serveStored()).url)
  await compareWithSuggestion(window)
  await expect(window.partial).toHaveCount(0)
  await page.keyboard.press('Control+,')
  await window.settings.getByRole('switch', { name: 'Work offline' }).check()
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Choose runs…' }).click()
  await window.sources.copyOf(BAD).getByRole('button', { name: 'Find a good run to compare' }).click()
  await expect(window.sources.jobRuns).toContainText('the network is switched off')
  await expect(window.sources.jobRuns).toContainText('2 runs that the cache knows of, newest first')
  await expect(window.sources.jobRun(GOOD)).toContainText('★ suggested')
})

test('looks up what OS images bundle only when told to, and says what is not published', async ({
  page,
  serveStored,
}) => {
  const installedPackages = [{ category: 'app-containers', name: 'runc', version: '1.2.4' }]
  const lists = [{ name: '18867.0.24/cos-package-info.json', content: JSON.stringify({ installedPackages }) }]
  const { url, storage } = await serveStored({ lists })
  const window = await openSample(page, url)
  expect(storage.log).toEqual([])
  await page.keyboard.press('Control+,')
  const lookUp = window.settings.getByRole('switch', { name: 'Look up what OS images bundle' })
  await keepSetting(page, () => lookUp.check())
  await page.keyboard.press('Escape')
  await page.reload()
  await window.open('Versions')
  await page.getByRole('button', { name: 'All', exact: true }).click()
  const bundled = page.getByRole('row', { name: /^runc bundled cos/u })
  await expect(bundled).toContainText('1.2.4')
  await expect(page.getByRole('region', { name: 'What could not be looked up' })).toContainText(
    'No package list is published for cos-beta-117-18613-164-38',
  )
  expect(storage.log.map(({ bucket }) => bucket)).toEqual(['cos-tools', 'cos-tools'])
})

test('keeps an endpoint only when it makes sense', async ({ page, serveStored }) => {
  const window = await openSample(page, (await serveStored()).url)
  await page.keyboard.press('Control+,')
  const field = window.settings.getByRole('textbox', { name: 'Storage endpoint' })
  await field.fill('http://127.0.0.1:9/path')
  await expect(window.settings).toContainText('Only the origin is wanted')
  await field.fill('http://127.0.0.1:9')
  await keepSetting(page, () => page.keyboard.press('Enter'))
  await page.reload()
  await expect(window.verdict.headline).toBeVisible()
  await page.keyboard.press('Control+,')
  await expect(field).toHaveValue('http://127.0.0.1:9')
})

test('checks the cache, and removes a run from it after asking', async ({ page, serveStored, folder }) => {
  const environment = { RUNSKEW_CACHE: join(folder, 'cache') }
  const first = await serveStored({ environment })
  const window = await openSample(page, first.url)
  await compareWithSuggestion(window)
  await expect(window.partial).toHaveCount(0)
  await page.goto('about:blank')
  await first.stop()

  await page.goto((await serveStored({ environment })).url)
  await expect(window.sources.recent.getByRole('listitem')).toHaveCount(2)
  await window.sources.recent.getByRole('button', { name: `Remove run ${GOOD} of ${JOB} from the cache` }).click()
  await page.keyboard.press('Enter')
  await expect(window.sources.recent.getByRole('listitem')).toHaveCount(1)
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+,')
  await window.settings.getByRole('button', { name: 'Check every byte' }).click()
  await expect(window.settings).toContainText('All of them are whole')
})

test('opens a link that is dropped on the window', async ({ page, serveStored }) => {
  const window = await openSample(page, (await serveStored()).url)
  await page.evaluate(dropLink, VIEW)
  await expect(window.sources.copyOf(BAD)).toContainText('✓ All here')
})

test('has no serious accessibility violation in its dialogs and banners, in every theme', async ({
  page,
  serveStored,
}) => {
  const hang = { match: LATE, action: { kind: 'hang', after: 100 } } as const
  await page.emulateMedia({ reducedMotion: 'reduce' })
  const window = await openSample(page, (await serveStored({ faults: [hang] })).url)
  await window.paste(VIEW)
  await expect(window.sources.jobRun(GOOD)).toContainText('★ suggested')
  await expectAccessible(page)
  await window.sources.compare.click()
  await expect(window.partial).toBeVisible()
  await expectAccessible(page)
  await window.open('Artifacts')
  await expectAccessible(page)
  await page.keyboard.press('Control+,')
  await expect(window.settings).toContainText('in the cache')
  await expectAccessible(page)
})

async function openSample(page: Page, url: string): Promise<RunskewWindow> {
  await page.goto(url)
  const window = runskewWindow(page)
  await expect(window.verdict.headline).toBeVisible()
  return window
}

async function compareWithSuggestion(window: RunskewWindow): Promise<void> {
  await window.paste(VIEW)
  await expect(window.sources.jobRun(GOOD)).toContainText('★ suggested')
  await window.sources.compare.click()
  await expect(window.sources.dialog).toHaveCount(0)
  await expect(window.verdict.headline).toContainText('containerd-shim-runc-v2 2.0.2')
}

const THEMES = [
  { colorScheme: 'light', contrast: 'no-preference' },
  { colorScheme: 'dark', contrast: 'no-preference' },
  { colorScheme: 'light', contrast: 'more' },
] as const

async function expectAccessible(page: Page): Promise<void> {
  for (const [index, media] of THEMES.entries()) {
    await page.emulateMedia(media)
    // Themes differ in colours alone.
    const everything = new AxeBuilder({ page })
    const { violations } = await (index === 0 ? everything : everything.withRules('color-contrast')).analyze()
    const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
    expect(serious.map(({ id, nodes }) => [media, id, nodes.map(node => node.target)])).toEqual([])
  }
}

/** Runs in the page. */
function dropLink(address: string): void {
  const dataTransfer = new DataTransfer()
  dataTransfer.setData('text/uri-list', address)
  for (const type of ['dragover', 'drop']) {
    document.body.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }))
  }
}
