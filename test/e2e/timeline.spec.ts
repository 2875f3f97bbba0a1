import { readFileSync } from 'node:fs'
import type { Locator } from '@playwright/test'
import { writeSkewedRun } from '../support/e2e-runs.ts'
import { expectAccessible } from './accessible.ts'
import { expect, test } from './fixtures.ts'
import { runskewWindow, type RunskewWindow } from './pages.ts'

test.describe('on the sample', () => {
  test.beforeEach(async ({ sample }) => {
    await sample.open('Timeline')
    await expect(rowsIn(sample).first()).toBeVisible()
  })

  test('zooms and pans by keyboard, and the address follows', async ({ sample }) => {
    const { page } = sample
    await sample.landmark('Timeline').focus()
    await page.keyboard.press('w')
    const whole = await rangeIn(sample)
    await page.keyboard.press('+')
    await expect.poll(async () => lengthOf(await rangeIn(sample))).toBeLessThan(lengthOf(whole))
    const close = await rangeIn(sample)
    await page.keyboard.press('d')
    await expect.poll(async () => (await rangeIn(sample)).from).toBeGreaterThan(close.from)
    expect(lengthOf(await rangeIn(sample))).toBeCloseTo(lengthOf(close), -1)
    await page.keyboard.press('s')
    await expect.poll(async () => lengthOf(await rangeIn(sample))).toBeGreaterThan(lengthOf(close))
    await page.keyboard.press('0')
    await expect(page).not.toHaveURL(/[?&]t=/u)
  })

  test('brings a zoomed stretch back after a reload', async ({ sample }) => {
    await sample.page.getByRole('button', { name: 'Zoom in' }).click()
    const range = await rangeIn(sample)
    const heading = tableOf(sample).getByRole('heading', { name: /in view/u })
    await expect(heading).not.toContainText('everything')
    await expect(tableOf(sample)).toHaveAttribute('aria-busy', 'false')
    const said = await heading.innerText()
    await sample.page.reload()
    await expect(heading).toHaveText(said, { useInnerText: true })
    expect(await rangeIn(sample)).toEqual(range)
  })

  test('opens the line of an event from the table', async ({ sample }) => {
    const event = rowsIn(sample).filter({ hasText: 'bad run' }).filter({ hasText: 'os-image cos-beta-121-18867-0-24' })
    await event.first().getByRole('button', { name: 'os-image' }).click()
    await expect(sample.landmark('Logs')).toBeVisible()
    await expect(sample.log('bad').picker).toHaveValue('build-log.txt')
    await expect.poll(() => sample.log('bad').textOf(10)).toContain('cos-beta-121-18867-0-24')
  })

  test('hides kinds of events, and lanes by their names', async ({ sample }) => {
    const { page } = sample
    const versions = rowsIn(sample).filter({ hasText: '(running)' })
    await expect(versions.first()).toBeVisible()
    await page.getByRole('checkbox', { name: 'version', exact: true }).uncheck()
    await expect(versions).toHaveCount(0)
    await page.getByRole('searchbox', { name: 'Filter lanes' }).fill('kubelet')
    for (const kind of ['root cause', 'unclassified', 'symptom', 'noise', 'phase', 'test', 'version skew'])
      await page.getByRole('checkbox', { name: kind, exact: true }).uncheck()
    await expect(page.getByText('9 lanes left out')).toBeVisible()
    await expect(rowsIn(sample).filter({ hasText: 'cos/containerd' })).toHaveCount(0)
    for (const kind of ['root cause', 'unclassified', 'symptom', 'noise', 'phase', 'test', 'version skew'])
      await page.getByRole('checkbox', { name: kind, exact: true }).uncheck()
    await expect(tableOf(sample)).toContainText('Nothing of the chosen kinds happened in this stretch.')
  })

  test('steps through findings, looks closer at one, and opens its line', async ({ sample }) => {
    const { page } = sample
    const selected = page.getByRole('group', { name: 'Selected event' })
    await sample.landmark('Timeline').focus()
    await page.keyboard.press('.')
    await expect(selected.getByRole('status')).toContainText('bad run')
    await expect(selected.getByRole('status')).toContainText('root cause in cos/containerd')
    const first = await selected.getByRole('status').innerText()
    await page.keyboard.press(']')
    await expect(selected.getByRole('status')).not.toHaveText(first, { useInnerText: true })
    await page.keyboard.press('[')
    await expect(selected.getByRole('status')).toHaveText(first, { useInnerText: true })
    await page.keyboard.press('f')
    await expect.poll(async () => lengthOf(await rangeIn(sample))).toBeLessThan(400_000_000)
    await page.keyboard.press('Enter')
    await expect(sample.log('bad').picker).toHaveValue(/containerd\.log$/u)
  })

  test('keeps table and selection in step', async ({ sample }) => {
    const { page } = sample
    const first = rowsIn(sample).first()
    await first.getByRole('button').first().focus()
    await expect(first).toHaveAttribute('aria-selected', 'true')
    const words = await first.getByRole('button').first().innerText()
    await expect(page.getByRole('group', { name: 'Selected event' })).toContainText(words)
    await page.keyboard.press('ArrowDown')
    await expect(rowsIn(sample).nth(1)).toHaveAttribute('aria-selected', 'true')
    await expect(first).toHaveAttribute('aria-selected', 'false')
  })

  test('goes through all events page by page', async ({ sample }) => {
    const table = tableOf(sample)
    await expect(table.getByRole('status')).toHaveText(/^rows 1 to 100 of /u)
    await table.getByRole('button', { name: 'Later events' }).click()
    await expect(table.getByRole('status')).toHaveText(/^rows 101 to 200 of /u)
    await table.getByRole('button', { name: 'Earlier events' }).click()
    await expect(table.getByRole('status')).toHaveText(/^rows 1 to 100 of /u)
  })

  test('counts from the begin of a phase, or from an event, and a link brings that back', async ({ sample }) => {
    const { page } = sample
    const zero = page.getByRole('combobox', { name: 'Zero' })
    await zero.selectOption('tests phase')
    const header = tableOf(sample).getByRole('columnheader', { name: 'Since start of tests' })
    await expect(header).toBeVisible()
    await expect(page).toHaveURL(/[?&]z=phase\.tests/u)
    const begin = rowsIn(sample)
      .filter({ hasText: 'phases' })
      .filter({ has: page.getByRole('button', { name: 'tests', exact: true }) })
    await expect(begin.first().getByRole('cell').first()).toHaveText('0')
    await page.reload()
    await expect(header).toBeVisible()
    await sample.landmark('Timeline').focus()
    await page.keyboard.press('.')
    await expect(page.getByRole('button', { name: 'Use as zero' })).toBeEnabled()
    await page.keyboard.press('z')
    await expect(page).toHaveURL(/[?&]z=-?\d+(?:%7E|~)-?\d+/u)
    await expect(zero).toHaveValue(/~/u)
    await expect(tableOf(sample).getByRole('columnheader', { name: 'Since chosen event' })).toBeVisible()
    await zero.selectOption('job start')
    await expect(page).not.toHaveURL(/[?&]z=/u)
  })

  test('lets the runs move apart and together again', async ({ sample }) => {
    const { page } = sample
    await page.getByRole('button', { name: 'Zoom in' }).click()
    await rangeIn(sample)
    const together = page.getByRole('switch', { name: 'Runs move together' })
    await together.press('Space')
    await expect(page).toHaveURL(/[?&]tb=-?\d+-\d+/u)
    await expect(together).not.toBeChecked()
    await sample.landmark('Timeline').focus()
    await page.keyboard.press('l')
    await expect(together).toBeChecked()
    await expect(page).not.toHaveURL(/[?&]tb=/u)
  })

  test('folds the lanes of a host role', async ({ sample }) => {
    const group = sample.page.getByRole('button', { name: /^cos 8 lanes/u })
    const lane = sample.page.getByText('containerd', { exact: true })
    await expect(lane).toBeVisible()
    await group.press('Enter')
    await expect(group).toHaveAttribute('aria-expanded', 'false')
    await expect(lane).toHaveCount(0)
  })

  test('moves by the bar over both runs', async ({ sample }) => {
    await sample.page.getByRole('button', { name: 'Zoom in' }).click()
    const before = await rangeIn(sample)
    const bar = sample.page.getByRole('scrollbar', { name: 'Visible stretch of both runs' })
    await bar.focus()
    await sample.page.keyboard.press('ArrowRight')
    await expect.poll(async () => (await rangeIn(sample)).from).toBeGreaterThan(before.from)
    await expect(bar).toHaveAttribute('aria-valuetext', /^[+−0].* to \+/u)
  })

  test('saves what is visible as pictures', async ({ sample }) => {
    const save = async (format: 'PNG' | 'SVG') => {
      const saved = sample.page.waitForEvent('download')
      await sample.page.getByRole('button', { name: format }).click()
      const file = await saved
      expect(file.suggestedFilename()).toBe(`timeline-1897218023224246272.${format.toLowerCase()}`)
      return readFileSync(await file.path())
    }
    const svg = (await save('SVG')).toString('utf8')
    for (const text of ['0 = job start', 'All findings', 'containerd', 'root cause', '1897218023224246272'])
      expect(svg).toContain(text)
    expect((await save('PNG')).subarray(1, 4).toString('latin1')).toBe('PNG')
  })

  test('says on other panels that a window is set, and removes it', async ({ sample }) => {
    const { page } = sample
    await page.getByRole('button', { name: 'Zoom in' }).click()
    await rangeIn(sample)
    for (const panel of ['Tests', 'New lines'] as const) {
      await sample.open(panel)
      await expect(page.getByRole('note')).toContainText('Time window')
    }
    await sample.open('Logs')
    await page.getByRole('button', { name: 'Remove window' }).click()
    await expect(page.getByRole('note')).toHaveCount(0)
    await expect(page).not.toHaveURL(/[?&]t=/u)
  })

  test('is accessible with an event selected and the runs apart', async ({ sample }) => {
    await sample.page.getByRole('switch', { name: 'Runs move together' }).press('Space')
    await sample.landmark('Timeline').focus()
    await sample.page.keyboard.press('.')
    await expect(sample.page.getByRole('button', { name: 'Use as zero' })).toBeEnabled()
    await expectAccessible(sample.page)
  })
})

