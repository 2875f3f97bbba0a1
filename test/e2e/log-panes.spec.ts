import { writeLongLog } from '../support/e2e-runs.ts'
import { expectAccessible } from './accessible.ts'
import { expect, test } from './fixtures.ts'
import { holdCalls } from './hold-calls.ts'
import { runskewWindow, unfold } from './pages.ts'

test('shows two logs of the bad run side by side, each under the name and mark of its run', async ({ sample }) => {
  await sample.open('Logs')
  await sample.log('bad').pick('kubelet.log')
  await sample.log('good').pick('containerd.log', 'Bad run')
  const left = sample.logAcross('left')
  await expect(left.picker).toHaveValue(/-cos-beta-121.*\/containerd\.log$/u)
  await expect(sample.log('bad').picker).toHaveValue(/-cos-beta-121.*\/kubelet\.log$/u)
  await expect(left.pane.getByText('bad run', { exact: true }).first()).toBeAttached()
  await expect(sample.log('good').pane).toHaveCount(0)
  await left.goTo(55)
  await expect.poll(() => left.textOf(55)).toContain('unsupported shim version')
  await expect(left.notes.getByRole('listitem').first()).toContainText('containerd refuses the shim')
  await left.pane.getByRole('button', { name: 'Find', exact: true }).click()
  await left.find.getByRole('textbox').fill('unsupported shim version')
  await sample.page.keyboard.press('Enter')
  await expect(left.find.getByRole('status')).toHaveText(/^2 of \d+ lines$/u)
  await sample.page.keyboard.press('Escape')
  await expectAccessible(sample.page)
})

test('offers the artifacts of both runs as two groups that one filter narrows, and the arrows go through both', async ({
  sample,
}) => {
  await sample.open('Logs')
  const { pane, picker } = sample.log('bad')
  await picker.click()
  await picker.fill('containerd.log')
  const [own, other] = ['Bad run', 'Good run'].map(name => pane.getByRole('group', { name, exact: true }))
  await expect(own?.getByRole('option') ?? pane).not.toHaveCount(0)
  await expect(other?.getByRole('option') ?? pane).not.toHaveCount(0)
  await expectAccessible(sample.page)
  const count = await (own?.getByRole('option') ?? pane).count()
  for (let step = 0; step < count; step++) await picker.press('ArrowDown')
  await picker.press('Enter')
  await expect(sample.logAcross('right').picker).toHaveValue(/-cos-beta-117.*\/containerd\.log$/u)
})

test('brings a line of the other run back by its link, and pins it as one of that run', async ({ page, serve }) => {
  const window = runskewWindow(page)
  await page.goto((await serve()).url)
  await expect(window.verdict.headline).toBeVisible()
  await window.open('Logs')
  await window.log('good').pick('containerd.log', 'Bad run')
  const left = window.logAcross('left')
  await left.goTo(57)
  await left.pane.getByRole('button', { name: 'Pin containerd.log:57 of the bad run' }).click()
  await expect(left.pane.getByRole('button', { name: 'Pin containerd.log:57 of the bad run' })).toHaveAttribute(
    'aria-pressed',
    'true',
  )
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.keyboard.press('Alt+k')
  await expect(left.pane.getByRole('toolbar').getByRole('status')).toHaveText('Link to line 57 copied')
  const link = await window.clipboard()
  expect(link).toContain('p=left')
  await page.goto('about:blank')
  await page.goto(link)
  await expect(left.picker).toHaveValue(/containerd\.log$/u)
  await expect(left.pane.getByText('line 57 of 341')).toBeVisible()
  await expect.poll(() => left.textOf(57)).toContain('unsupported shim version')
})

