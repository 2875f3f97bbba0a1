// The Logs panel on one large log, in Chromium over the host: its first screen beside lnav's reading of the same file,
// jumps, frames of a scripted scroll, a filter, and the memory of page and host.
import { spawn } from 'node:child_process'
import { closeSync, mkdtempSync, openSync, readFileSync, readdirSync, statSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from '@playwright/test'
import { runnerImport } from 'vite'
import { findChromium } from '../support/find-chromium.js'
import { print, printRatio } from './figures.js'
import { measure, median } from './measure.js'
import { address } from './window.js'

const JUMPS = 25
const WHEELS = 240
const WIDTH = { width: 1360, height: 860 }

/** `bytes` of one log; `runs` openings of it, each by a host of its own, in turns with lnav where there is one. */
export async function benchLogs({ work, bytes, runs, hasLnav, pinned }) {
  const found = findChromium()
  if (!found) return void console.log('logs: no Chromium found, not measured')
  const { folder, file } = await writeLargeLog(work, bytes)
  const size = statSync(file).size
  const browser = await chromium.launch({ executablePath: found.path, args: ['--no-sandbox', '--disable-gpu'] })
  const opened = []
  const theirs = []
  try {
    for (let i = 0; i < runs; i++) {
      opened.push(await measureWindow({ browser, folder, work }))
      if (hasLnav) theirs.push(await measure(...pinned('lnav', ['-n', '-N', '-q', '-c', ':quit', file])))
    }
  } finally {
    await browser.close()
  }
  report({ opened, theirs, size })
}

function report({ opened, theirs, size }) {
  const ours = median(opened.map(({ first, host }) => figure(first, host)))
  print('first screen of a large log', ours, size)
  if (theirs.length > 0) {
    const peer = median(theirs)
    print('lnav, the same file indexed', peer, size)
    printRatio('first screen of a large log to lnav', ours, peer)
  }
  const jumps = opened.flatMap(each => each.jumps).sort((a, b) => a - b)
  print('jump to a line of a large log', median(jumps.map(ms => figure(ms, 0))))
  print('slowest tenth of the jumps', median(jumps.slice(Math.floor(jumps.length * 0.9)).map(ms => figure(ms, 0))))
  print('first lines of a filter', median(opened.map(({ filter }) => figure(filter.first, 0))))
  print('all lines of a filter', median(opened.map(({ filter, host }) => figure(filter.all, host))), size)
  const frames = opened.flatMap(each => each.frames).sort((a, b) => a - b)
  print('frame of a scripted scroll', median(frames.map(ms => figure(ms, 0))))
  const slow = frames.filter(ms => ms > 50).length
  console.log(
    `  ${slow} of ${frames.length} frames over 50 ms, longest ${frames.at(-1).toFixed(0)} ms; page heap ${opened.map(({ heap }) => heap.join(' → ')).join(', ')} MiB`,
  )
}

/** Milliseconds and MiB as `print` wants them. */
function figure(ms, peakMiB) {
  return { seconds: ms / 1000, peakMiB, code: 0 }
}

async function measureWindow({ browser, folder, work }) {
  const home = mkdtempSync(join(work, 'home-'))
  const env = { ...process.env, HOME: home, XDG_CONFIG_HOME: home, RUNSKEW_CACHE: join(home, 'cache') }
  const host = spawn(process.execPath, ['out/main/cli.cjs', 'serve', '--no-open', '--port', '0', folder], { env })
  try {
    const page = await (await browser.newContext({ viewport: WIDTH })).newPage()
    await page.goto(await address(host))
    await page.getByRole('link', { name: 'Logs', exact: true }).click({ timeout: 600_000 })
    const pane = page.getByRole('region', { name: 'Bad log' })
    await pane.getByRole('toolbar').waitFor({ timeout: 600_000 })
    // The editor is loaded by the log that is shown first: what is measured is the opening of another one.
    await pane.locator('.view-line').first().waitFor()
    const first = await openLog(page, pane)
    const before = await heapOf(page)
    const jumps = await measureJumps(page, pane)
    const frames = await measureScroll(page, pane)
    const filter = await measureFilter(page, pane)
    const heap = [before, await heapOf(page)]
    await page.context().close()
    return { first, jumps, frames, filter, heap, host: highWater(host.pid) }
  } finally {
    host.kill('SIGTERM')
  }
}

/** From the click on its name to its lines. */
async function openLog(page, pane) {
  const picker = pane.getByRole('combobox', { name: 'Artifact of the bad run' })
  await picker.click()
  await picker.fill('kubelet.log')
  const option = pane.getByRole('option').filter({ hasText: 'kubelet.log' }).first()
  await option.waitFor()
  await startClock(page, 'click')
  await option.click()
  return await clockAt(page, () => {
    const lines = [...document.querySelectorAll('[aria-label="Bad log"] .view-line')]
    return lines.some(line => line.textContent.includes('Kubelet')) && performance.now() - window.clock_
  })
}

async function measureJumps(page, pane) {
  const status = await pane.getByText(/^line [\d,]+ of [\d,]+$/u).textContent()
  const total = Number(/of ([\d,]+)/u.exec(status)[1].replaceAll(',', ''))
  const times = []
  let seed = 7
  for (let i = 0; i < JUMPS; i++) {
    seed = (seed * 48_271) % 2_147_483_647
    const line = 1 + (seed % total)
    await page.keyboard.press('Control+g')
    await pane.getByRole('textbox', { name: /^Line number/u }).fill(String(line))
    await startClock(page, 'keydown')
    await page.keyboard.press('Enter')
    const isThere = wanted => {
      const numbers = [...document.querySelectorAll('[aria-label="Bad log"] .line-numbers')]
      return numbers.some(number => number.textContent === wanted) && performance.now() - window.clock_
    }
    times.push(await clockAt(page, isThere, String(line)))
  }
  return times
}

/** Turns the wheel over the log and answers with the time of each frame. */
async function measureScroll(page, pane) {
  const box = await pane.locator('.monaco-editor').boundingBox()
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2)
  await page.evaluate(() => {
    window.frames_ = []
    let last = performance.now()
    const tick = now => {
      window.frames_.push(now - last)
      last = now
      window.frameLoop_ = requestAnimationFrame(tick)
    }
    window.frameLoop_ = requestAnimationFrame(tick)
  })
  for (let i = 0; i < WHEELS; i++) await page.mouse.wheel(0, 400)
  return await page.evaluate(() => {
    cancelAnimationFrame(window.frameLoop_)
    return window.frames_.slice(1)
  })
}

