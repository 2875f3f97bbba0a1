import { readFile } from 'node:fs/promises'
import { expect, test } from './fixtures.ts'

test.use({ permissions: ['clipboard-read', 'clipboard-write'] })

test.beforeEach(async ({ sample }) => {
  await sample.open('Report')
})

test('writes the issue under the headings of the Kubernetes form, in their order', async ({ sample }) => {
  const body = await sample.landmark('Report').inputValue()
  expect(body.match(/^### .*$/gmu)).toEqual([
    '### Testgrid test name',
    '### Testgrid link',
    '### Which jobs are failing?',
    '### Which tests are failing?',
    '### Since when has it been failing?',
    '### Reason for failure (if possible)',
    '### Anything else we need to know?',
    '### Relevant SIG(s)',
  ])
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
})

test('saves the JSON form as one document', async ({ sample }) => {
  const { page } = sample
  await page.getByRole('button', { name: 'JSON' }).click()
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
