import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, test } from './fixtures.ts'
import { keepSetting, runskewWindow, type RunskewWindow } from './pages.ts'

const JOB = 'ci-containerd-node-e2e-1-7'
const BAD = '1897218023224246272'
const PLACE = `kubernetes-ci-logs/logs/${JOB}/${BAD}`

// A zone that is no whole hour from UTC: nothing is right by accident.
test.use({
  timezoneId: 'Asia/Kathmandu',
  contextOptions: { reducedMotion: 'reduce' },
  permissions: ['clipboard-read', 'clipboard-write'],
})

test('says of each run what its artifacts state, and leads to the line', async ({ sample }) => {
  const { page } = sample
  const chip = page.getByRole('banner').getByRole('button', { name: /^bad run ✕ failure/u })
  await expect(chip).toContainText('28 min 06 s')
  await expect(chip).toContainText('cos-beta-121-18867-0-24')
  await expect(chip).toContainText('kubernetes e1fc73d2516e')
  await chip.click()
  const card = page.getByRole('dialog', { name: 'Bad run' })
  await expect(card).toBeFocused()
  await expect(card).toContainText('2025-03-05 09:58:06Z')
  await expect(card).toContainText('no artifact says where on the web')
  await card.getByRole('link', { name: 'build-log.txt:10' }).click()
  await expect(card).toBeHidden()
  await expect(sample.landmark('Logs')).toBeVisible()
  await expect.poll(() => sample.log('bad').textOf(10)).toContain('cos-beta-121-18867-0-24')
})

test('closes the card by Escape, and gives the focus back', async ({ sample }) => {
  const chip = sample.page.getByRole('button', { name: /^good run/u })
  await chip.focus()
  await sample.page.keyboard.press('Enter')
  await expect(sample.page.getByRole('dialog', { name: 'Good run' })).toBeFocused()
  await sample.page.keyboard.press('Escape')
  await expect(chip).toBeFocused()
})

test('chooses another run for one side', async ({ sample }) => {
  const { page } = sample
  await page.getByRole('button', { name: /^bad run/u }).click()
  await page.getByRole('button', { name: 'Replace the bad run…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Choose another bad run' })
  await expect(dialog.getByRole('radio', { name: new RegExp(`^bad run .*${BAD}$`, 'u') })).toBeFocused()
})

test('leads to the pages of a run that lies in a bucket, each with its address', async ({ page, serveStored }) => {
  const window = await openStored(page, (await serveStored()).url)
  await page.getByRole('button', { name: /^bad run/u }).click()
  const card = page.getByRole('dialog', { name: 'Bad run' })
  await expect(card.getByRole('link', { name: 'Open in Prow' })).toHaveAttribute(
    'href',
    `https://prow.k8s.io/view/gs/${PLACE}`,
  )
  await expect(card).toContainText(`https://gcsweb.k8s.io/gcs/${PLACE}/`)
  // Long addresses push nothing out of the card.
  await expect(card.getByRole('link', { name: 'finished.json' }).first()).toBeInViewport({ ratio: 1 })
  await card.getByRole('button', { name: 'Copy these facts' }).click()
  await expect(page.getByText('Copied', { exact: true })).toBeVisible()
  expect(await window.clipboard()).toContain('Start: 2025-03-05T09:30:00Z')
  expect(await window.clipboard()).toContain(`Stored at: gs://${PLACE}`)
})

test('shows times in UTC, local and since the start, says which, and keeps it', async ({ page, serve }) => {
  await page.goto((await serve()).url)
  const window = runskewWindow(page)
  await expect(window.verdict.headline).toBeVisible()
  const chip = page.getByRole('button', { name: /^bad run/u })
  await expect(chip).toContainText('2025-03-05 09:30:00Z')
  await keepSetting(page, () => page.getByRole('button', { name: 'Times: UTC. Change to Local time' }).click())
  await expect(chip).toContainText('2025-03-05 15:15:00+05:45')
  await page.reload()
  await expect(chip).toContainText('2025-03-05 15:15:00+05:45')
  await page.keyboard.press('Alt+t')
  await expect(page.getByRole('button', { name: /^Times: Since start\./u })).toBeVisible()
  await expect(chip).toContainText('2025-03-05 09:30:00Z')

  await test.step('in stories, where a copied distance says its instant', async () => {
    await window.open('Stories')
    await page.getByRole('group', { name: 'Kinds to show' }).getByRole('button', { name: 'Pods' }).click()
    await page.getByRole('region', { name: 'What the run speaks of' }).getByRole('link').first().click()
    const rows = page.getByRole('region', { name: 'Story' }).getByRole('row')
    const row = rows.filter({ hasText: /[+−]\d+:\d\d/u }).first()
    await row.selectText()
    await page.keyboard.press('Control+c')
    await expect.poll(() => window.clipboard()).toMatch(/[+−]\d+:\d\d[\d.]* \(2025-03-05T\S+Z\)/u)
  })
})

