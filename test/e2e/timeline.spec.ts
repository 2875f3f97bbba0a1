import { expect, test } from './fixtures.ts'
import type { RunskewWindow } from './pages.ts'

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
  const event = sample.page.getByRole('button', { name: /^bad run .*os-image cos-beta-121-18867-0-24 \(installed\)$/u })
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
  for (const kind of ['Findings', 'Tests', 'Phases']) await sample.page.getByRole('checkbox', { name: kind }).uncheck()
  await expect(list).toContainText('Nothing of the chosen kinds happened in this stretch.')
})

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
