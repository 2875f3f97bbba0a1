import { expect, test } from './fixtures.ts'
import { unfold } from './pages.ts'

test('opens on the sample and names the shim of the new OS image under the old daemon', async ({ sample }) => {
  await expect(sample.verdict.headline).toHaveText(
    /^Most likely cause: containerd-shim-runc-v2 2\.0\.2 from the new OS image cos-beta-121-18867-0-24 under containerd 1\.7\./u,
  )
  await expect(sample.page.getByRole('main')).toContainText('Cause found')
  await expect(sample.verdict.hypotheses).toHaveCount(1)
  await expect(sample.verdict.hypotheses).toContainText('High confidence')
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
  await expect(card.getByRole('heading', { name: /^Next steps/u })).toBeVisible()
  await expect(card.getByRole('link', { name: /kubernetes\/issues\/130590/u })).toHaveAttribute(
    'href',
    'https://github.com/kubernetes/kubernetes/issues/130590',
  )
})

test('finds no cause when good and bad are swapped', async ({ sample }) => {
  await sample.page.getByRole('button', { name: 'Swap good and bad' }).click()
  await expect(sample.page.getByRole('main')).not.toContainText('Cause found')
  await expect(sample.verdict.headline).not.toContainText('shim')
})

function squeeze(text: string): string {
  return text.replaceAll(/\s+/gu, ' ').trim()
}
