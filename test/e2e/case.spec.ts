import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Locator, Page } from '@playwright/test'
import { expectAccessible } from './accessible.ts'
import { expect, test } from './fixtures.ts'
import { runskewWindow } from './pages.ts'

/** What a person finds in the case, by role and name. */
function casePane(page: Page) {
  const pane = page.getByRole('complementary', { name: 'Case' })
  return {
    pane,
    pins: pane.getByRole('list', { name: 'Pinned evidence' }).getByRole('listitem'),
    notes: pane.getByRole('list', { name: 'Notes' }).getByRole('listitem'),
    note: pane.getByRole('textbox', { name: 'Text of the note' }),
    title: pane.getByRole('textbox', { name: 'Title of the case' }),
    saved: pane.getByText('Saved', { exact: true }),
    undo: page.getByRole('button', { name: 'Undo', exact: true }),
  }
}

/** Waits for the verdict, and for the case that belongs to it. */
async function openSample(page: Page, url: string) {
  await page.goto(url)
  const window = runskewWindow(page)
  await expect(window.verdict.headline).toBeVisible()
  await expect(page.getByRole('button', { name: 'Case', exact: true })).toBeVisible()
  return { window, work: casePane(page) }
}

/** The lines that the first arguments rest on are folded. */
async function unfoldProofs(hypothesis: Locator, count: number) {
  for (let index = 0; index < count; index++) {
    await hypothesis.locator('details.proof > summary').nth(index).press('Enter')
  }
}

const pinsIn = (place: Locator) => place.getByRole('button', { name: /^Pin .* of the (?:good|bad) run$/u })

test('a session without a mouse pins, comments, reorders, notes and finds all of it again', async ({ page, serve }) => {
  const { window, work } = await openSample(page, (await serve()).url)
  await unfoldProofs(window.verdict.hypotheses.first(), 2)
  const evidence = window.verdict.evidenceOf(window.verdict.hypotheses.first()).filter({ visible: true })
  await evidence.nth(0).focus()
  await page.keyboard.press('Alt+p')
  await expect(pinsIn(window.verdict.hypotheses.first()).filter({ visible: true }).nth(0)).toHaveAttribute(
    'aria-pressed',
    'true',
  )
  await evidence.nth(1).focus()
  await page.keyboard.press('Alt+p')
  await page.keyboard.press('Alt+c')
  await expect(work.title).toBeFocused()
  await page.keyboard.type('shim skew')
  await page.keyboard.press('Enter')
  await expect(work.pins).toHaveCount(2)
  const second = await work.pins.nth(1).getByRole('link').innerText()
  await work.pins.nth(1).getByRole('link').focus()
  await page.keyboard.press('Alt+ArrowUp')
  await expect(work.pins.nth(0).getByRole('link')).toHaveText(second, { useInnerText: true })
  await expect(work.pins.nth(0).getByRole('link')).toBeFocused()
  await work.pins.nth(0).getByRole('textbox').focus()
  await page.keyboard.type('the daemon')
  await page.keyboard.press('Alt+m')
  await expect(work.note).toBeFocused()
  await page.keyboard.type('Ask the image owners.')
  await page.keyboard.press('Control+Enter')
  await expect(work.notes).toContainText('Ask the image owners.')
  await expect(work.saved).toBeVisible()
  await page.reload()
  await expect(page.getByRole('button', { name: 'Case', exact: true })).toBeVisible()
  await expect(window.verdict.headline).toBeVisible()
  await page.keyboard.press('Alt+c')
  await expect(work.title).toHaveValue('shim skew')
  await expect(work.pins.nth(0).getByRole('textbox')).toHaveValue('the daemon')
  await expect(work.pins.nth(0)).toContainText('line unchanged')
  await work.pins.nth(0).getByRole('link').press('Enter')
  await expect(window.landmark('Logs')).toBeVisible()
  await expectAccessible(page)
})

test('a dismissed finding folds below with its reason, stays in the report, and comes back by undo', async ({
  page,
  serve,
}) => {
  const { window, work } = await openSample(page, (await serve()).url)
  const main = page.getByRole('main')
  const dismiss = main.getByRole('button', { name: 'Dismiss specs of the suite failed' })
  await dismiss.press('Enter')
  await page.keyboard.type('known flake')
  await page.keyboard.press('Enter')
  const fold = main.getByRole('group').filter({ has: page.getByRole('heading', { name: 'Dismissed (1)' }) })
  await expect(fold.locator('summary').first()).toBeFocused()
  await expect(dismiss).toHaveCount(0)
  await page.keyboard.press('Enter')
  await fold.locator('summary').nth(1).press('Enter')
  await expect(fold).toContainText('You dismissed this: known flake')
  expect(await window.verdict.evidenceOf(fold).count()).toBeGreaterThan(0)
  await expectAccessible(page)

  await window.open('Report')
  await page.getByRole('button', { name: 'Markdown' }).click()
  await expect(window.landmark('Report')).toHaveValue(
    /specs of the suite failed .*dismissed by the reader: known flake/u,
  )
  await page.getByRole('checkbox', { name: 'Leave out what I dismissed' }).check()
  await expect(window.landmark('Report')).toHaveValue(/1 finding that the reader dismissed is left out\./u)

  await window.open('Verdict')
  await page.getByRole('link', { name: 'Verdict', exact: true }).focus()
  await page.keyboard.press('Control+z')
  await expect(dismiss).toBeVisible()
  await page.keyboard.press('Control+Shift+z')
  await expect(fold).toBeVisible()
  await work.undo.click()
  await expect(dismiss).toBeVisible()
})

