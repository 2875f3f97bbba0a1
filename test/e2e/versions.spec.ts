import type { Locator } from '@playwright/test'
import { expectAccessible } from './accessible.ts'
import { expect, test } from './fixtures.ts'
import type { RunskewWindow } from './pages.ts'

test.use({ permissions: ['clipboard-read', 'clipboard-write'] })

test.beforeEach(async ({ sample }) => {
  await sample.open('Versions')
})

test('shows the OS image changed, the daemon the same, and what the images bundle', async ({ sample }) => {
  await expect(rowOf(sample, /^os-image installed cos/u)).toContainText(
    /cos-beta-117-18613-164-38.*cos-beta-121-18867-0-24.*changed/u,
  )
  await expect(rowOf(sample, /^containerd bundled cos/u)).toContainText(/1\.7\.24.*2\.0\.2.*changed/u)
  await expect(rowOf(sample, /^containerd running cos/u)).toHaveCount(0)
  await sample.page.getByRole('button', { name: 'All', exact: true }).click()
  await expect(rowOf(sample, /^containerd running cos/u)).toContainText(/1\.7\.25.*1\.7\.25.*same/u)
})

test('hides what is the same, and says how much of what there is', async ({ sample }) => {
  const rows = tableOf(sample).getByRole('row')
  const changed = await rows.count()
  await sample.page.getByRole('button', { name: 'All', exact: true }).click()
  await expect(rows).not.toHaveCount(changed)
  await expect(sample.page.getByRole('main').getByRole('status')).toHaveText(/^(\d+) of \1 rows$/u)
  await sample.page.getByRole('button', { name: 'Changed only' }).click()
  await expect(rows).toHaveCount(changed)
  await expect(tableOf(sample).getByText('same')).toHaveCount(0)
})

test('offers all rows when the filter leaves none', async ({ sample }) => {
  await sample.page.getByRole('searchbox', { name: 'Filter versions' }).fill('no such component')
  await expect(sample.page.getByRole('heading', { name: 'No row matches' })).toBeVisible()
  await sample.page.getByRole('button', { name: /^Show all \d+ rows$/u }).click()
  await expect(rowOf(sample, /^os-image installed cos/u)).toBeVisible()
})

test('tells on focus how a version is known, and opens its line', async ({ sample }) => {
  const version = rowOf(sample, /^containerd bundled cos/u)
    .getByRole('link', { name: '2.0.2' })
    .first()
  await version.focus()
  await expect(
    sample.page.getByText('bundled: comes with the OS image', { exact: false }).locator('visible=true'),
  ).toHaveCount(1)
  await version.press('Enter')
  await expect(sample.landmark('Logs')).toBeVisible()
})

test('copies what is shown as a Markdown table', async ({ sample }) => {
  await sample.page.getByRole('button', { name: 'Markdown' }).click()
  await expect(sample.page.getByText('Copied', { exact: true })).toBeVisible()
  const lines = (await sample.clipboard()).trimEnd().split('\n')
  expect(lines.slice(0, 2)).toEqual([
    '| Component | Role | Host role | Good | Bad | State |',
    '|---|---|---|---|---|---|',
  ])
  expect(lines).toContain('| `containerd` | `bundled` | `cos` | `1.7.24` | `2.0.2` | `changed` |')
  expect(lines).toHaveLength((await tableOf(sample).getByRole('row').count()) + 1)
})

test('orders the rows by a column, by keyboard, and says so', async ({ sample }) => {
  const heading = tableOf(sample).getByRole('columnheader', { name: 'Role', exact: true })
  const first = tableOf(sample).getByRole('row').nth(1)
  await expect(heading).toHaveAttribute('aria-sort', 'none')
  await heading.getByRole('button').focus()
  await sample.page.keyboard.press('Enter')
  await expect(heading).toHaveAttribute('aria-sort', 'ascending')
  await expect(first).toContainText('requested')
  await sample.page.keyboard.press('Enter')
  await expect(heading).toHaveAttribute('aria-sort', 'descending')
  await expect(first).toContainText('reported')
  await sample.page.keyboard.press('Enter')
  await expect(heading).toHaveAttribute('aria-sort', 'none')
  await expect(first).toContainText('containerd')
})

test('marks what a side says in two ways, and tells both on focus', async ({ sample }) => {
  await sample.page.getByRole('button', { name: /^Conflicts \d+$/u }).click()
  const mark = rowOf(sample, /^containerd bundled cos/u).getByRole('button', { name: '⚡ conflict' })
  await mark.focus()
  await expect(sample.page.getByText(/^bad: bundled 2\.0\.2, .*running 1\.7\.25/u).locator('visible=true')).toHaveCount(
    1,
  )
  await expect(rowOf(sample, /^kernel running cos/u)).toHaveCount(0)
  await expectAccessible(sample.page)
})

test('leads to the commits between two tags and between two commits, and nowhere else', async ({ sample }) => {
  const link = (row: RegExp) => rowOf(sample, row).getByRole('link', { name: /^commits/u })
  await expect(link(/^containerd bundled cos/u)).toHaveAttribute(
    'href',
    'https://github.com/containerd/containerd/compare/v1.7.24...v2.0.2',
  )
  await expect(link(/^kubelet running cos/u)).toHaveAttribute(
    'href',
    'https://github.com/kubernetes/kubernetes/compare/5c8b1a3a7de04f...e1fc73d2516e9c',
  )
  await expect(link(/^kernel running cos/u)).toHaveCount(0)
})

test('copies what is shown as CSV and JSON', async ({ sample }) => {
  await sample.page.getByRole('searchbox', { name: 'Filter versions' }).fill('containerd bundled')
  await sample.page.getByRole('button', { name: 'CSV' }).click()
  await expect
    .poll(() => sample.clipboard())
    .toBe(
      '"Component","Role","Host role","Good","Bad","State"\r\n"containerd","bundled","cos","1.7.24","2.0.2","changed"\r\n',
    )
  await sample.page.getByRole('button', { name: 'JSON' }).click()
  await expect.poll(() => sample.clipboard()).toMatch(/^\[/u)
  expect(JSON.parse(await sample.clipboard())).toMatchObject([
    { component: 'containerd', good: ['1.7.24'], bad: ['2.0.2'] },
  ])
})

function tableOf({ page }: RunskewWindow): Locator {
  return page.getByRole('table', { name: 'Versions of components in the good and the bad run' })
}

function rowOf(window: RunskewWindow, name: RegExp): Locator {
  return tableOf(window).getByRole('row', { name })
}