async function measureFilter(page, pane) {
  await page.keyboard.press('Control+f')
  const field = pane.getByRole('search', { name: 'Find in this artifact' }).getByRole('textbox')
  await field.fill('filler of line 59999 ends')
  await startClock(page, 'keydown')
  await page.keyboard.press('Alt+l')
  const state = text => {
    const states = [...document.querySelectorAll('[aria-label="Lines to show"] [role="status"]')]
    return states.some(each => new RegExp(text, 'u').test(each.textContent)) && performance.now() - window.clock_
  }
  const first = await clockAt(page, state, '^[1-9]')
  const all = await clockAt(page, state, '^[1-9][0-9,]* lines?$')
  return { first, all }
}

/** Time runs from the next event of this kind in the page. */
async function startClock(page, kind) {
  await page.evaluate(event => {
    window.clock_ = undefined
    addEventListener(event, () => (window.clock_ ??= performance.now()), { capture: true, once: true })
  }, kind)
}

/** Milliseconds from then to the first frame in which it is so: what `read` says once it says anything. */
async function clockAt(page, read, argument) {
  const handle = await page.waitForFunction(read, argument, { polling: 'raf', timeout: 600_000 })
  return await handle.jsonValue()
}

async function heapOf(page) {
  return Math.round((await page.evaluate(() => performance.memory.usedJSHeapSize)) / (1 << 20))
}

/** MiB of the host alone (Linux); its readers are processes of their own. */
function highWater(pid) {
  try {
    return Math.round(Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024)
  } catch {
    return 0
  }
}

/** A pair of runs, the bad one with a kubelet.log of so many bytes. */
async function writeLargeLog(work, bytes) {
  const folder = mkdtempSync(join(work, 'logs-'))
  const { module: runs } = await runnerImport('./test/support/e2e-runs.ts')
  runs.writeLongLog(folder, 60_000)
  const file = readdirSync(folder, { recursive: true })
    .filter(name => name.endsWith('kubelet.log'))
    .map(name => join(folder, name))
    .sort((a, b) => statSync(b).size - statSync(a).size)[0]
  const block = readFileSync(file)
  const filler = block.subarray(block.indexOf('filler.go') - 200)
  const lines = filler.subarray(filler.indexOf('\n') + 1)
  const fd = openSync(file, 'a')
  for (let written = block.length; written < bytes; written += lines.length) writeSync(fd, lines)
  closeSync(fd)
  return { folder, file }
}