test('names the steps before and after, and goes to them', async ({ sample }) => {
  const steps = sample.page.getByRole('group', { name: 'Steps' })
  await sample.open('Versions')
  await sample.open('Tests')
  await expect(steps.getByRole('button', { name: 'Forward', exact: true })).toHaveAttribute('aria-disabled', 'true')
  await steps.getByRole('button', { name: 'Back to Versions' }).click()
  await expect(sample.landmark('Versions')).toBeVisible()
  await expect(steps.getByRole('button', { name: 'Back to Verdict' })).toBeFocused()
  await steps.getByRole('button', { name: 'Forward to Tests' }).click()
  await expect(sample.landmark('Tests')).toBeVisible()
})

test('gives a step back as it was: unfolded, scrolled, and with the focus on the same link', async ({ sample }) => {
  const { page } = sample
  const main = page.getByRole('main')
  await main.locator('details.proof > summary').nth(3).press('Enter')
  const link = sample.verdict.evidenceOf(main.getByRole('article').first()).filter({ visible: true }).last()
  await page.setViewportSize({ width: 1280, height: 500 })
  await link.focus()
  const scrolled = await main.evaluate(element => element.scrollTop)
  expect(scrolled).toBeGreaterThan(0)
  await page.keyboard.press('Enter')
  await expect(sample.landmark('Logs')).toBeVisible()
  await page.keyboard.press('Alt+ArrowLeft')
  await expect(link).toBeFocused()
  await expect.poll(() => main.evaluate(element => element.scrollTop)).toBe(scrolled)
})

test('gives the focus to the heading of a panel that came by key', async ({ sample }) => {
  await sample.page.keyboard.press('2')
  await expect(sample.landmark('Versions')).toBeFocused()
})

test('gives the focus to what a panel says that cannot be shown', async ({ sample }) => {
  const { page } = sample
  await page.evaluate(() => void (location.hash = '#/i/none~nothing/verdict'))
  const heading = page.getByRole('main').getByRole('heading', { level: 2 })
  await expect(page.getByRole('main').getByRole('alert')).toBeVisible()
  await page.getByRole('button', { name: 'Skip to the panel' }).press('Enter')
  await expect(heading).toBeFocused()
  await page.keyboard.press('2')
  await expect(sample.nav.getByRole('listitem').filter({ hasText: 'Versions' })).toHaveAttribute('aria-current', 'page')
  await expect(heading).toBeFocused()
})

