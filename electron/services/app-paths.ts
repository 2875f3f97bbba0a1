import { existsSync } from 'node:fs'
import { homedir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { ensure } from '#shared/base/assert.ts'

/** Where the built program keeps its parts. */
export interface AppPaths {
  /** The built window. */
  readonly renderer: string
  readonly preload: string
  /** The analysis process's entry. */
  readonly worker: string
  /** The digest thread's entry. */
  readonly digestWorker: string
  /** The search thread's entry. */
  readonly searchWorker: string
  /** The built-in sample; undefined in a build without it. */
  readonly sample: string | undefined
}

/** From the folder that holds package.json; `resources` is where a package keeps what is not code. */
export function findAppPaths(root: string, resources: string = root): AppPaths {
  const sample = join(resources, 'sample')
  return {
    renderer: join(root, 'out', 'renderer'),
    preload: join(root, 'out', 'preload', 'preload.cjs'),
    worker: join(root, 'out', 'main', 'analysis.worker.cjs'),
    digestWorker: join(root, 'out', 'main', 'digest.worker.cjs'),
    searchWorker: join(root, 'out', 'main', 'search.worker.cjs'),
    sample: existsSync(sample) ? sample : undefined,
  }
}

/** The folder that holds package.json, from any file below it; the bundler decides how deep that file lies. */
export function findAppRoot(start: string): string {
  let folder = start
  while (!existsSync(join(folder, 'package.json'))) {
    const parent = dirname(folder)
    folder = ensure(parent === folder ? undefined : parent, `package.json above ${start}`)
  }
  return folder
}

/** Where copies of runs are kept, the same for every front end: `RUNSKEW_CACHE`, or where programs keep such things here. */
export function cacheFolder(environment: NodeJS.ProcessEnv, platform: NodeJS.Platform): string {
  const named = environment['RUNSKEW_CACHE']
  if (named !== undefined && named !== '') return resolve(named)
  if (platform === 'win32')
    return join(environment['LOCALAPPDATA'] ?? join(homedir(), 'AppData', 'Local'), 'runskew', 'cache')
  if (platform === 'darwin') return join(homedir(), 'Library', 'Caches', 'runskew')
  return join(environment['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'runskew')
}
