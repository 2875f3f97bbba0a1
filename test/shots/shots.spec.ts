import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { expect, test } from '../e2e/fixtures.ts'
import { PANELS, runskewWindow } from '../e2e/pages.ts'
import { ownPair } from '../support/e2e-runs.ts'
import { buildRun } from '../support/sample/build-run.ts'
import { specs } from '../support/sample/sample-runs.ts'
import { writeRun } from '../support/sample/write-run.ts'
import { shoot, type State } from './shots.ts'

/** Commands that answer in every state: what the window is, and which runs there are. */
const ALWAYS_ANSWERED = ['app.info', 'settings.get', 'source.list', 'cache.get', 'case.list', 'rules.list']
const BAD = buildRun(specs.bad17)
/** Not needed for a first verdict. */
const LATE = new RegExp(`${BAD.id}/artifacts/[^/]+/kern\\.log$`, 'u')
const DIED = { ok: false, error: { code: 'analysis/died', reason: 'ran out of memory' } }

test('full: the sample', async ({ sample }) => {
  for (const panel of PANELS) {
    await sample.open(panel)
    await settle(sample.page)
    await shoot(sample.page, panel, 'full')
  }
})

test('empty: two runs that left nothing to read', async ({ page, serve, folder }) => {
  const { good, bad } = ownPair()
  for (const run of [good, bad]) {
    const bare = Array.from(run.files).filter(([name]) => /^(?:started|finished)\.json$/u.test(name))
    writeRun(join(folder, 'job', run.id), new Map(bare))
  }
  await page.goto((await serve(folder)).url)
  await visit(page, 'empty')
})

test('partial: one artifact of the bad run is not fetched', async ({ page, serveStored }) => {
  const hang = { match: LATE, attempts: [1], action: { kind: 'hang', after: 100 } } as const
  await page.goto((await serveStored({ faults: [hang] })).url)
  const window = runskewWindow(page)
  await expect(window.verdict.headline).toBeVisible()
  await window.paste(`https://prow.k8s.io/view/gs/kubernetes-ci-logs/logs/${specs.bad17.job}/${BAD.id}`)
  await expect(window.sources.copyOf(BAD.id)).toContainText('18 of 19 artifacts')
  await window.sources.compare.click()
  await window.partial.getByRole('button', { name: 'Stop fetching the bad run' }).click()
  await visit(page, 'partial')
})

test('loading: the answers are on their way', async ({ page, serve }) => {
  await answerLike(page, undefined)
  await page.goto((await serve()).url)
  await visit(page, 'loading')
})

test('failed: no question is answered', async ({ page, serve }) => {
  await answerLike(page, DIED)
  await page.goto((await serve()).url)
  await visit(page, 'failed')
})

/** Each panel by its link, whatever it shows. */
async function visit(page: Page, state: State): Promise<void> {
  const { nav } = runskewWindow(page)
  for (const panel of PANELS) {
    const link = page.getByRole('link', { name: panel, exact: true })
    const item = nav.getByRole('listitem').filter({ has: link })
    await item.click()
    await expect(item).toHaveAttribute('aria-current', 'page')
    if (state !== 'loading') await settle(page)
    await shoot(page, panel, state)
  }
}

/** Nothing says any more that it is being read. */
async function settle(page: Page): Promise<void> {
  await expect(page.getByRole('main').getByRole('progressbar')).toHaveCount(0)
  await expect(page.getByRole('heading', { name: /^(?:Loading|Looking for)/u })).toHaveCount(0)
  await expect(page.getByText('Loading the log…')).toHaveCount(0)
  // The editor is loaded by the first log that is shown.
  for (const editor of await page.locator('.log-editor:visible').all())
    await expect(editor.locator('.view-line').first()).toBeVisible()
}

/** Answers questions about runs with this, or never. */
async function answerLike(page: Page, answer: object | undefined): Promise<void> {
  await page.route('**/api/call', async route => {
    const { command } = route.request().postDataJSON() as { readonly command: string }
    if (ALWAYS_ANSWERED.includes(command)) return route.continue()
    if (answer !== undefined) return route.fulfill({ json: answer })
    return undefined
  })
}
