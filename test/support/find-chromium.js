// Finds a Chromium for the e2e tests, or installs one: Playwright's own build first, the distribution's package when
// that cannot be had. Says what it does. Returns the executable's path, or undefined for Playwright's own build.
import { spawnSync } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'

const NAMES = ['chromium-headless-shell', 'chromium', 'chromium-browser', 'google-chrome']
const INSTALL_LIMIT_MS = 240_000

export function findChromium() {
  const given = process.env.RUNSKEW_CHROMIUM
  if (given) return { path: given, how: 'RUNSKEW_CHROMIUM' }
  return installed() ?? viaPlaywright() ?? viaDistribution()
}

function installed() {
  const path = onPath() ?? ownBuild()
  return path && { path, how: 'already installed' }
}

function onPath() {
  const folders = (process.env.PATH ?? '').split(delimiter)
  return folders.flatMap(folder => NAMES.map(name => join(folder, name))).find(isExecutable)
}

function ownBuild() {
  const script = "import('@playwright/test').then(p => process.stdout.write(p.chromium.executablePath()))"
  const path = spawnSync(process.execPath, ['-e', script], { encoding: 'utf8' }).stdout
  return path && isExecutable(path) ? path : undefined
}

function viaPlaywright() {
  console.log('No Chromium found: installing one with "playwright install chromium-headless-shell".')
  const run = spawnSync(
    process.execPath,
    ['node_modules/@playwright/test/cli.js', 'install', 'chromium-headless-shell'],
    {
      stdio: ['ignore', 'ignore', 'ignore'],
      timeout: INSTALL_LIMIT_MS,
    },
  )
  const path = run.status === 0 ? ownBuild() : undefined
  if (!path) console.log('Playwright could not download its browser here.')
  return path && { path, how: 'installed by playwright' }
}

function viaDistribution() {
  if (!isExecutable('/usr/bin/apt-get')) return undefined
  const root = process.getuid?.() === 0
  console.log(
    `Installing the distribution's package chromium-headless-shell with apt-get${root ? '' : ' through sudo'}.`,
  )
  for (const args of [
    ['update'],
    ['install', '-y', '--no-install-recommends', 'chromium-headless-shell', 'fonts-dejavu-core'],
  ]) {
    const command = root ? ['apt-get', ...args] : ['sudo', '-n', 'apt-get', ...args]
    spawnSync(command[0], command.slice(1), {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    })
  }
  const path = onPath()
  return path && { path, how: 'installed by apt-get' }
}

function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
