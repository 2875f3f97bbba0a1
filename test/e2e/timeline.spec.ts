import { writeSkewedRun } from '../support/e2e-runs.ts'
import { expectAccessible } from './accessible.ts'
import { expect, test } from './fixtures.ts'
import { runskewWindow, type RunskewWindow } from './pages.ts'

test.describe('on the sample', () => {
  test.beforeEach(async ({ sample }) => {
    await sample.open('Timeline')
  })

  test('zooms and pans by keyboard, and the address follows', async ({ sample }) => {
    const { page } = sample
    await sample.landmark('Timeline').focus()
    await page.keyboard.press('+')
    const whole = await rangeIn(sample)
    await page.keyboard.press('+')
    await expect.poll(async () => lengthOf(await rangeIn(sample))).toBeLessThan(lengthOf(whole))
    const close = await rangeIn(sample)
    await page.keyboard.press('ArrowRight')
    await expect.poll(async () => (await rangeIn(sample)).from).toBeGreaterThan(close.from)
    expect(lengthOf(await rangeIn(sample))).toBeCloseTo(lengthOf(close), -1)
    await page.keyboard.press('0')
    await expect(page).not.toHaveURL(/[?&]t=/u)
  })

  test('brings a zoomed stretch back after a reload', async ({ sample }) => {
    await sample.page.getByRole('button', { name: 'Zoom in' }).click()
    const range = await rangeIn(sample)
    const events = sample.page.getByRole('region', { name: 'Events in view' })
    const said = await events.getByRole('heading').innerText()
    await sample.page.reload()
    await expect(events.getByRole('heading')).toHaveText(said, { useInnerText: true })
    expect(await rangeIn(sample)).toEqual(range)
  })

  test('opens the line of an event from the list', async ({ sample }) => {
    const event = sample.page.getByRole('button', {
      name: /^bad run .*os-image cos-beta-121-18867-0-24 \(installed\)$/u,
    })
    await event.first().click()
    await expect(sample.landmark('Logs')).toBeVisible()
    await expect(sample.log('bad').picker).toHaveValue('build-log.txt')
    await expect.poll(() => sample.log('bad').textOf(10)).toContain('cos-beta-121-18867-0-24')
  })

  test('hides kinds of events', async ({ sample }) => {
    const list = sample.page.getByRole('region', { name: 'Events in view' })
    const versions = list.getByRole('button', { name: /\(running\)$/u })
    await expect(versions.first()).toBeVisible()
    await sample.page.getByRole('checkbox', { name: 'Versions' }).uncheck()
    await expect(versions).toHaveCount(0)
    for (const kind of ['Findings', 'Tests', 'Phases'])
      await sample.page.getByRole('checkbox', { name: kind }).uncheck()
    await expect(list).toContainText('Nothing of the chosen kinds happened in this stretch.')
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
  const kubelet = page.getByRole('button', { name: /^good run .* kubelet .* \(running\)$/u }).first()
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