test('finds commands, artifacts, findings, components and tests in one field', async ({ sample }) => {
  const { page } = sample
  const choose = async (text: string, option: RegExp) => {
    await page.keyboard.press('Control+k')
    await page.getByRole('combobox', { name: 'Command' }).fill(text)
    await expect(page.getByRole('dialog').getByRole('option', { selected: true })).toHaveAccessibleName(option)
    await page.keyboard.press('Enter')
    await expect(page.getByRole('dialog')).toHaveCount(0)
  }
  await choose('kern.log artifact', /^Artifact kern\.log/u)
  await expect(sample.log('bad').picker).toHaveValue(/kern\.log$/u)
  await choose('cntd-shim', /^Component containerd-shim-runc-v2/u)
  await expect(page.getByRole('searchbox', { name: 'Filter versions' })).toHaveValue('containerd-shim-runc-v2')
  await choose('finding refuses the shim', /^Finding containerd refuses the shim/u)
  await expect(
    page
      .getByRole('main')
      .getByText(/^Rule shim\//u)
      .first(),
  ).toBeVisible()
  await choose('test host IP', /^Test .*should get a host IP/u)
  await expect(page.getByRole('searchbox', { name: 'Filter tests' })).toHaveValue(/should get a host IP/u)

  await test.step('and offers what was chosen lately first', async () => {
    await page.keyboard.press('Control+k')
    await expect(page.getByRole('dialog').getByRole('option').first()).toHaveAccessibleName(
      /^Recent .*should get a host IP/u,
    )
    await page.keyboard.press('PageDown')
    await expect(page.getByRole('dialog').getByRole('option').nth(10)).toHaveAttribute('aria-selected', 'true')
    await page.getByRole('combobox', { name: 'Command' }).fill('there is no such thing at all')
    await expect(page.getByRole('dialog').getByRole('status')).toHaveText('Nothing matches.')
  })
})

test('explains keys and words, and finds them', async ({ sample }) => {
  const { page } = sample
  await page.keyboard.press('?')
  const help = page.getByRole('dialog', { name: 'Keyboard, marks and words' })
  await expect(help.getByRole('searchbox', { name: 'Find a shortcut or a word' })).toBeFocused()
  await page.keyboard.type('shim')
  await expect(help.getByRole('term')).toContainText(['shim'])
  await expect(help).toContainText('A small process between containerd and a container')
  await page.keyboard.press('Control+a')
  await page.keyboard.type('next way')
  await expect(help.getByRole('term')).toHaveText(['Next way to show times'])
})

test('gives no two commands the same keys', async ({ sample }) => {
  // Here are most of them.
  await sample.open('Logs')
  await sample.page.keyboard.press('?')
  const help = sample.page.getByRole('dialog')
  await expect(help.getByText('All commands')).toBeVisible()
  const keys = await help.locator('dd:has(kbd)').allInnerTexts()
  expect(keys.length).toBeGreaterThan(20)
  expect(new Set(keys).size).toBe(keys.length)
})

test('explains a word where it stands, by keyboard and by pointer', async ({ sample }) => {
  const { page } = sample
  const word = page.getByRole('button', { name: 'bundled' }).first()
  await word.focus()
  await expect(page.getByText('The version that the OS image brings along.')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByText('The version that the OS image brings along.')).toBeHidden()
  await sample.open('Versions')
  await page.getByRole('row').nth(1).getByRole('button', { name: 'cos', exact: true }).hover()
  await expect(page.getByText(/^host role What machines of both runs are paired by/u)).toBeVisible()
})

test('shows the first steps over the sample until they are dismissed, and again from the help', async ({
  page,
  serve,
}) => {
  const { url } = await serve()
  await page.goto(url)
  const hint = page.getByRole('region', { name: 'First steps' })
  await keepSetting(page, () => hint.getByRole('button', { name: 'Got it' }).click())
  await expect(hint).toHaveCount(0)
  await page.reload()
  await expect(runskewWindow(page).verdict.headline).toBeVisible()
  await expect(page.getByRole('button', { name: 'Times: UTC. Change to Local time' })).toBeVisible()
  await expect(hint).toHaveCount(0)
  await page.keyboard.press('?')
  await page.getByRole('button', { name: 'Show the first steps again' }).click()
  await expect(hint).toBeVisible()
})

test('lists what is running, and stops it', async ({ page, serveStored }) => {
  const hang = { match: /kern\.log$/u, action: { kind: 'hang', after: 100 } } as const
  await openStored(page, (await serveStored({ faults: [hang] })).url)
  await page.getByRole('button', { name: /^Running: / }).click()
  const list = page.getByRole('dialog', { name: 'What is running' })
  await expect(list.getByRole('listitem').filter({ hasText: 'Fetching bad run' })).toContainText('18 of 19 artifacts')
  await expectAccessible(page)
  await list.getByRole('button', { name: 'Stop: Fetching bad run' }).click()
  await expect(list.getByRole('listitem').filter({ hasText: 'Fetching bad run' })).toHaveCount(0)
})

test('copies a link to a view, and opens it once the person agrees', async ({ page, serveStored }) => {
  const { url } = await serveStored()
  const window = await openStored(page, url)
  await window.open('Logs')
  await window.log('bad').goTo(5)
  await page.keyboard.press('Alt+u')
  await expect(page.getByText('Link copied')).toBeVisible()
  const link = await window.clipboard()
  expect(link).toMatch(/^runskew:\/\/compare\?/u)
  await page.goto('about:blank')
  await page.goto(url)
  await window.paste(link)
  const dialog = page.getByRole('dialog', { name: 'Open the runs of this link?' })
  await expect(dialog).toContainText(`gs://${PLACE}`)
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Open both runs' }).click()
  await expect(dialog).toHaveCount(0)
  await expect(window.landmark('Logs')).toBeVisible()
  await expect(page.getByRole('banner')).toContainText(BAD)

  await test.step('and opens nothing that is no such link', async () => {
    await window.paste('runskew://compare?good=%2Fetc%2Fpasswd&bad=x')
    await expect(page.getByRole('dialog', { name: 'This link is not understood' })).toContainText('Nothing was opened')
  })
})

test('says that runs of this machine cannot be linked to', async ({ sample }) => {
  await sample.command('Copy link to this view')
  await expect(sample.page.getByText('a link to them would open nothing elsewhere')).toBeVisible()
})

test('has no serious accessibility violation in card, palette, help and words, in every theme', async ({ sample }) => {
  const { page } = sample
  await page.getByRole('button', { name: /^bad run/u }).click()
  await expect(page.getByRole('dialog', { name: 'Bad run' })).toBeFocused()
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'bundled' }).first().focus()
  await expect(page.getByText('The version that the OS image brings along.')).toBeVisible()
  await expectAccessible(page)
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox', { name: 'Command' }).fill('cont')
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog', { name: 'Keyboard, marks and words' })).toBeVisible()
  await expectAccessible(page)
})

/** A pair from the stand-in for the store, compared. */
async function openStored(page: Page, url: string): Promise<RunskewWindow> {
  await page.goto(url)
  const window = runskewWindow(page)
  await expect(window.verdict.headline).toBeVisible()
  await window.paste(`https://prow.k8s.io/view/gs/${PLACE}`)
  await expect(window.sources.dialog).toContainText('★ suggested')
  await window.sources.compare.click()
  await expect(window.sources.dialog).toHaveCount(0)
  await expect(window.verdict.headline).toContainText('containerd-shim-runc-v2 2.0.2')
  return window
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
