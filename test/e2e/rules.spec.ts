import { AxeBuilder } from '@axe-core/playwright'
import type { Locator, Page } from '@playwright/test'
import { expect, test } from './fixtures.ts'
import { runskewWindow, type RunskewWindow } from './pages.ts'

// Nothing is moving when colours are measured. Rules are kept, so that each test has a program of its own.
test.use({ contextOptions: { reducedMotion: 'reduce' } })

/** The rule that is being written, by role and name. */
function rulePane(page: Page, name: 'New rule' | 'Edit rule' = 'New rule') {
  const pane = page.getByRole('complementary', { name })
  return {
    pane,
    field: (label: string) => pane.getByRole('textbox', { name: label, exact: true }),
    in: (run: 'good' | 'bad') => pane.getByRole('group', { name: `In the ${run} run` }),
    save: pane.getByRole('button', { name: /^Save/u }),
    offered: pane.getByRole('button', { name: /^Use as counter-sample/u }),
    saved: pane.getByText(/^Saved as my-rules\//u),
  }
}

/** The window of the sample, on a line of the bad run's containerd.log that says what went wrong. */
async function openLine(page: Page, url: string): Promise<RunskewWindow> {
  const window = runskewWindow(page)
  await page.goto(url)
  await expect(window.verdict.headline).toBeVisible()
  await window.open('Logs')
  const log = window.log('bad')
  await log.pick('containerd.log')
  await log.goTo(55)
  await expect.poll(() => log.textOf(55)).toContain('unsupported shim version')
  return window
}

async function expectNoViolation(page: Page, theme: 'light' | 'dark', place: string): Promise<void> {
  await page.emulateMedia({ colorScheme: theme })
  await expect(page.locator('html')).toHaveAttribute('data-theme', theme)
  const everything = new AxeBuilder({ page }).include(place)
  // Themes differ in colours alone.
  const { violations } = await (theme === 'light' ? everything : everything.withRules('color-contrast')).analyze()
  expect(violations.map(({ id, nodes }) => [theme, id, nodes.map(node => node.target)])).toEqual([])
}

async function countsOf(place: Locator): Promise<string> {
  return (await place.getByRole('status').textContent()) ?? ''
}

test('makes a rule of a line, which then finds what it was made for', async ({ page, serve }) => {
  const window = await openLine(page, (await serve()).url)
  const rule = rulePane(page)
  await window.log('bad').pane.getByRole('button', { name: 'New rule…' }).click()
  await expect(rule.field('Title')).toBeFocused()
  await expect(rule.field('Literal')).toHaveValue(/unsupported shim version$/u)
  await expect(rule.field('Sample 1')).toHaveValue(/unsupported shim version \(3\)/u)

  await test.step('counts what it finds while it is edited', async () => {
    await expect.poll(() => countsOf(rule.in('bad'))).toMatch(/\d+ lines in \d+ artifacts?$/u)
    await expect.poll(() => countsOf(rule.in('good'))).toMatch(/no line$/u)
    await rule.field('Literal').fill('containerd')
    await rule.field('Pattern').fill('starting containerd')
    await expect.poll(() => countsOf(rule.in('good'))).toMatch(/\d+ lines? in/u)
    await rule.pane.getByRole('radio', { name: 'Only in' }).check()
    await rule.field('Artifacts to look in').fill('no-such.log')
    await expect.poll(() => countsOf(rule.in('good'))).toMatch(/no line$/u)
  })

  await test.step('says what is wrong with a pattern at its field', async () => {
    await rule.field('Pattern').fill('shim (?=version)')
    await expect(rule.pane.getByText(/^▲ Pattern uses look-ahead or look-behind/u)).toBeVisible()
    await expect(rule.field('Pattern')).toHaveAttribute('aria-invalid', 'true')
  })

  await test.step('leads to the lines that it finds, and stays', async () => {
    await rule.field('Artifacts to look in').fill('containerd.log')
    await rule.field('Literal').fill('unsupported shim version')
    await rule.field('Pattern').fill(String.raw`unsupported shim version \((?<shim>\d+)\)`)
    await expect.poll(() => countsOf(rule.in('bad'))).toMatch(/\d+ lines in/u)
    await window.open('Verdict')
    await rule
      .in('bad')
      .getByRole('link', { name: /containerd\.log:55/u })
      .click()
    await expect(window.landmark('Logs')).toBeVisible()
    await expect.poll(() => window.log('bad').textOf(55)).toContain('level=error msg="RunPodSandbox')
  })

  await test.step('refuses to save what is not complete, and goes to the first field', async () => {
    await rule.field('Title').fill('The shim speaks version {shim}')
    await rule.save.click()
    await expect(rule.pane.getByRole('alert')).toHaveText(/Not saved: 2 things to correct/u)
    await expect(rule.field('Explanation')).toBeFocused()
  })

  await test.step('saves, and holds after another analysis', async () => {
    await rule.field('Explanation').fill('The daemon is older than the shim.')
    await rule.offered.first().click()
    await rule.save.click()
    await expect(rule.saved).toBeVisible()
    await rule.pane.getByRole('button', { name: 'Analyse again' }).click()
    await rule.pane.getByRole('link', { name: 'See its finding' }).click()
    const finding = page.getByRole('main').getByRole('listitem').filter({ hasText: 'The shim speaks version 3' })
    await expect(finding.getByText(/^Rule my-rules\//u)).toBeVisible()
  })

  await test.step('is taken back', async () => {
    await rule.pane.getByRole('button', { name: 'Undo' }).click()
    await expect(rule.saved).toHaveCount(0)
    await page.keyboard.press('Control+,')
    await expect(window.settings.getByText(/^None yet, beside \d+ rules/u)).toBeVisible()
  })
})

test('writes, saves, lists, edits and removes a rule with the keyboard alone', async ({ page, serve }) => {
  const window = await openLine(page, (await serve()).url)
  const rule = rulePane(page)
  const { keyboard } = page
  const tabTo = async (place: Locator) => {
    await expect(async () => {
      await keyboard.press('Tab')
      await expect(place).toBeFocused({ timeout: 1 })
    }).toPass({ intervals: [1] })
  }

  await test.step('begins with the line under the cursor, and what is selected in it', async () => {
    // A line that is wrapped has many ends; before the next line is the last of them.
    await keyboard.press('Control+g')
    await keyboard.type('56')
    await keyboard.press('Enter')
    const log = window.log('bad')
    await expect(log.pane.getByText('line 56 of ')).toBeVisible()
    await expect(log.pane.getByRole('textbox', { name: /^bad run, /u })).toBeFocused()
    await keyboard.press('ArrowLeft')
    for (let letter = 0; letter < 'not implemented"'.length; letter++) await keyboard.press('Shift+ArrowLeft')
    await keyboard.press('Alt+n')
    await expect(rule.field('Title')).toBeFocused()
    await expect(rule.field('Literal')).toHaveValue('not implemented')
    await expect.poll(() => countsOf(rule.in('bad'))).toMatch(/\d+ lines in/u)
  })

  await test.step('fills in what is missing and saves', async () => {
    await tabTo(rule.field('Explanation'))
    await keyboard.type('Nobody has written it yet.')
    await tabTo(rule.offered.first())
    await keyboard.press('Enter')
    await expect(rule.field('Why not counter-sample 1')).toBeFocused()
    await keyboard.press('Control+Enter')
    await expect(rule.saved).toBeVisible()
    await keyboard.press('Escape')
    await expect(rule.pane).toHaveCount(0)
  })

  await test.step('comes back by its own key', async () => {
    await keyboard.press('Alt+g')
    await expect(rule.field('Explanation')).toHaveValue('Nobody has written it yet.')
    await keyboard.press('Escape')
  })

  await test.step('removes it in the settings, and takes that back', async () => {
    await keyboard.press('Control+,')
    await tabTo(window.settings.getByRole('button', { name: 'Remove my-rules/not-implemented' }))
    await keyboard.press('Enter')
    await expect(window.settings.getByText(/^None yet/u)).toBeVisible()
    await expect(window.settings.getByRole('button', { name: 'Undo' })).toBeFocused()
    await keyboard.press('Enter')
    await expect(window.settings.getByText(/^1 rule, beside/u)).toBeVisible()
  })

  await test.step('edits it from there', async () => {
    await tabTo(window.settings.getByRole('button', { name: 'Edit my-rules/not-implemented' }))
    await keyboard.press('Enter')
    const edited = rulePane(page, 'Edit rule')
    await expect(edited.field('Title')).toBeFocused()
    await keyboard.press('Control+a')
    await keyboard.type('Not written yet')
    await keyboard.press('Control+Enter')
    await expect(edited.saved).toBeVisible()
  })

  await test.step('is in the palette and in the help sheet', async () => {
    await keyboard.press('Escape')
    await keyboard.press('Control+k')
    await page.getByRole('combobox', { name: 'Command' }).fill('rule')
    await expect(page.getByRole('option', { name: /New rule from this line/u })).toBeVisible()
    await keyboard.press('Escape')
    await keyboard.press('?')
    await expect(page.getByRole('dialog').getByText('New rule from this line')).toBeVisible()
  })
})

test('has no accessibility violation while a rule is written, refused, saved and listed', async ({ page, serve }) => {
  const window = await openLine(page, (await serve()).url)
  const rule = rulePane(page)
  await page.keyboard.press('Alt+n')
  await expect.poll(() => countsOf(rule.in('bad'))).toMatch(/\d+ lines in/u)
  await rule.save.click()
  await expect(rule.pane.getByRole('alert')).toContainText('Not saved')
  for (const theme of ['light', 'dark'] as const) await expectNoViolation(page, theme, '.rule-pane')
  await rule.field('Explanation').fill('The daemon is older than the shim.')
  await rule.offered.first().click()
  await rule.save.click()
  await expect(rule.saved).toBeVisible()
  for (const theme of ['light', 'dark'] as const) await expectNoViolation(page, theme, '.rule-pane')
  await page.keyboard.press('Control+,')
  await expect(window.settings.getByText(/^1 rule, beside/u)).toBeVisible()
  for (const theme of ['light', 'dark'] as const) await expectNoViolation(page, theme, 'dialog')
})
