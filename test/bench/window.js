// The window as a person meets it, in Chromium over the host: from the start of the program to the verdict of the sample,
// how much script that takes, another panel, and what the page holds; then the verdict of a pair of a gigabyte, and for how
// long the window was not drawn meanwhile.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { chromium } from '@playwright/test'
import { findChromium } from '../support/find-chromium.js'
import { printFigure } from './figures.js'

const RUNS = 5
const SIZE = { width: 1360, height: 860 }
const READ_MS = 300_000

/** `pair` is a folder with two large runs. */
export async function benchWindow(pair) {
  const found = findChromium()
  if (!found) return console.log('window: no Chromium found, not measured')
  const browser = await chromium.launch({ executablePath: found.path, args: ['--no-sandbox', '--disable-gpu'] })
  try {
    const opened = []
    for (let i = 0; i < RUNS; i++) opened.push(await onSample(browser))
    reportSample(opened)
    await onPair(browser, pair)
  } finally {
    await browser.close()
  }
}

function reportSample(opened) {
  const of = name => opened.map(each => each[name])
  printFigure('start of the program to the verdict of the sample', of('verdict'), 'ms')
  printFigure('start of the page to its first paint', of('paint'), 'ms')
  printFigure('script until the verdict, gzip', of('script'), 'kB')
  printFigure(
    'another panel, seen before',
    opened.flatMap(({ panels }) => panels.again),
    'ms',
  )
  printFigure(
    'another panel, the first time',
    opened.flatMap(({ panels }) => panels.first),
    'ms',
  )
  printFigure('heap of the idle page', of('heap'), 'MB')
}

async function onSample(browser) {
  const begun = clock()
  return withHost([], async url => {
    const page = await (await browser.newContext({ viewport: SIZE })).newPage()
    const scripts = []
    page.on('response', response => {
      if (/\.js$/.test(new URL(response.url()).pathname)) scripts.push(response.body())
    })
    const verdict = (await openVerdict(page, url)) - begun
    const sizes = (await Promise.all(scripts)).map(body => gzipSync(body).length)
    const paint = await page.evaluate(() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0)
    const panels = { first: await page.evaluate(visitPanels), again: await page.evaluate(visitPanels) }
    const heap = await heapOf(page)
    await page.context().close()
    return { verdict, paint, script: sizes.reduce((sum, size) => sum + size, 0) / 1000, panels, heap }
  })
}

async function onPair(browser, pair) {
  await withHost([pair], async url => {
    const page = await (await browser.newContext({ viewport: SIZE })).newPage()
    await page.addInitScript(watchFrames)
    const begun = clock()
    const verdict = await openVerdict(page, url)
    printFigure('a pair of a gigabyte, from disk to the verdict', [verdict - begun], 'ms')
    printFigure('longest time without a frame meanwhile', [await page.evaluate(() => window.longestFrame)], 'ms')
    await page.context().close()
  })
}

/** Milliseconds that a page and this process count alike. */
function clock() {
  return performance.timeOrigin + performance.now()
}

/** When the verdict was drawn. The page itself tells: who waits for it from outside looks only every half second. */
async function openVerdict(page, url) {
  let tell
  const drawn = new Promise(resolve => (tell = resolve))
  await page.exposeBinding('verdictDrawn', (_source, at) => tell(at))
  await page.addInitScript(watchVerdict)
  await page.goto(url)
  await page.getByRole('heading', { level: 1 }).filter({ hasText: /shim/ }).waitFor({ timeout: READ_MS })
  return drawn
}

/** Runs in the page, before its own script. A message that is sent in a frame arrives when that frame is painted. */
function watchVerdict() {
  const painted = new MessageChannel()
  painted.port1.onmessage = () => window.verdictDrawn(performance.timeOrigin + performance.now())
  const look = new MutationObserver(() => {
    if (![...document.querySelectorAll('h1')].some(heading => heading.textContent.includes('shim'))) return
    look.disconnect()
    requestAnimationFrame(() => painted.port2.postMessage(undefined))
  })
  look.observe(document, { subtree: true, childList: true, characterData: true })
}

async function heapOf(page) {
  const session = await page.context().newCDPSession(page)
  await session.send('HeapProfiler.collectGarbage')
  const { usedSize } = await session.send('Runtime.getHeapUsage')
  return usedSize / 1e6
}

/** Milliseconds from a press on each panel's link until the panel is drawn. Runs in the page. */
async function visitPanels() {
  const drawn = () => new Promise(resolve => requestAnimationFrame(() => requestAnimationFrame(resolve)))
  const taken = []
  for (const link of document.querySelectorAll('nav[aria-label="Panels"] a')) {
    const before = document.querySelector('main').firstElementChild
    const begun = performance.now()
    link.click()
    while (document.querySelector('main').firstElementChild === before && performance.now() - begun < 1_000)
      await drawn()
    await drawn()
    taken.push(performance.now() - begun)
  }
  return taken.slice(1)
}

/** Runs in the page, before its own script. */
function watchFrames() {
  let last = performance.now()
  window.longestFrame = 0
  const look = now => {
    window.longestFrame = Math.max(window.longestFrame, now - last)
    last = now
    requestAnimationFrame(look)
  }
  requestAnimationFrame(look)
}

/** As on a machine that never ran it: who has recent cases is asked which one to open. */
async function withHost(sources, work) {
  const home = mkdtempSync(join(tmpdir(), 'runskew-bench-home-'))
  const host = spawn(process.execPath, ['out/main/cli.cjs', 'serve', '--no-open', ...sources], {
    env: { ...process.env, HOME: home, XDG_CONFIG_HOME: home, RUNSKEW_CACHE: join(home, 'cache') },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  try {
    return await work(await address(host))
  } finally {
    const ended = once(host, 'exit')
    host.kill('SIGTERM')
    await ended
    rmSync(home, { recursive: true, force: true })
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
