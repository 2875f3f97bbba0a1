import { corpusCase, writeEarlyFailure } from '../support/e2e-runs.ts'
import { expectAccessible } from './accessible.ts'
import { expect, test } from './fixtures.ts'
import { runskewWindow, unfold } from './pages.ts'

test.use({ permissions: ['clipboard-read', 'clipboard-write'] })

test('opens on the sample and names the shim of the new OS image under the old daemon', async ({ sample }) => {
  await expect(sample.verdict.headline).toHaveText(
    /^Most likely cause: containerd-shim-runc-v2 2\.0\.2 from the new OS image cos-beta-121-18867-0-24 under containerd 1\.7\./u,
  )
  await expect(sample.page.getByRole('main')).toContainText('Cause found')
  await expect(sample.verdict.hypotheses).toHaveCount(1)
  await expect(sample.page.getByRole('main')).toContainText('High confidence')
  await expect(sample.page.getByRole('main')).toContainText(
    'All artifacts were read: 19 of the good run, 19 of the bad.',
  )
  await expect(sample.verdict.hypotheses).toContainText('unsupported shim version (3): not implemented')
})

test('names the same cause for the other form of the error, chosen among the sources', async ({ sample }) => {
  await sample.sources.show()
  await sample.sources.dialog.getByRole('button', { name: 'Compare ci-containerd-node-e2e-1-6' }).click()
  await expect(sample.verdict.headline).toHaveText(
    /containerd-shim-runc-v2 2\.0\.2 from the new OS image cos-beta-121-18867-0-24 under containerd 1\.6\./u,
  )
  await expect(sample.verdict.hypotheses).toContainText('connect: invalid argument')
})

test('opens every cited line of the first hypothesis in Logs, with the cited text on screen', async ({ sample }) => {
  const { page, verdict } = sample
  const card = verdict.hypotheses.first()
  const links = verdict.evidenceOf(card)
  await unfold(page)
  const count = await links.count()
  expect(count).toBeGreaterThan(4)
  for (let index = 0; index < count; index++) {
    await unfold(page)
    const text = await links.nth(index).locator('code').innerText()
    await links.nth(index).click()
    await expect(sample.landmark('Logs')).toBeVisible()
    const route = new URLSearchParams(new URL(page.url()).hash.split('?')[1])
    const side = route.get('s') === 'good' ? 'good' : 'bad'
    await expect(sample.log(side).picker).toHaveValue(route.get('a') ?? '')
    await expect
      .poll(async () => squeeze(await sample.log(side).textOf(Number(route.get('l')))), { message: text })
      .toContain(squeeze(text))
    await page.goBack()
    await expect(verdict.headline).toBeVisible()
  }
})

test('says what speaks against a hypothesis, what to do next and where the knowledge comes from', async ({
  sample,
}) => {
  const card = sample.verdict.hypotheses.first()
  await expect(card.getByRole('heading', { name: 'What speaks against it' })).toBeVisible()
  await expect(sample.page.getByRole('heading', { name: /^Next steps/u })).toBeVisible()
  await expect(card.getByRole('link', { name: /kubernetes\/issues\/130590/u })).toHaveAttribute(
    'href',
    'https://github.com/kubernetes/kubernetes/issues/130590',
  )
})

test('shows on one screen of 1280 by 800 what broke, how sure, why, what changed, where the runs part and what to do next', async ({
  sample,
}) => {
  await sample.page.setViewportSize({ width: 1280, height: 800 })
  for (const name of ['Why', 'Changed components', 'Where the runs part', /^Next steps/u]) {
    await expect(sample.page.getByRole('heading', { name }).first()).toBeInViewport()
  }
  await expect(sample.verdict.headline).toBeInViewport()
  await expect(sample.page.getByRole('link', { name: /^All artifacts were read/u })).toBeInViewport()
})

test('copies the verdict as text: why, what changed, and what to do next', async ({ sample }) => {
  await sample.page.getByRole('button', { name: 'Copy summary' }).click()
  await expect.poll(() => sample.clipboard()).toMatch(/^Cause found: /u)
  const lines = (await sample.clipboard()).split('\n')
  expect(lines).toContain('Changed:')
  expect(lines).toContain('  containerd (bundled): 1.7.24 → 2.0.2')
  expect(lines).toContain('Next steps:')
})

test('finds no cause when good and bad are swapped', async ({ sample }) => {
  await sample.page.getByRole('button', { name: 'Swap good and bad' }).click()
  await expect(sample.page.getByRole('main')).not.toContainText('Cause found')
  await expect(sample.verdict.headline).not.toContainText('shim')
})

test('says beside a hypothesis what else explains it equally well, and that it is no cause yet', async ({
  page,
  serve,
}) => {
  await page.goto((await serve(corpusCase('runc-bump-in-pull-request'))).url)
  const { verdict } = runskewWindow(page)
  await expect(verdict.headline).toHaveText(/^Not proven/u)
  const tie = verdict.hypotheses.first().locator('section').filter({ hasText: 'What else explains it equally well' })
  await expect(tie.getByRole('listitem')).toHaveCount(1)
  await expect(tie).toContainText('So it is no cause yet. The next steps say what would tell them apart.')
  await expect(page.getByRole('main')).toContainText(/To tell .* apart, look for a run/u)
  await expectAccessible(page)
})

test('lists what is ruled out, folded, with the line that refutes it', async ({ page, serve, folder }) => {
  await page.goto((await serve(writeEarlyFailure(folder))).url)
  const window = runskewWindow(page)
  const ruledOut = page.getByRole('main').getByRole('group').filter({ hasText: 'Ruled out' })
  const refuted = ruledOut.getByRole('heading', { name: /^containerd on cos from 1\.7\.25.* to 1\.7\.26/u })
  await expect(ruledOut).toContainText('1 suspect, with what refutes each')
  await expect(refuted).toBeHidden()
  // The fold opens by keyboard.
  await ruledOut.locator('summary').first().press('Enter')
  await expect(refuted).toBeVisible()
  await expect(ruledOut).toContainText('before the first sign of containerd')
  await expectAccessible(page)
  await window.verdict.evidenceOf(ruledOut).click()
  await expect(window.landmark('Logs')).toBeVisible()
  await expect(window.log('bad').picker).toHaveValue(/containerd-installation\.log$/u)
})

function squeeze(text: string): string {
  return text.replaceAll(/\s+/gu, ' ').trim()
}
