// `npm start`: builds what is not built, then opens the window in Electron, or in a browser where Electron cannot run.
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const BUILT = [
  'out/main/main.cjs',
  'out/main/cli.cjs',
  'out/main/analysis.worker.cjs',
  'out/main/digest.worker.cjs',
  'out/main/search.worker.cjs',
  'out/preload/preload.cjs',
  'out/renderer/index.html',
]
const SOURCES = ['electron', 'renderer', 'shared', 'package.json', 'electron.vite.config.ts']
/** A download that brings nothing for this long is given up. Milliseconds. */
const STALLED_MS = 20_000

/** Newest change in a file or folder, in milliseconds; 0 when it is not there. */
export function newestChange(path) {
  if (!existsSync(path)) return 0
  const stat = statSync(path)
  if (!stat.isDirectory()) return stat.mtimeMs
  return readdirSync(path).reduce((newest, name) => Math.max(newest, newestChange(join(path, name))), 0)
}

/** True when a built file is missing or older than a source. */
export function needsBuild(folder) {
  const built = BUILT.map(name => newestChange(join(folder, name)))
  const sources = SOURCES.map(name => newestChange(join(folder, name)))
  return Math.min(...built) < Math.max(...sources)
}

/** Why Electron cannot show a window here, whatever is installed; undefined when it can. */
export function missingScreen(environment, platform) {
  if (platform !== 'linux' || environment.DISPLAY || environment.WAYLAND_DISPLAY) return undefined
  return 'there is no screen (neither DISPLAY nor WAYLAND_DISPLAY is set)'
}

/** The files and folders among the arguments; options are for the browser's host. */
export function sourcesOf(args) {
  return args.filter((arg, index) => !arg.startsWith('--') && args[index - 1] !== '--port')
}

/** Electron's binary inside its package folder; undefined when it was never downloaded. */
export function findElectron(folder, environment) {
  const pathFile = join(folder, 'path.txt')
  if (!existsSync(pathFile)) return undefined
  const name = readFileSync(pathFile, 'utf8').trim()
  const binary = join(environment.ELECTRON_OVERRIDE_DIST_PATH ?? join(folder, 'dist'), name)
  return existsSync(binary) ? binary : undefined
}

function build() {
  console.error('Building …')
  const tool = join(root, 'node_modules/electron-vite/bin/electron-vite.js')
  const done = spawnSync(process.execPath, [tool, 'build', '--logLevel', 'error'], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  if (done.status !== 0) {
    console.error('The build failed. Run "npm ci" and try again.')
    process.exit(2)
  }
}

function sizeOf(path) {
  try {
    const stat = statSync(path)
    if (!stat.isDirectory()) return stat.size
    return readdirSync(path).reduce((sum, name) => sum + sizeOf(join(path, name)), 0)
  } catch {
    // Temporary files come and go while they are counted.
    return 0
  }
}

/** Lets Electron's own installer fetch the binary, as long as bytes keep coming. True when it finished well. */
async function downloadElectron(folder) {
  console.error('Fetching Electron once (about 120 MB) …')
  const spool = mkdtempSync(join(tmpdir(), 'runskew-electron-'))
  const installer = spawn(process.execPath, [join(folder, 'install.js')], {
    env: { ...process.env, TMPDIR: spool, TMP: spool, TEMP: spool },
    stdio: 'ignore',
  })
  let last = { size: -1, at: Date.now() }
  const watch = setInterval(() => {
    const size = sizeOf(spool) + sizeOf(join(folder, 'dist'))
    if (size !== last.size) last = { size, at: Date.now() }
    else if (Date.now() - last.at > STALLED_MS) installer.kill('SIGKILL')
  }, 1_000)
  const code = await new Promise(resolve => {
    installer.once('exit', resolve)
    installer.once('error', () => resolve(1))
  })
  clearInterval(watch)
  rmSync(spool, { recursive: true, force: true })
  return code === 0
}

/** The binary, or the reason in words why there is none. */
async function resolveElectron() {
  const noScreen = missingScreen(process.env, process.platform)
  if (noScreen !== undefined) return { reason: noScreen }
  const folder = join(root, 'node_modules/electron')
  const found = findElectron(folder, process.env)
  if (found !== undefined) return { binary: found }
  if (!existsSync(folder)) return { reason: 'it is not installed' }
  const downloaded = (await downloadElectron(folder)) ? findElectron(folder, process.env) : undefined
  return downloaded === undefined ? { reason: 'its binary could not be downloaded' } : { binary: downloaded }
}

/** Runs a program as if it were this one: same terminal, same exit code. A terminal sends Ctrl-C to both by itself. */
function become(command, args) {
  const child = spawn(command, args, { cwd: process.cwd(), stdio: 'inherit' })
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  process.on('SIGINT', () => undefined)
  return new Promise(resolve => {
    child.once('exit', (code, signal) => resolve({ code: code ?? 0, signal: signal ?? undefined }))
    child.once('error', () => resolve({ code: 127, signal: undefined }))
  })
}

/** Electron needs less than this to show that a library is missing or the sandbox is refused. Milliseconds. */
const FAILED_EARLY_MS = 3_000

async function start(args) {
  if (needsBuild(root)) build()
  const electron = await resolveElectron()
  let reason = electron.reason
  if (electron.binary !== undefined) {
    const startedAt = Date.now()
    const ended = await become(electron.binary, [root, ...sourcesOf(args)])
    const failed = ended.code !== 0 || ['SIGTRAP', 'SIGABRT', 'SIGSEGV', 'SIGILL'].includes(ended.signal)
    if (!failed || Date.now() - startedAt > FAILED_EARLY_MS) return ended.code
    reason = `it ended at once (${ended.signal ?? `exit code ${ended.code}`})`
  }
  console.error(`Electron cannot run here: ${reason}; serving the same window to your browser instead.`)
  const served = await become(process.execPath, [join(root, 'out/main/cli.cjs'), 'serve', ...args])
  return served.code
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.exitCode = await start(process.argv.slice(2))