test('says which clock is off, and takes that out by a switch', async ({ page, serve, folder }) => {
  await page.goto((await serve(writeSkewedRun(folder))).url)
  const window = runskewWindow(page)
  await expect(window.verdict.headline).toBeVisible()
  await window.open('Timeline')
  const notice = page.getByRole('region', { name: 'Clocks that disagree' })
  await expect(notice).toContainText(
    /The clock of artifacts\/\S+\/kubelet\.log is 2 min 00 s ahead of that of artifacts\/\S+\/containerd\.log \(16 events/u,
  )
  await expect(notice.getByRole('status')).toHaveText('Times shown are those that the artifacts state.')
  await page.getByRole('searchbox', { name: 'Filter lanes' }).fill('kubelet')
  for (const kind of ['root cause', 'unclassified', 'symptom', 'noise', 'phase', 'test', 'version skew'])
    await page.getByRole('checkbox', { name: kind, exact: true }).uncheck()
  await expect(rowsIn(window).filter({ hasNotText: 'kubelet' })).toHaveCount(0)
  const kubelet = rowsIn(window)
    .filter({ hasText: 'good run' })
    .filter({ hasText: '(running)' })
    .first()
    .getByRole('cell')
    .first()
  const before = offsetIn(await kubelet.innerText())
  const toggle = notice.getByRole('switch', { name: 'Correct clocks' })
  await expect(toggle).not.toBeChecked()
  await toggle.press('Space')
  await expect(notice.getByRole('status')).toHaveText('Times shown are corrected to the clocks measured against.')
  await expect.poll(async () => offsetIn(await kubelet.innerText())).toBe(before - 120)
  await expect(toggle).toBeFocused()
  await notice.locator('summary').press('Enter')
  await expectAccessible(page)

  const cited = notice.getByRole('link', { name: /^good run .*kubelet\.log:/u }).first()
  const line = await cited.locator('code').innerText()
  await cited.click()
  await expect(window.log('good').picker).toHaveValue(/kubelet\.log$/u)
  await expect(window.log('good').pane).toContainText('clock corrected')
  const [, hour, minute] = /(\d\d):(\d\d):\d\d/u.exec(line) ?? []
  const corrected = `${hour ?? ''}:${String(Number(minute) - 2).padStart(2, '0')}:`
  await expect(window.log('good').pane.locator('.log-status')).toContainText(corrected)
})

test('has no such notice where no clock is known to be off', async ({ sample }) => {
  await sample.open('Timeline')
  await expect(sample.page.getByRole('switch', { name: 'Correct clocks' })).toHaveCount(0)
})

function tableOf({ page }: RunskewWindow): Locator {
  return page.getByRole('region', { name: 'Events in view' })
}

/** Rows of the table, without its head. */
function rowsIn(window: RunskewWindow): Locator {
  return tableOf(window)
    .getByRole('row')
    .filter({ has: window.page.getByRole('cell') })
}

/** Seconds of `+4 min 20 s`. */
function offsetIn(text: string): number {
  const [, minutes, seconds] = /\+(\d+) min(?: (\d+) s)?/u.exec(text) ?? []
  return Number(minutes) * 60 + Number(seconds ?? 0)
}

interface Range {
  readonly from: number
  readonly to: number
}

async function rangeIn({ page }: RunskewWindow): Promise<Range> {
  await expect(page).toHaveURL(/[?&]t=-?\d+-\d+/u)
  const [, from, to] = /[?&]t=(-?\d+)-(\d+)/u.exec(page.url()) ?? []
  return { from: Number(from), to: Number(to) }
}

function lengthOf({ from, to }: Range): number {
  return to - from
}
