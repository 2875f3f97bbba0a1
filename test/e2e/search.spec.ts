import {
  corpusCase,
  HOSTILE,
  longLogText,
  ODD,
  writeHostileRun,
  writeLongLog,
  writeOddArtifacts,
} from '../support/e2e-runs.ts'
import { expectAccessible } from './accessible.ts'
import { expect, test } from './fixtures.ts'
import { runskewWindow } from './pages.ts'

const SHIM = 'unsupported shim version'

test('finds the error of the shim in the bad run and not in the good one, and opens its line in the logs', async ({
  sample,
}) => {
  const { search, page } = sample
  await sample.open('Search')
  await search.find(SHIM)
  await expect(search.summary).toHaveText('816 lines in the bad run, none in the good run.')
  await expect(search.lines('good')).toContainText('Nothing found')
  await expect(search.lines('good')).toContainText(/^Nothing foundRead \d+ artifacts, /u)
  const group = search.group('bad', /containerd\.log$/u)
  await expect(group).toContainText('144 lines, 0 in good')
  await expect(group.locator('mark').first()).toHaveText(SHIM)

  await group.getByRole('link', { name: /^55 / }).click()
  await expect(sample.landmark('Logs')).toBeVisible()
  await expect(sample.log('bad').picker).toHaveValue(/containerd\.log$/u)
  await expect.poll(() => sample.log('bad').textOf(55)).toContain(SHIM)

  await test.step('and goes on at that line when one comes back', async () => {
    await page.keyboard.press('Alt+ArrowLeft')
    await expect(search.summary).toHaveText('816 lines in the bad run, none in the good run.')
    await expect(group.getByRole('link', { name: /^55 / })).toBeFocused()
    await expect(group.getByRole('listitem').filter({ hasText: /^55/u })).toHaveAttribute('aria-current', 'true')
  })
})

test('looks for nothing until it is told to, and is accessible', async ({ sample }) => {
  const { search, page } = sample
  await sample.open('Search')
  const start = page.getByRole('heading', { name: 'Search every line of both runs' })
  await expectAccessible(page)
  await search.field.fill(SHIM)
  await expect(start).toBeVisible()
  await search.form.getByRole('button', { name: 'Search', exact: true }).click()
  await expect(start).toHaveCount(0)
  await expect(search.summary).toContainText('816 lines')
  await expectAccessible(page)
})

test('tells letters apart, and matches patterns, where it is told to', async ({ sample }) => {
  const { search } = sample
  await sample.open('Search')
  await search.find('UNSUPPORTED Shim')
  await expect(search.summary).toContainText('816 lines in the bad run')
  await expect(search.toggle('Ignore case')).toHaveAttribute('aria-pressed', 'true')
  await search.toggle('Ignore case').click()
  await expect(search.toggle('Ignore case')).toHaveAttribute('aria-pressed', 'false')
  await expect(search.summary).toContainText('Nothing found in the good run, nor in the bad run.')
  await sample.page.getByRole('button', { name: 'Search in any case' }).click()
  await expect(search.summary).toContainText('816 lines in the bad run')

  await search.find(String.raw`shim version \(\d\)`)
  await expect(search.summary).toContainText('Nothing found')
  await search.toggle('Pattern').click()
  await expect(search.summary).toHaveText('816 lines in the bad run, none in the good run.')
  await expect(search.lines('bad').locator('mark').first()).toHaveText('shim version (3)')
})

test('says what is wrong with a pattern, beside the field', async ({ sample }) => {
  const { search, page } = sample
  await sample.open('Search')
  await search.toggle('Pattern').click()
  await search.find('(?=shim)x')
  await expect(search.form).toContainText('▲ What to look for uses look-ahead or look-behind')
  await expect(search.field).toHaveAttribute('aria-invalid', 'true')
  await expect(search.field).toHaveAccessibleDescription(/look-ahead/u)
  await expectAccessible(page)
  await search.field.fill('shim')
  await expect(search.form).not.toContainText('look-ahead')
  await expect(search.field).toHaveAttribute('aria-invalid', 'false')
})

test('is used by keyboard alone, from the find bar of a log to a line of another one', async ({ sample }) => {
  const { search, page } = sample
  await sample.open('Logs')
  const log = sample.log('bad')
  await log.pick('kubelet.log')
  await log.goTo(1)
  await expect.poll(() => log.textOf(1)).not.toBe('')
  await page.keyboard.press('Control+f')
  await expect(log.pane.getByRole('search').getByRole('textbox')).toBeFocused()
  await page.keyboard.type(SHIM.toUpperCase())
  await page.keyboard.press('Control+Shift+F')
  await expect(search.field).toBeFocused()
  await expect(search.field).toHaveValue(SHIM.toUpperCase())
  await expect(search.summary).toContainText('816 lines in the bad run')

  await page.keyboard.press('ArrowDown')
  await expect(search.lines('bad').getByRole('link').first()).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowUp')
  const second = search.lines('bad').getByRole('link').nth(1)
  await expect(second).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(sample.landmark('Logs')).toBeVisible()
  await expect(log.picker).toHaveValue('artifacts/junit_cos-stable01.xml')

  await page.keyboard.press('Control+Shift+F')
  await expect(search.field).toBeFocused()
  await page.keyboard.type('no such words')
  await page.keyboard.press('Enter')
  await expect(search.summary).toContainText('Nothing found')
})

