import { HOSTILE, writeHostileRun } from '../support/e2e-runs.ts'
import { expect, test } from './fixtures.ts'
import { runskewWindow, unfold } from './pages.ts'

test('takes the token out of the address and keeps it in no history', async ({ sample, sampleHost }) => {
  const token = new URL(sampleHost.url).hash.slice('#token='.length)
  expect(sample.page.url()).not.toContain(token)
  expect(await sample.page.content()).not.toContain(token)
  await sample.open('Tests')
  await sample.page.goBack()
  expect(sample.page.url()).not.toContain('token')
})

test('tells a second tab without the token how to get in, and shows it nothing', async ({
  sample,
  context,
  sampleHost,
}) => {
  const second = await context.newPage()
  await second.goto(sampleHost.origin)
  await expect(second.getByRole('alert')).toContainText('Open the address again that Runskew printed when it started.')
  await expect(second.getByText('containerd')).toHaveCount(0)
  await expect(sample.verdict.headline).toBeVisible()
})

test('has neither Node nor a way to run text as script', async ({ sample }) => {
  const found = await sample.page.evaluate(() =>
    ['require', 'process', 'module', 'Buffer'].filter(name => name in window),
  )
  expect(found).toEqual([])
  const { headers } = await sample.page.evaluate(async () => {
    const response = await fetch('/')
    return { headers: Object.fromEntries(response.headers) }
  })
  const policy = headers['content-security-policy'] ?? ''
  expect(policy).toContain("default-src 'none'")
  expect(policy).not.toMatch(/script-src[^;]*unsafe/u)
})

test('refuses a call without the token', async ({ request, sampleHost }) => {
  const call = (headers: Record<string, string>) =>
    request.post(`${sampleHost.origin}/api/call`, { data: { command: 'source.list', input: {} }, headers })
  expect((await call({})).status()).toBe(401)
  expect((await call({ Authorization: `Bearer ${'a'.repeat(43)}` })).status()).toBe(401)
  expect((await call({ Host: 'example.test' })).status()).toBe(403)
})

test('shows hostile names and lines as text everywhere', async ({ page, serve, folder }) => {
  const host = await serve(writeHostileRun(folder))
  await page.goto(host.url)
  const window = runskewWindow(page)
  await expect(window.verdict.headline).toBeVisible()
  const line =
    '<img src=x onerror=window.harmed=1> \\x1b[31mred\\x1b[0m \\u202elanoitceridib [here](javascript:alert(1))'
  const name = '<img src=x onerror="window.harmed=1"> `code` @everyone \\u202egnirts'

  await test.step('in Verdict', async () => {
    await unfold(page)
    await expect(page.getByRole('main').getByRole('code').filter({ hasText: line }).first()).toBeVisible()
  })
  await test.step('in Tests', async () => {
    await window.open('Tests')
    await expect(page.getByText(name).first()).toBeVisible()
  })
  await test.step('in Timeline', () => window.open('Timeline'))
  await test.step('in Logs', async () => {
    await window.open('Logs')
    const log = window.log('bad')
    await log.pick('kubelet.log')
    // Codes for colours stand in no text unless asked for.
    const plain = line.replaceAll(/\\x1b\[\d+m/gu, '')
    // The position of the log that was shown before is there until the picked one is.
    await expect(async () => {
      await log.position.focus()
      await page.keyboard.press('End')
      const shown = async () => (await log.lines()).map(({ text }) => text).join('\n')
      await expect.poll(shown, { timeout: 5_000 }).toContain(plain)
    }).toPass()
  })
  await test.step('in New lines', async () => {
    await window.open('New lines')
    const region = page.getByRole('region', { name: 'What differs in the logs' })
    await expect(region.getByRole('status')).toContainText('kind')
    await unfold(page)
    await expect(region.getByRole('code').filter({ hasText: line }).first()).toBeVisible()
  })
  await test.step('in Report', async () => {
    await window.open('Report')
    await expect(window.landmark('Report')).toHaveValue(/onerror/u)
    const body = await window.landmark('Report').inputValue()
    expect(body).toContain(`\`\`${name}\`\``)
    expect(body).not.toContain(HOSTILE.test)
    expect(body).not.toContain('\u001b')
  })
  await expect(page.locator('img')).toHaveCount(0)
  expect(await page.evaluate(() => 'harmed' in window)).toBe(false)
})