test('leads from a citation to the log that is on screen already, and otherwise to the pane of its run', async ({
  sample,
}) => {
  await sample.open('Logs')
  await sample.log('bad').pick('kubelet.log')
  await sample.log('good').pick('containerd.log', 'Bad run')
  const left = sample.logAcross('left')
  await left.goTo(1)
  await sample.open('Verdict')
  await unfold(sample.page)
  const main = sample.page.getByRole('main')
  await sample.verdict.evidenceOf(main).filter({ hasText: 'containerd.log:' }).first().click()
  await expect(left.pane.getByText(/^line (?!1 )\d+ of 341$/u)).toBeVisible()
  await expect(sample.log('bad').picker).toHaveValue(/kubelet\.log$/u)
  await sample.log('bad').pick('containerd.log')
  await expect(sample.log('bad').picker).toHaveValue(/containerd\.log$/u)
  await expect(left.picker).toHaveValue(/containerd\.log$/u)
})

test('keeps two logs of one run at the same time since its start', async ({ sample }) => {
  await sample.open('Logs')
  await sample.log('bad').pick('kubelet.log')
  await sample.log('good').pick('containerd.log', 'Bad run')
  await sample.page.getByRole('combobox', { name: 'Scroll together' }).selectOption('By time since the start')
  const left = sample.logAcross('left')
  await left.goTo(300)
  await left.pane.getByRole('button', { name: 'Next finding' }).focus()
  await sample.page.keyboard.press('F8')
  await expect(sample.page.getByText(/^Aligned at .* from the run’s start$/u)).toBeVisible()
  await left.pick('cloud-init.log', 'Bad run')
  await expect(sample.page.getByText(/^Aligned at/u)).toHaveCount(0)
})

test('scrolls the other log to the line that says the same at another number, and says which both are', async ({
  sample,
}) => {
  const { page } = sample
  await sample.open('Logs')
  const [good, bad] = [sample.log('good'), sample.log('bad')]
  await bad.pick('kubelet.log')
  await expect(good.picker).toHaveValue(/kubelet\.log$/u)
  await page.getByRole('combobox', { name: 'Scroll together' }).selectOption('By matching lines')
  const saidBy = (text: string) => /\] ("[^"]+")/u.exec(text)?.[1] ?? ''
  await bad.goTo(335)
  await expect.poll(async () => saidBy(await bad.textOf(336))).not.toBe('')
  const said = new Map<number, string>()
  for (const line of [335, 336]) said.set(line, saidBy(await bad.textOf(line)))
  const message = page.getByText(/^(?:Line [\d,]+ says|Between|Behind|Before|Not aligned)/u)
  // The line at the top leads: these two are some rows further down, and both logs have them once there.
  await expect(async () => {
    await page.keyboard.press('Control+ArrowDown')
    expect(await message.textContent()).toMatch(/^Line 33[56] says the same as line 10\d$/u)
  }).toPass({ intervals: [250] })
  await expect(async () => {
    const [line, counterpart] = ((await message.textContent()) ?? '').match(/\d+/gu)?.map(Number) ?? []
    expect((await good.lines())[0]?.number).toBe(counterpart)
    expect(saidBy(await good.textOf(counterpart ?? 0))).toBe(said.get(line ?? 0))
  }).toPass()
  await expectAccessible(page)
})

test('shows how far two large logs are read before their lines are matched, and stops on demand', async ({
  page,
  serve,
  folder,
}) => {
  const host = await serve(writeLongLog(folder, 60_000))
  const release = await holdCalls(page, 'log.match')
  await page.goto(host.url)
  const window = runskewWindow(page)
  await expect(window.verdict.headline).toBeVisible()
  await window.open('Logs')
  const log = window.log('bad')
  await log.pick('kubelet.log')
  await expect(log.pane.getByText(/ of 60,000$/u)).toBeVisible()
  await page.getByRole('combobox', { name: 'Scroll together' }).selectOption('By matching lines')
  await log.goTo(30_000)
  await expect(page.getByRole('status').filter({ hasText: 'Reading both logs…' })).toBeVisible()
  await expect(page.getByRole('progressbar', { name: 'Reading both logs' })).toBeVisible()
  await page.getByRole('button', { name: 'Cancel', exact: true }).click()
  await expect(page.getByText('Not aligned: reading the logs was stopped')).toBeVisible()
  release()
  await page.keyboard.press('Escape')
})
