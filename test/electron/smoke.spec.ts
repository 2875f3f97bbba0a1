import { existsSync, readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { _electron, expect, test, type ElectronApplication, type Page } from '@playwright/test'
import { CONTENT_SECURITY_POLICY } from '../../electron/services/content-security-policy.ts'

// The real binary, where there is one and a screen for it: what the stand-in cannot know, Chromium's own enforcement.
const folder = resolve('node_modules/electron')
const name = existsSync(join(folder, 'path.txt')) ? readFileSync(join(folder, 'path.txt'), 'utf8').trim() : undefined
const hasScreen = process.platform !== 'linux' || Boolean(process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY'])
const missing =
  name === undefined || !existsSync(join(folder, 'dist', name))
    ? 'the Electron binary was never downloaded'
    : hasScreen
      ? undefined
      : 'there is no screen'

if (missing !== undefined) console.error(`SKIPPED: the Electron smoke test did not run: ${missing}.`)
test.skip(missing !== undefined, missing)

let userData: string
let app: ElectronApplication
let page: Page
test.beforeAll(async () => {
  userData = await mkdtemp(join(tmpdir(), 'runskew-smoke-'))
  app = await _electron.launch({ args: ['.', `--user-data-dir=${userData}`] })
  page = await app.firstWindow()
})
test.afterAll(async () => {
  await app.close()
  await rm(userData, { recursive: true, force: true })
})

test('opens the window on its own origin, with its policy', async () => {
  expect(page.url()).toMatch(/^app:\/\/bundle\//)
  const policy = await page.evaluate(async () => (await fetch('/')).headers.get('content-security-policy'))
  expect(policy).toBe(CONTENT_SECURITY_POLICY)
})

test('has no Node in the page', async () => {
  const found = await page.evaluate(() => ['require', 'process', 'module', 'Buffer'].filter(key => key in window))
  expect(found).toEqual([])
})

test('answers the contract', async () => {
  const info: unknown = await page.evaluate(() => {
    const { backend } = window as unknown as { backend: { call(command: string, input: object): Promise<unknown> } }
    return backend.call('app.info', {})
  })
  expect(info).toMatchObject({ ok: true, value: { shell: 'electron', hasDialogs: true } })
})

test('cannot run text as script, leave its origin or open a window', async () => {
  const outcome = await page.evaluate(async () => {
    const script = document.createElement('script')
    const inline = (() => {
      try {
        script.textContent = 'window.injected = true'
        document.head.append(script)
        return 'injected' in window
      } catch {
        return false
      }
    })()
    const outside = await fetch('https://example.test/').then(
      () => true,
      () => false,
    )
    return { inline, outside, opened: window.open('https://example.test/') !== null }
  })
  expect(outcome).toEqual({ inline: false, outside: false, opened: false })
  await page.evaluate(() => {
    location.href = 'https://example.test/'
  })
  expect(page.url()).toMatch(/^app:\/\/bundle\//)
})
