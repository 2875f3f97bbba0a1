import { expectAccessible } from './accessible.ts'
import { expect, test } from './fixtures.ts'
import type { RunskewWindow } from './pages.ts'

test.beforeEach(async ({ sample }) => {
  await sample.open('Tests')
})

const HOST_IP = '[It] [sig-node] Pods should get a host IP [NodeConformance] [Conformance]'

test('counts the tests that fail in the bad run only, and those that fail alike', async ({ sample }) => {
  await expect(rowOf(sample, /Newly failing/u)).toContainText('✕ 17')
  await expect(rowOf(sample, /14 alike/u)).toContainText('Timeout waiting for pod “…” to be running and ready')
  await expect(sample.page.getByRole('main')).toContainText('6 passed, 17 failed, 42 skipped')
})

test('filters by words of name or failure and says how many match', async ({ sample }) => {
  await sample.page.getByRole('searchbox', { name: 'Filter tests' }).fill('host IP pods')
  await expect(sample.page.getByRole('status').filter({ hasText: 'match the filter' })).toHaveText(
    '1 of 17 match the filter',
  )
  await expect(rowOf(sample, /Pods should get a host IP/u)).toBeVisible()
  await expect(rowOf(sample, /EmptyDir volumes/u)).toHaveCount(0)
})

test('folds nothing while a filter is typed: what was clicked then is unfolded after it', async ({ sample }) => {
  const filter = sample.page.getByRole('searchbox', { name: 'Filter tests' })
  await filter.fill('host IP pods')
  const group = rowOf(sample, /Newly failing/u)
  await expect(group).not.toHaveAttribute('aria-expanded')
  await group.click()
  await expect(group).toHaveAttribute('aria-selected', 'true')
  await filter.fill('')
  await expect(group).toHaveAttribute('aria-expanded', 'true')
  await expect(rowOf(sample, HOST_IP)).toBeVisible()
})

test('shows the test that a link names where its group is folded, and says where a filter leaves it out', async ({
  sample,
}) => {
  const { page } = sample
  await rowOf(sample, HOST_IP).click()
  await expect(detail(sample).getByRole('heading', { name: HOST_IP })).toBeVisible()
  const link = page.url()
  const group = rowOf(sample, /Newly failing/u)
  await group.click()
  await expect(group).toHaveAttribute('aria-expanded', 'false')
  await follow(sample, link)
  await expect(rowOf(sample, HOST_IP)).toHaveAttribute('aria-selected', 'true')
  await group.click()
  await expect(group).toHaveAttribute('aria-expanded', 'false')
  await page.getByRole('searchbox', { name: 'Filter tests' }).fill('EmptyDir')
  await follow(sample, link)
  await expect(detail(sample).getByRole('heading', { name: 'Not listed: filtered' })).toBeVisible()
  await expect(detail(sample)).toContainText(HOST_IP)
  await expectAccessible(page)
  await detail(sample).getByRole('button', { name: 'Clear the filter' }).click()
  await expect(detail(sample).getByRole('heading', { name: HOST_IP })).toBeVisible()
})

test('walks the list, folds and unfolds it by keyboard, and opens the line of a failure', async ({ sample }) => {
  const { page } = sample
  await grid(sample).focus()
  await page.keyboard.press('Home')
  await expect(rowOf(sample, /Newly failing/u)).toHaveAttribute('aria-selected', 'true')
  await page.keyboard.press('ArrowLeft')
  await expect(rowOf(sample, /Newly failing/u)).toHaveAttribute('aria-expanded', 'false')
  await expect(rowOf(sample, /Pods should get a host IP/u)).toHaveCount(0)
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('End')
  const last = rowOf(sample, /Projected downwardAPI/u)
  await expect(last).toHaveAttribute('aria-selected', 'true')
  await expect(detail(sample).getByRole('group', { name: 'Failure text' })).toContainText('Timed out after 300')
  await page.keyboard.press('Enter')
  await expect(sample.landmark('Logs')).toBeVisible()
  await expect(sample.log('bad').picker).toHaveValue('artifacts/junit_cos-stable01.xml')
  await page.goBack()
  // The address holds the test.
  await expect(last).toHaveAttribute('aria-selected', 'true')
})

test('shows the failure text and opens its line', async ({ sample }) => {
  await rowOf(sample, HOST_IP).click()
  await expect(detail(sample).getByRole('heading', { name: HOST_IP })).toBeVisible()
  await expect(detail(sample)).toContainText('14 tests fail alike.')
  await expect(
    detail(sample)
      .getByText(/^\[FAILED\] Timed out after 300/u)
      .first(),
  ).toBeVisible()
  await expectAccessible(sample.page)
  await detail(sample)
    .getByRole('link', { name: /artifacts\/junit_cos-stable01\.xml:[\d,]+/u })
    .first()
    .click()
  await expect(sample.landmark('Logs')).toBeVisible()
  await expect(sample.log('bad').picker).toHaveValue('artifacts/junit_cos-stable01.xml')
})

test('leads to the story of the test, and to its time on the timeline', async ({ sample }) => {
  await rowOf(sample, HOST_IP).click()
  await detail(sample).getByRole('link', { name: 'What its machine did then' }).click()
  await expect(sample.page.getByRole('heading', { name: HOST_IP })).toBeVisible()
  await sample.page.goBack()
  await detail(sample).getByRole('link', { name: 'Its time on the timeline' }).click()
  await expect(sample.landmark('Timeline')).toBeVisible()
  expect(new URL(sample.page.url()).hash).toMatch(/[?&]t=\d+-\d+/u)
})

/** Goes to an address without loading the page again, as a link in it does. */
async function follow({ page }: RunskewWindow, link: string) {
  await page.evaluate(hash => void (location.hash = hash), new URL(link).hash)
}

function grid({ page }: RunskewWindow) {
  return page.getByRole('treegrid', { name: 'Differences between the tests' })
}

function rowOf(window: RunskewWindow, name: RegExp | string) {
  return grid(window).getByRole('row').filter({ hasText: name })
}

function detail({ page }: RunskewWindow) {
  return page.getByRole('region', { name: 'The test' })
}