test('a dismissed hypothesis is said to be where the verdict names it, in the window and in the issue', async ({
  page,
  serve,
}) => {
  const { window } = await openSample(page, (await serve()).url)
  await window.verdict.hypotheses
    .first()
    .getByRole('button', { name: /^Dismiss /u })
    .click()
  await page.keyboard.press('Enter')
  const note = page.getByRole('main').getByText('You dismissed this.').first()
  await expect(note).toBeVisible()
  await window.open('Report')
  await expect(window.landmark('Report')).toHaveValue(/The reader does not hold with the leading hypothesis\./u)
  await window.open('Verdict')
  await page
    .getByRole('main')
    .getByRole('button', { name: /^Keep /u })
    .first()
    .click()
  await expect(note).toHaveCount(0)
})

test('lines are pinned where they are found: in Logs, among new lines, search results and events', async ({
  page,
  serve,
}) => {
  const { window, work } = await openSample(page, (await serve()).url)
  await window.open('Search')
  await window.search.find('unsupported shim version')
  await pinsIn(window.search.lines('bad')).first().press('Enter')
  await window.open('New lines')
  await pinsIn(page.getByRole('main')).first().click()
  await window.open('Timeline')
  const events = page.getByRole('region', { name: 'Events in view' })
  await pinsIn(events).first().press('Enter')
  await window.open('Logs')
  await window.log('bad').goTo(3)
  await window
    .log('bad')
    .pane.getByRole('button', { name: /^Pin .*:3 of the bad run$/u })
    .click()
  await page.keyboard.press('Alt+c')
  await expect(work.pins).toHaveCount(4)
  await window.open('Report')
  await expect(window.landmark('Report')).toHaveValue(/Evidence that the reader pinned:/u)
  await page.getByRole('checkbox', { name: 'Notes and pins' }).uncheck()
  await expect(window.landmark('Report')).not.toHaveValue(/Evidence that the reader pinned:/u)
})

test('a deleted note comes back by the undo of its message, and an unfinished one survives another place', async ({
  page,
  serve,
}) => {
  const { window, work } = await openSample(page, (await serve()).url)
  await page.keyboard.press('Alt+m')
  await expect(work.note).toBeFocused()
  await page.keyboard.type('half a thought')
  await window.open('Logs')
  await window.log('bad').goTo(2)
  await page.keyboard.press('Alt+m')
  await expect(work.note).toHaveValue('half a thought')
  await expect(work.pane.getByRole('form', { name: 'New note' }).getByRole('link')).toContainText(':2')
  await work.note.press('Control+Enter')
  await work.pane.getByRole('button', { name: 'Delete the note half a thought' }).click()
  await expect(work.notes).toHaveCount(0)
  await work.undo.click()
  await expect(work.notes).toHaveCount(1)
})

test('a case is opened again among the recent ones and from the palette, and removed only when confirmed', async ({
  page,
  serve,
  folder,
}) => {
  cpSync('sample/logs', join(folder, 'runs'), { recursive: true })
  const job = join(folder, 'runs', 'ci-containerd-node-e2e-1-7')
  const { window, work } = await openSample(page, (await serve(job)).url)
  await page.keyboard.press('Alt+c')
  await work.title.fill('shim skew')
  await work.title.press('Enter')
  await expect(page.getByRole('button', { name: 'Case', exact: true })).toBeVisible()
  await window.sources.show()
  const recent = window.sources.dialog.getByRole('region', { name: 'Recent cases' })
  await window.sources.dialog.getByRole('button', { name: 'Compare ci-containerd-node-e2e-1-6' }).click()
  await expect(window.verdict.headline).toHaveText(/containerd 1\.6\./u)
  await expect(work.title).toHaveValue('')
  await window.command('Open case: shim skew')
  await expect(window.verdict.headline).toHaveText(/containerd 1\.7\./u)
  await expect(work.title).toHaveValue('shim skew')
  await window.sources.show()
  await expect(recent).toContainText('shim skew')
  await expectAccessible(page)
  await recent.getByRole('button', { name: 'Remove the case shim skew' }).click()
  await expect(recent.getByRole('button', { name: 'Keep', exact: true })).toBeFocused()
  await recent.getByRole('button', { name: 'Remove', exact: true }).click()
  await expect(recent).toHaveCount(0)
})

test('what cannot be saved stays in the window with the reason, and is saved once it can be', async ({
  page,
  serveStored,
  folder,
}) => {
  const cases = join(folder, 'runskew', 'cases')
  mkdirSync(join(folder, 'runskew'))
  writeFileSync(cases, 'a file in the place of the folder')
  const { url } = await serveStored({ environment: { XDG_CONFIG_HOME: folder } })
  const { window, work } = await openSample(page, url)
  await unfoldProofs(window.verdict.hypotheses.first(), 1)
  await pinsIn(window.verdict.hypotheses.first()).filter({ visible: true }).first().click()
  await page.keyboard.press('Alt+c')
  const alert = work.pane.getByRole('alert')
  await expect(alert).toContainText('could not be saved: a file is in its place')
  await expect(work.pins).toHaveCount(1)
  await expectAccessible(page)
  rmSync(cases)
  await alert.getByRole('button', { name: 'Save 1 change again' }).click()
  await expect(alert).toHaveCount(0)
  await expect(work.saved).toBeVisible()
  const [file = ''] = readdirSync(cases).filter(name => name.endsWith('.json'))
  const saved = readFileSync(join(cases, file), 'utf8')
  expect(JSON.parse(saved)).toMatchObject({ schema: 'runskew/investigation@1', pins: [{ comment: '' }] })
  expect(saved).toMatch(/"digest": "[0-9a-f]{64}"/u)
})