test('takes what is selected in a log along', async ({ sample }) => {
  const { search, page } = sample
  await sample.open('Logs')
  const log = sample.log('bad')
  await log.pick('kubelet.log')
  await log.goTo(1)
  await expect.poll(() => log.textOf(1)).toMatch(/^Mar 05/u)
  await page.keyboard.press('Home')
  for (let selected = 0; selected < 'Mar 05'.length; selected++) await page.keyboard.press('Shift+ArrowRight')
  await page.keyboard.press('Control+Shift+F')
  await expect(search.field).toBeFocused()
  await expect(search.field).toHaveValue('Mar 05')
})

test('takes the words of the find bar along', async ({ sample }) => {
  await sample.open('Logs')
  const { pane } = sample.log('bad')
  await pane.getByRole('button', { name: 'Find', exact: true }).click()
  await pane.getByRole('search').getByRole('textbox').fill(SHIM)
  await pane.getByRole('button', { name: 'All artifacts' }).click()
  await expect(sample.search.field).toHaveValue(SHIM)
  await expect(sample.search.summary).toHaveText('816 lines in the bad run, none in the good run.')
})

test('shows lines while it reads on, stops when it is told to, and counts what it does not show', async ({
  page,
  serve,
  folder,
}) => {
  const host = await serve(writeLongLog(folder, 1_000_000))
  await page.goto(host.url)
  const window = runskewWindow(page)
  const { search } = window
  await expect(window.verdict.headline).toBeVisible()
  await window.open('Search')
  await search.toggle('Pattern').click()
  await search.find('filler of line [0-9]+')
  const reading = page.getByRole('progressbar', { name: 'Searching: Bad run' })
  await expect(search.lines('bad').getByRole('link').first()).toContainText('filler of line')
  await expect(reading).toBeVisible()
  await expect(page.getByText(/^reading kubelet\.log, [\d.]+ MiB of 1\d\d MiB$/u)).toBeVisible()
  await expect(search.summary).toHaveText('Searching…')
  await search.form.getByRole('button', { name: 'Cancel' }).click()
  await expect(search.summary).toHaveText('Stopped before all was read.', { timeout: 1_000 })
  await expect(search.field).toBeFocused()
  await expect(reading).toHaveCount(0)
  await expect(search.lines('bad').getByRole('link').first()).toContainText('filler of line')

  await test.step('goes on when it is told to, and is stopped by Escape as well', async () => {
    await page.getByRole('button', { name: 'Search again' }).click()
    await expect(search.summary).toHaveText('Searching…')
    await page.keyboard.press('Escape')
    await expect(search.summary).toHaveText('Stopped before all was read.', { timeout: 1_000 })
  })

  await test.step('a search to the end counts all and shows the first', async () => {
    await search.toggle('Pattern').click()
    await search.toggle('Ignore case').click()
    await search.find('filler of line 9')
    await expect(search.summary).toHaveText(/^111,\d{3} lines in the bad run, none in the good run\.$/u)
    await expect(search.lines('bad')).toContainText(/Showing the first 2,000 of 111,\d{3} lines/u)
    await search
      .group('bad', /kubelet\.log$/u)
      .getByRole('button', { name: 'Show 200 more of 2,000' })
      .click()
    await expect(search.lines('bad').getByRole('link')).toHaveCount(210)
  })

  await test.step('a line far down is found, and opened', async () => {
    await search.find(longLogText(987_654))
    await expect(search.summary).toHaveText('1 line in the bad run, none in the good run.')
    await search.lines('bad').getByRole('link').click()
    await expect.poll(() => window.log('bad').textOf(987_654)).toContain(longLogText(987_654))
  })
})

test('reads compressed artifacts, and says which were not read to their end', async ({ page, serve, folder }) => {
  const host = await serve(writeOddArtifacts(folder))
  await page.goto(host.url)
  const window = runskewWindow(page)
  await expect(window.verdict.headline).toBeVisible()
  await window.open('Search')
  await window.search.find('note 123')
  await expect(window.search.summary).toHaveText('1 line in the bad run, none in the good run.')
  await expect(window.search.group('bad', /notes\.txt/u)).toContainText('note 123')
  await window.search.lines('bad').getByText('1 artifact was not read, or not to the end').click()
  await expect(window.search.lines('bad')).toContainText(ODD.cut)
  await window.search.find('no such words')
  await expect(window.search.summary).toHaveText('Nothing found in the good run, nor in what was read of the bad run.')
})

