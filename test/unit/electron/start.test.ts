import { mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { findElectron, missingScreen, needsBuild, sourcesOf } from '../../../electron/start.js'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'start-'))
})
afterEach(() => rm(folder, { recursive: true }))

async function put(name: string, seconds = 1_000): Promise<void> {
  const path = join(folder, name)
  await mkdir(join(path, '..'), { recursive: true })
  await writeFile(path, 'x')
  await utimes(path, seconds, seconds)
}
const BUILT = [
  'out/main/main.cjs',
  'out/main/cli.cjs',
  'out/main/analysis.worker.cjs',
  'out/main/digest.worker.cjs',
  'out/main/search.worker.cjs',
  'out/preload/preload.cjs',
  'out/renderer/index.html',
]

it('builds when something is missing or older than a source, and not otherwise', async () => {
  await put('shared/model/run.ts', 1_000)
  expect(needsBuild(folder)).toBe(true)
  for (const name of BUILT) await put(name, 2_000)
  expect(needsBuild(folder)).toBe(false)
  await put('renderer/app/App.tsx', 3_000)
  expect(needsBuild(folder)).toBe(true)
})

it('does not try Electron without a screen, which only Linux can be without', () => {
  expect(missingScreen({}, 'linux')).toContain('no screen')
  expect(missingScreen({ DISPLAY: ':0' }, 'linux')).toBeUndefined()
  expect(missingScreen({ WAYLAND_DISPLAY: 'wayland-0' }, 'linux')).toBeUndefined()
  expect(missingScreen({}, 'darwin')).toBeUndefined()
})

it('tells sources from options', () => {
  expect(sourcesOf(['--no-open', '--port', '9000', 'runs.zip', 'folder'])).toEqual(['runs.zip', 'folder'])
})

it('finds the binary that was downloaded, and none otherwise', async () => {
  expect(findElectron(folder, {})).toBeUndefined()
  await writeFile(join(folder, 'path.txt'), 'electron')
  expect(findElectron(folder, {})).toBeUndefined()
  await put('dist/electron')
  expect(findElectron(folder, {})).toBe(join(folder, 'dist', 'electron'))
  await put('elsewhere/electron')
  expect(findElectron(folder, { ELECTRON_OVERRIDE_DIST_PATH: join(folder, 'elsewhere') })).toBe(
    join(folder, 'elsewhere', 'electron'),
  )
})
