import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test as base, type BrowserContext } from '@playwright/test'
import { serveWindow, type ServedWindow } from '../support/e2e-host.ts'
import { serveStorage, type Fault, type ObjectSpec, type StorageServer } from '../support/storage/server.js'
import { runskewWindow, type RunskewWindow } from './pages.ts'

interface Fixtures {
  /** What went wrong in any page of the test without being asked for; the test fails when anything is in it. */
  readonly problems: readonly string[]
  /** A folder that is gone after the test. */
  readonly folder: string
  /** Starts a program of the test's own, for what it opens or sets. Stopped after the test. */
  readonly serve: (...sources: readonly string[]) => Promise<ServedWindow>
  /** The same with the sample in a stand-in for Google's storage, and more set in the program's environment on demand. */
  readonly serveStored: (storage?: StoredOptions) => Promise<Stored>
  /** The window on the built-in sample, its verdict on screen. Tests that share it leave its settings and sources alone. */
  readonly sample: RunskewWindow
}

interface StoredOptions {
  readonly faults?: readonly Fault[]
  /** Published package lists of OS images. */
  readonly lists?: readonly ObjectSpec[]
  readonly environment?: Readonly<Record<string, string>>
  /** What the command line names. */
  readonly sources?: readonly string[]
}

interface Stored extends ServedWindow {
  readonly storage: StorageServer
}

interface WorkerFixtures {
  readonly sampleHost: ServedWindow
}

export const test = base.extend<Fixtures, WorkerFixtures>({
  // Playwright reads what a fixture needs from the pattern of its first parameter, even when that is nothing.
  sampleHost: [
    async ({}, use) => {
      const host = await serveWindow([])
      await use(host)
      await host.stop()
    },
    { scope: 'worker' },
  ],
  problems: [
    async ({ context }, use) => {
      const problems = await watch(context)
      await use(problems)
      expect(problems).toEqual([])
    },
    { auto: true },
  ],
  folder: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'runskew-e2e-'))
    await use(folder)
    rmSync(folder, { recursive: true, force: true })
  },
  serve: async ({ context }, use) => {
    const hosts: ServedWindow[] = []
    await use(async (...sources) => {
      const host = await serveWindow(sources)
      hosts.push(host)
      return host
    })
    // A page that outlives its host rightly complains about it.
    for (const page of context.pages()) await page.close()
    for (const host of hosts) await host.stop()
  },
  serveStored: async ({ context }, use) => {
    const started: Stored[] = []
    await use(async ({ faults = [], lists = [], environment = {}, sources = [] } = {}) => {
      const folders = [{ path: 'sample/logs', prefix: 'logs' }]
      const buckets = { 'kubernetes-ci-logs': { folders }, 'cos-tools': { objects: lists } }
      const storage = await serveStorage({ buckets, faults })
      const host = await serveWindow(sources, { STORAGE_EMULATOR_HOST: storage.origin, ...environment })
      started.push({ ...host, storage })
      return { ...host, storage }
    })
    for (const page of context.pages()) await page.close()
    for (const host of started) await Promise.all([host.stop(), host.storage.close()])
  },
  sample: async ({ page, sampleHost }, use) => {
    const window = runskewWindow(page)
    await page.goto(sampleHost.url)
    await expect(window.verdict.headline).toBeVisible()
    await use(window)
  },
})

/** Collects errors, violations of the page's policy, and requests that would leave this machine. */
async function watch(context: BrowserContext): Promise<readonly string[]> {
  const problems: string[] = []
  context.on('console', message => {
    if (message.type() === 'error') problems.push(`console: ${message.text()}`)
  })
  context.on('weberror', event => void problems.push(`thrown: ${String(event.error())}`))
  context.on('request', request => {
    const { protocol, hostname } = new URL(request.url())
    if (/^(?:https?|wss?):$/u.test(protocol) && hostname !== '127.0.0.1') problems.push(`request: ${request.url()}`)
  })
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', event => {
      console.error(`policy: ${event.violatedDirective} ${event.blockedURI}`)
    })
  })
  return problems
}

export { expect }
