import { expect, test } from './fixtures.ts'

test.beforeEach(async ({ sample }) => {
  await sample.open('Tests')
})

test('counts the tests that fail in the bad run only', async ({ sample }) => {
  const group = sample.page
    .getByRole('group')
    .filter({ has: sample.page.getByRole('heading', { name: 'Newly failing' }) })
  await expect(group.first()).toContainText(/^✕ 17/u)
  await expect(sample.page.getByRole('main')).toContainText('6 passed, 17 failed, 42 skipped')
})

test('filters by words of name or failure and says how many match', async ({ sample }) => {
  await sample.page.getByRole('searchbox', { name: 'Filter tests' }).fill('host IP pods')
  await expect(sample.page.getByText('1 match the filter.')).toBeVisible()
  await expect(sample.page.getByText('Pods should get a host IP', { exact: false })).toBeVisible()
  await expect(sample.page.getByText('EmptyDir volumes', { exact: false })).toHaveCount(0)
})

test('shows the failure text and opens its line', async ({ sample }) => {
  const { page } = sample
  const name = page.getByText('[It] [sig-node] Pods should get a host IP [NodeConformance] [Conformance]')
  await name.click()
  await expect(page.getByText(/^\[FAILED\] Timed out after 300/u).locator('visible=true')).toHaveCount(1)
  await page
    .getByRole('link', { name: /^artifacts\/junit_cos-stable01\.xml:[\d,]+$/u })
    .locator('visible=true')
    .first()
    .click()
  await expect(sample.landmark('Logs')).toBeVisible()
  await expect(sample.log('bad').picker).toHaveValue('artifacts/junit_cos-stable01.xml')
})