test('shows a hostile line as text', async ({ page, serve, folder }) => {
  const host = await serve(writeHostileRun(folder))
  await page.goto(host.url)
  const window = runskewWindow(page)
  await expect(window.verdict.headline).toBeVisible()
  await window.open('Search')
  await window.search.find('onerror=window')
  const link = window.search.group('bad', /kubelet\.log$/u).getByRole('link')
  await expect(link).toContainText('<img src=x onerror=window.harmed=1>')
  await expect(link).toContainText(String.raw`\u202e`)
  expect(HOSTILE.line).toContain('\u202e')
  expect(await page.evaluate(() => 'harmed' in globalThis)).toBe(false)
})

test('searches a run once whose hosts are compared', async ({ page, serve }) => {
  await page.goto((await serve(corpusCase('shim-of-image-fails-on-one-of-two-hosts'))).url)
  const window = runskewWindow(page)
  await window.sources.radio('good', '1896855635358646272').check()
  await window.sources.radio('bad', 'run').check()
  await window.sources.compare.click()
  await expect(window.verdict.headline).toBeVisible()
  await page.getByRole('button', { name: 'Compare these two' }).click()
  await expect(page.getByRole('region', { name: 'Compared hosts' })).toContainText('Two hosts of one run')
  await window.open('Search')
  await window.search.find(SHIM)
  await expect(window.search.summary).toHaveText(/^[\d,]+ lines? in the run\.$/u)
  await expect(page.getByRole('heading', { name: 'The run of both hosts' })).toBeVisible()
  await expect(window.search.lines('good')).toHaveCount(0)
  await expect(window.search.lines('bad').getByRole('link').first()).toBeVisible()
})

test('says what it rests on while artifacts are missing, and offers to search again when they are here', async ({
  page,
  serveStored,
}) => {
  const job = 'ci-containerd-node-e2e-1-7'
  const bad = '1897218023224246272'
  const late = new RegExp(`${bad}/artifacts/[^/]+/kern\\.log$`, 'u')
  const hang = { match: late, attempts: [1], action: { kind: 'hang', after: 100 } } as const
  await page.goto((await serveStored({ faults: [hang] })).url)
  const window = runskewWindow(page)
  await expect(window.verdict.headline).toBeVisible()
  await window.paste(`https://prow.k8s.io/view/gs/kubernetes-ci-logs/logs/${job}/${bad}`)
  await expect(window.sources.copyOf(bad)).toContainText('18 of 19 artifacts')
  await window.sources.compare.click()
  await expect(window.partial).toContainText('1 of 19 artifacts of the bad run')
  await window.partial.getByRole('button', { name: 'Stop fetching the bad run' }).click()
  await window.open('Search')
  await expect(window.partial).toContainText('are not fetched')
  await window.search.find('no such words')
  await expect(window.search.summary).toContainText('nor in what was read of the bad run.')
  await window.search.lines('bad').getByText('1 artifact was not read, or not to the end').click()
  await expect(window.search.lines('bad')).toContainText('kern.log')
  await expect(page.getByRole('button', { name: 'Search again' })).toHaveCount(0)
  await window.partial.getByRole('button', { name: /^Fetch the rest/u }).click()
  await expect(window.partial).toHaveCount(0)
  await page.getByRole('button', { name: 'Search again' }).click()
  await expect(window.search.summary).toHaveText('Nothing found in the good run, nor in the bad run.')
})

test('filters lines by what they state, and the address brings the search back', async ({ page, serve }) => {
  // A program of its own: what is kept stands in its settings.
  await page.goto((await serve()).url)
  const window = runskewWindow(page)
  await expect(window.verdict.headline).toBeVisible()
  const { search } = window
  await window.open('Search')
  await search.field.fill('sandbox')
  const filters = search.form.getByRole('combobox', { name: 'Only lines where' })
  await filters.fill('severity:error path:containerd.log')
  await page.keyboard.press('Enter')
  await expect(search.summary).toHaveText(/^\d+ lines in the bad run, none in the good run\.$/u)
  const filtered = (await search.summary.textContent()) ?? ''
  await expect(search.lines('bad').getByRole('group')).toHaveCount(1)
  await expectAccessible(page)

  await filters.fill('severity:loud')
  await page.keyboard.press('Enter')
  await expect(search.form).toContainText('What to look for names no severity with "loud"')

  await page.keyboard.press('Alt+ArrowLeft')
  await expect(search.summary).toHaveText(filtered)
  await expect(filters).toHaveValue('severity:error path:containerd.log')
  await page.reload()
  await expect(search.summary).toHaveText(filtered)

  await page.getByRole('button', { name: 'Keep this search' }).click()
  const named = search.form.getByRole('combobox', { name: 'Named searches' })
  await named.selectOption('Errors of the shim')
  await expect(search.field).toHaveValue(/start shim/u)
  await named.selectOption('sandbox where severity:error path:containerd.log')
  await expect(search.summary).toHaveText(filtered)

  const older = page.getByText('These are the lines of')
  await expect(older).toHaveCount(0)
  await filters.fill('severity:warning')
  await expect(older).toHaveText('These are the lines of sandbox where severity:error path:containerd.log.')
})
