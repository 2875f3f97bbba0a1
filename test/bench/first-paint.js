// Starts the host on the sample and measures, in Chromium, the time to the first contentful paint and to the verdict.
import { spawn } from 'node:child_process'
import { chromium } from '@playwright/test'
import { findChromium } from '../support/find-chromium.js'

export async function measureFirstPaint(runs) {
  const found = findChromium()
  if (!found) return undefined
  const host = spawn(process.execPath, ['out/main/cli.js', 'serve', '--no-open'], { stdio: ['ignore', 'pipe', 'pipe'] })
  try {
    const url = await address(host)
    const browser = await chromium.launch({ executablePath: found.path, args: ['--no-sandbox', '--disable-gpu'] })
    const paints = []
    const verdicts = []
    for (let i = 0; i < runs; i++) {
      const page = await (await browser.newContext()).newPage()
      await page.goto(url)
      paints.push(
        await page.evaluate(
          () =>
            performance.getEntriesByName('first-contentful-paint')[0]?.startTime ??
            new Promise(resolve =>
              new PerformanceObserver(list =>
                resolve(list.getEntriesByName('first-contentful-paint')[0]?.startTime),
              ).observe({ type: 'paint', buffered: true }),
            ),
        ),
      )
      await page.getByRole('heading', { level: 1 }).filter({ hasText: /shim/ }).waitFor()
      verdicts.push(await page.evaluate(() => performance.now()))
      await page.context().close()
    }
    await browser.close()
    const sorted = [...paints].sort((a, b) => a - b)
    return {
      median: sorted[Math.floor(runs / 2)],
      fastest: sorted[0],
      slowest: sorted.at(-1),
      verdict: verdicts.sort((a, b) => a - b)[Math.floor(runs / 2)],
    }
  } finally {
    host.kill('SIGTERM')
  }
}

/** Where a host that was just started serves its window. */
export function address(host) {
  return new Promise((resolve, reject) => {
    let text = ''
    const look = chunk => {
      text += chunk
      const url = /http:\/\/127\.0\.0\.1:\d+\/#token=\S+/.exec(text)?.[0]
      if (url) resolve(url)
    }
    host.stdout.on('data', look)
    host.stderr.on('data', look)
    host.on('close', () => reject(new Error(`the host ended: ${text}`)))
  })
}
