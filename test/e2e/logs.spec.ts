import { longLogText, writeLongLog } from '../support/e2e-runs.ts'
import { expect, test } from './fixtures.ts'
import { holdCalls } from './hold-calls.ts'
import { runskewWindow } from './pages.ts'

test('finds text in the whole artifact, with place and number of the lines, forwards, backwards and around its ends', async ({
  sample,
}) => {
  await sample.open('Logs')
  const log = sample.log('bad')
  await log.pick('containerd.log')
  await log.goTo(1)
  await log.pane.getByRole('button', { name: 'Find', exact: true }).click()
  await log.find.getByRole('textbox').fill('unsupported SHIM version')
  await sample.page.keyboard.press('Enter')
  await expect(log.find.getByRole('status')).toHaveText(/^1 of \d+ lines$/u)
  await expect(log.pane.getByText('line 55 of 341')).toBeVisible()
  await expect.poll(() => log.textOf(55)).toContain('unsupported shim version')
  await sample.page.keyboard.press('Enter')
  await expect(log.find.getByRole('status')).toHaveText(/^2 of \d+ lines$/u)
  await expect(log.pane.getByText('line 57 of 341')).toBeVisible()
  await sample.page.keyboard.press('Shift+Enter')
  await expect(log.pane.getByText('line 55 of 341')).toBeVisible()
  await sample.page.keyboard.press('Shift+Enter')
  await expect(log.find.getByRole('status')).toHaveText(/^(\d+) of \1 lines, wrapped$/u)
  await log.find.getByRole('textbox').fill('no such words')
  await expect(log.find.getByRole('status')).toHaveText('not in this artifact')
  await sample.page.keyboard.press('Escape')
  await expect(log.find).toHaveCount(0)
})

test('finds by pattern and by letter case, and says what is wrong with a pattern', async ({ sample }) => {
  await sample.open('Logs')
  const log = sample.log('bad')
  await log.pick('containerd.log')
  await log.goTo(1)
  await sample.page.keyboard.press('Control+f')
  await log.find.getByRole('textbox').fill('version \\((\\d)\\): NOT')
  await log.find.getByRole('button', { name: 'Pattern' }).click()
  await expect(log.find.getByRole('status')).toHaveText(/^\d+ lines$/u)
  await log.find.getByRole('button', { name: 'Match case' }).click()
  await expect(log.find.getByRole('status')).toHaveText('not in this artifact')
  await log.find.getByRole('textbox').fill('(?=x)')
  await expect(log.find.getByRole('status')).toHaveText(/^▲ /u)
  await log.find.getByRole('textbox').fill('')
  await log.find.getByRole('button', { name: 'Pattern' }).click()
  await log.find.getByRole('button', { name: 'Match case' }).click()
})

test('a command from the palette acts on the log that is shown, also where the other was used last', async ({
  sample,
}) => {
  await sample.open('Logs')
  await sample.log('bad').goTo(1)
  await sample.page.getByRole('group', { name: 'Logs to show' }).getByRole('button', { name: 'Good' }).click()
  await expect(sample.log('bad').pane).toHaveCount(0)
  await expect(sample.log('good').pane.getByText(/^line [\d,]+ of /u)).toBeVisible()
  await sample.command('Find in this log')
  await expect(sample.log('good').find).toBeVisible()
})

test('goes to a line by its number and refuses one that is not there', async ({ sample }) => {
  await sample.open('Logs')
  const log = sample.log('bad')
  await log.pick('containerd.log')
  await log.goTo(300)
  await expect(log.pane.getByText('line 300 of 341')).toBeVisible()
  await expect.poll(() => log.textOf(300)).not.toBe('')
  await log.pane.getByRole('button', { name: 'Line…' }).click()
  const form = log.pane.getByRole('form', { name: 'Go to line' })
  await form.getByRole('textbox').fill('342')
  await expect(form.getByRole('button', { name: 'Go', exact: true })).toBeDisabled()
  await expect(form.getByRole('status')).toHaveText('no such line: this artifact has 341')
})

test('steps from finding to finding with F8', async ({ sample }) => {
  await sample.open('Logs')
  const log = sample.log('bad')
  await log.pick('containerd.log')
  await log.goTo(53)
  await sample.page.keyboard.press('F8')
  await expect(log.pane.getByRole('toolbar').getByRole('status')).toHaveText(/^Line 55: .*shim/u)
  await log.pane.getByRole('button', { name: 'Next finding' }).click()
  await expect(log.pane.getByRole('toolbar').getByRole('status')).toHaveText(/^Line 57: /u)
  await log.pane.getByRole('button', { name: 'Previous finding' }).click()
  await expect(log.pane.getByRole('toolbar').getByRole('status')).toHaveText(/^Line 55: /u)
})

