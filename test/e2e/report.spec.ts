import { readFile } from 'node:fs/promises'
import { expectAccessible } from './accessible.ts'
import { expect, test } from './fixtures.ts'
import type { RunskewWindow } from './pages.ts'

test.use({ permissions: ['clipboard-read', 'clipboard-write'] })

test.beforeEach(async ({ sample }) => {
  await sample.open('Report')
})

const HEADINGS = [
  'Testgrid test name',
  'Testgrid link',
  'Which jobs are failing?',
  'Which tests are failing?',
  'Since when has it been failing?',
  'Reason for failure (if possible)',
  'Anything else we need to know?',
  'Relevant SIG(s)',
]

test('writes the issue under the headings of the Kubernetes form, in their order', async ({ sample }) => {
  const body = await sample.landmark('Report').inputValue()
  expect(body.match(/^### .*$/gmu)).toEqual(HEADINGS.map(heading => `### ${heading}`))
  expect(body).toContain('containerd-shim-runc-v2 2.0.2')
  await expect(sample.page.getByRole('textbox', { name: 'Title' })).toHaveValue(
    '[Failing Test] ci-containerd-node-e2e-1-7',
  )
})

test('keeps an edit over a visit elsewhere, copies it, and goes back to what was generated', async ({ sample }) => {
  const body = sample.landmark('Report')
  const generated = await body.inputValue()
  const reset = sample.page.getByRole('button', { name: 'Reset to generated' })
  await expect(reset).toBeDisabled()
  await body.fill('What I found out.')
  await sample.open('Verdict')
  await sample.open('Report')
  await expect(body).toHaveValue('What I found out.')
  await sample.page.getByRole('button', { name: 'Copy body' }).click()
  await expect(sample.page.getByText('Copied', { exact: true })).toBeVisible()
  expect(await sample.clipboard()).toBe('What I found out.')
  await reset.click()
  await expect(body).toHaveValue(generated)
  await expect(reset).toBeDisabled()
  await sample.page.getByRole('button', { name: 'Undo' }).click()
  await expect(body).toHaveValue('What I found out.')
})

test('shows beside the text how it will look: headings, quotes and tables, nothing that acts', async ({ sample }) => {
  const preview = previewOf(sample)
  await expect(preview.getByRole('heading')).toHaveText(HEADINGS)
  await expect(preview.getByRole('columnheader', { name: 'Component' }).first()).toBeVisible()
  await sample
    .landmark('Report')
    .fill('# Mine\n\n<img src=x onerror=alert(1)> [here](javascript:alert(1)) ![dot](https://example.com/dot.png)')
  await expect(preview.getByRole('heading', { name: 'Mine' })).toBeVisible()
  await expect(preview.getByText('<img src=x onerror=alert(1)> [here](javascript:alert(1))')).toBeVisible()
  await expect(preview.getByText('Image, not loaded here: dot (https://example.com/dot.png)')).toBeVisible()
  await expect(preview.getByRole('img')).toHaveCount(0)
  await expect(preview.getByRole('link')).toHaveCount(0)
})

test('leaves a section out and puts it back where it was, by keyboard, with undo', async ({ sample }) => {
  const { page } = sample
  const body = sample.landmark('Report')
  const generated = await body.inputValue()
  const box = page.getByRole('checkbox', { name: /^Testgrid link/u })
  await box.focus()
  await page.keyboard.press('Space')
  await expect(box).not.toBeChecked()
  await expect(body).not.toHaveValue(/### Testgrid link/u)
  await expect(previewOf(sample).getByRole('heading', { name: 'Testgrid link' })).toHaveCount(0)
  await page.keyboard.press('Space')
  await expect(body).toHaveValue(generated)
  await body.focus()
  await page.keyboard.press('Control+z')
  await expect(box).not.toBeChecked()
  await page.keyboard.press('Control+Shift+z')
  await expect(box).toBeChecked()
})

test('puts evidence in at the caret by keyboard, and takes it back', async ({ sample }) => {
  const { page } = sample
  const body = sample.landmark('Report')
  await body.fill('above\n\nbelow')
  await body.press('Control+Home')
  await body.press('End')
  await body.press('Alt+e')
  const field = page.getByRole('textbox', { name: /^Look for evidence/u })
  await expect(field).toBeFocused()
  await field.fill('unsupported shim version')
  await field.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(body).toHaveValue(
    /^above\n\nThe bad run, `[^`\n]+:\d+`\n\n```text\n.*unsupported shim.*\n```\n\nbelow$/su,
  )
  await expect(previewOf(sample).getByRole('group', { name: 'Quoted lines' })).toContainText('unsupported shim version')
  await page.keyboard.press('Escape')
  await expect(body).toBeFocused()
  await page.keyboard.press('Control+z')
  await expect(body).toHaveValue('above\n\nbelow')
})

test('puts evidence in by dragging it into the text', async ({ sample }) => {
  const body = sample.landmark('Report')
  await body.fill('only this')
  const shelf = sample.page.getByRole('region', { name: 'Evidence to put in' })
  await shelf.getByRole('listitem').first().getByRole('button').dragTo(body)
  await expect(body).toHaveValue(/The (?:good|bad) run, `[^`\n]+:\d+`\n\n```text\n/u)
})

test('warns of what looks like a secret in the text, shows its line and takes it out', async ({ sample }) => {
  const { page } = sample
  const body = sample.landmark('Report')
  await body.fill(`first\nuse ghp_${'a1B2'.repeat(9)} there`)
  const notice = page.getByRole('region', { name: 'Secrets' })
  await notice.getByText('1 place still looks like a secret').click()
  await expect(notice).toContainText('line 2 github-token: use [redacted:github-token] there')
  await expectAccessible(page)
  await notice.getByRole('button', { name: 'Take it out' }).click()
  await expect(body).toHaveValue('first\nuse [redacted:github-token] there')
  await expect(notice).toContainText('1 secret taken out of this text')
})

test('says before opening an issue page where it leads, what is sent and what has no room', async ({ sample }) => {
  const { page } = sample
  await page.getByRole('button', { name: 'Open issue page…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Open a prefilled issue page' })
  await expect(dialog).toContainText('Opens https://github.com/kubernetes/kubernetes/issues/new in your browser.')
  const fields = dialog.getByRole('list', { name: 'What is sent' }).getByRole('listitem')
  await expect(fields.filter({ hasText: 'Which jobs are failing?' })).toContainText('✓ sent')
  await expect(fields.filter({ hasText: 'Reason for failure' })).toContainText('◆ no room')
  await fields.getByRole('button', { name: 'Copy Reason for failure (if possible)' }).click()
  expect(await sample.clipboard()).toContain('Most likely cause')
  const address = new URL((await dialog.getByRole('link', { name: 'Open the page' }).getAttribute('href')) ?? '')
  expect(address.origin + address.pathname).toBe('https://github.com/kubernetes/kubernetes/issues/new')
  expect(address.searchParams.get('template')).toBe('failing-test.yaml')
  expect(address.href.length).toBeLessThanOrEqual(8_000)
  await expectAccessible(page)
  await dialog.getByRole('textbox', { name: 'Repository on GitHub' }).fill('no repository')
  await expect(dialog.getByRole('link', { name: 'Open the page' })).toHaveCount(0)
  await page.keyboard.press('Escape')
  await expect(dialog).toHaveCount(0)
})

test('saves the JSON form as one document', async ({ sample }) => {
  const { page } = sample
  await page.getByRole('button', { name: 'JSON', exact: true }).click()
  await expect(sample.landmark('Report')).toHaveValue(/^\{/u)
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Save as…' }).click()
  const file = await download
  expect(file.suggestedFilename()).toBe('runskew-comparison.json')
  expect(JSON.parse(await readFile(await file.path(), 'utf8'))).toMatchObject({
    schema: 'runskew/comparison@1',
    verdict: { status: 'cause' },
  })
})

function previewOf({ page }: RunskewWindow) {
  return page.getByRole('region', { name: 'Preview' })
}
