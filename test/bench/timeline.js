// Two runs of a million lines each, half of them events, in the real window: how long frames take while the timeline pans
// and zooms, and how much of that is work: on a busy machine the rest is waiting for a core.
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { chromium } from '@playwright/test'
import { runnerImport } from 'vite'
import { findChromium } from '../support/find-chromium.js'
import { printFrames } from './figures.js'
import { address } from './window.js'

/** Of each run; every second one is an error, and so an event. */
const LINES = 1_000_000
const SECONDS = 4
/** Both runs are read first. */
const ANALYSED_MS = 600_000
const SIZE = { width: 1920, height: 1080 }

export async function benchTimeline(work) {
  const found = findChromium()
  if (!found) return console.log('timeline: no Chromium found, not measured')
  const { module } = await runnerImport('./test/support/sample/eventful-run.ts')
  const folder = join(work, 'events')
  for (const spec of ['good17', 'bad17']) module.writeEventfulRun(folder, spec, LINES)
  const host = spawn(process.execPath, ['out/main/cli.cjs', 'serve', '--no-open', folder], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const browser = await chromium.launch({ executablePath: found.path, args: ['--no-sandbox', '--disable-gpu'] })
  try {
    const page = await (await browser.newContext({ viewport: SIZE })).newPage()
    await openTimeline(page, await address(host))
    await measureMoves(page)
  } finally {
    await browser.close()
    host.kill('SIGTERM')
  }
}

async function openTimeline(page, url) {
  await page.goto(url)
  await page.getByRole('link', { name: 'Timeline' }).click()
  const heading = page.getByRole('region', { name: 'Events in view' }).getByRole('heading')
  await heading.filter({ hasText: /[1-9][\d,]* events/ }).waitFor({ timeout: ANALYSED_MS })
  console.log(`timeline: ${await heading.innerText()}`)
}

/** A hand on the mouse: it drags to and fro, then turns the wheel in and out. */
async function measureMoves(page) {
  const plot = page.getByRole('group', { name: /^Timeline of both runs/ })
  const box = await plot.boundingBox()
  const y = box.y + box.height / 2
  const middle = box.x + box.width / 2
  for (let step = 0; step < 6; step++) await zoom(page, { x: middle, y, delta: -240 })
  await page.mouse.move(middle, y)
  await page.mouse.down()
  printFrames(
    'timeline of 2 × 1 M lines, pan',
    await frames(page, step => page.mouse.move(middle + 500 * Math.sin(step / 30), y)),
  )
  await page.mouse.up()
  printFrames(
    'timeline of 2 × 1 M lines, zoom',
    await frames(page, step => zoom(page, { x: middle, y, delta: step % 80 < 40 ? -60 : 60 })),
  )
}

async function zoom(page, { x, y, delta }) {
  await page.mouse.move(x, y)
  await page.keyboard.down('Control')
  await page.mouse.wheel(0, delta)
  await page.keyboard.up('Control')
}

/** Milliseconds between frames while something moves. */
async function frames(page, move) {
  await page.evaluate(() => {
    const times = []
    let isOn = true
    const tick = at => {
      times.push(at)
      if (isOn) requestAnimationFrame(tick)
    }
    requestAnimationFrame(tick)
    globalThis.stopFrames = () => {
      isOn = false
      return times.slice(1).map((at, index) => at - times[index])
    }
  })
  const work = await threadTime(page)
  const end = performance.now() + SECONDS * 1000
  for (let step = 0; performance.now() < end; step++) await move(step)
  const gaps = (await page.evaluate(() => globalThis.stopFrames())).sort((a, b) => a - b)
  const busy = ((await work()) * 1000) / gaps.length
  const at = share => gaps[Math.min(gaps.length - 1, Math.floor(gaps.length * share))]
  return { frames: gaps.length, median: at(0.5), p95: at(0.95), slowest: at(1), busy }
}

/** Seconds that the page's main thread works, from now on until it is asked. */
async function threadTime(page) {
  const session = await page.context().newCDPSession(page)
  await session.send('Performance.enable', { timeDomain: 'threadTicks' })
  const read = async () =>
    (await session.send('Performance.getMetrics')).metrics.find(({ name }) => name === 'TaskDuration').value
  const before = await read()
  return async () => (await read()) - before
}