test('explains a marked line on hover and to the one who stands on it', async ({ sample }) => {
  await sample.open('Logs')
  const log = sample.log('bad')
  await log.pick('containerd.log')
  await log.goTo(55)
  await expect(log.notes.getByRole('listitem').first()).toContainText(/root cause.*containerd refuses the shim/u)
  await log.place('level=error').hover({ position: { x: 60, y: 8 } })
  await expect(sample.page.getByRole('tooltip').filter({ hasText: 'containerd refuses the shim' })).toBeVisible()
})

test('shows the same artifact of the other run beside the chosen one', async ({ sample }) => {
  await sample.open('Logs')
  await sample.log('bad').pick('kubelet.log')
  await expect(sample.log('good').picker).toHaveValue(/^artifacts\/.*cos-beta-117.*\/kubelet\.log$/u)
  await expect.poll(() => sample.log('good').textOf(1)).toContain('Kubelet version')
})

test('shows true numbers anywhere in a log of 60,000 lines', async ({ page, serve, folder }) => {
  const host = await serve(writeLongLog(folder, 60_000))
  await page.goto(host.url)
  const window = runskewWindow(page)
  await expect(window.verdict.headline).toBeVisible()
  await window.open('Logs')
  const log = window.log('bad')
  await log.pick('kubelet.log')
  await expect(log.pane.getByText(/ of 60,000$/u)).toBeVisible()

  await log.goTo(30_000)
  await expect.poll(() => log.textOf(30_000)).toContain(longLogText(30_000))

  await test.step('scrolls past the end of the window', async () => {
    // The window around line 30,000 ends before 31,100; a page is some thirty lines.
    await expect(async () => {
      await page.keyboard.press('PageDown')
      expect(Number(await log.position.getAttribute('aria-valuenow'))).toBeGreaterThan(31_500)
    }).toPass({ timeout: 30_000, intervals: [20] })
    await expect(async () => {
      const lines = await log.lines()
      expect(lines.length).toBeGreaterThan(4)
      // The last one may be cut by the edge of the screen.
      for (const { number, text } of lines.slice(0, -1)) expect(text).toContain(longLogText(number))
    }).toPass()
  })

  await test.step('goes to the very end and the very beginning', async () => {
    await log.position.focus()
    await page.keyboard.press('End')
    await expect.poll(() => log.textOf(60_000)).toContain(longLogText(60_000))
    await page.keyboard.press('Home')
    await expect.poll(() => log.textOf(1)).toContain('Kubelet version')
  })

  await test.step('finds a line that is not in the window', async () => {
    await log.pane.getByRole('button', { name: 'Find', exact: true }).click()
    await log.pane.getByRole('search').getByRole('textbox').fill(longLogText(54_321))
    await page.keyboard.press('Enter')
    await expect.poll(() => log.textOf(54_321)).toContain(longLogText(54_321))
  })
})

test('steps with F2 through the lines that are pinned, marks them beside their numbers and on the ruler', async ({
  page,
  serve,
}) => {
  const window = runskewWindow(page)
  // Its own host: what is pinned is kept, and a kept case changes what the next one sees first.
  await page.goto((await serve()).url)
  await expect(window.verdict.headline).toBeVisible()
  await window.open('Logs')
  const log = window.log('bad')
  await log.pick('containerd.log')
  const ribbons = log.pane.locator('.log-kept')
  for (const line of [55, 12]) {
    await log.goTo(line)
    await expect(log.pane.getByText(`line ${line} of 341`)).toBeVisible()
    await log.pane.getByRole('button', { name: `Pin containerd.log:${line} of the bad run` }).click()
    await expect(ribbons.first()).toBeVisible()
  }
  await log.goTo(30)
  await page.keyboard.press('F2')
  await expect(log.pane.getByText('line 55 of 341')).toBeVisible()
  await expect(log.pane.getByRole('status').filter({ hasText: 'Line 55: Pinned' })).toBeVisible()
  await page.keyboard.press('F2')
  await expect(log.pane.getByText('line 12 of 341')).toBeVisible()
  await log.pane.getByRole('button', { name: 'Pin containerd.log:12 of the bad run' }).click()
  await expect(ribbons).toHaveCount(0)
})

test('shows the first lines of a large log while the rest is counted, and goes to its end', async ({
  page,
  serve,
  folder,
}) => {
  const host = await serve(writeLongLog(folder, 400_000))
  const release = await holdCalls(page, 'log.size')
  await page.goto(host.url)
  const window = runskewWindow(page)
  await expect(window.verdict.headline).toBeVisible()
  await window.open('Logs')
  const log = window.log('bad')
  await log.pick('kubelet.log')
  await expect.poll(() => log.textOf(1)).toContain('Kubelet version')
  await expect(log.pane.getByText('line 1 of … (still counting)')).toBeVisible()
  await log.position.focus()
  await page.keyboard.press('Shift+Tab')
  await page.keyboard.press('Control+End')
  release()
  await expect(log.pane.getByText('line 400,000 of 400,000')).toBeVisible()
  await expect.poll(() => log.textOf(400_000)).toContain(longLogText(400_000))
})
