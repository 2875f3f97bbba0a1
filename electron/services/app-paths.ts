import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { ensure } from '#shared/base/assert.ts'

/** Where the built program keeps its parts. */
export interface AppPaths {
  /** The built window. */
  readonly renderer: string
  readonly preload: string
  /** The analysis process's entry. */
  readonly worker: string
  /** The built-in sample; undefined in a build without it. */
  readonly sample: string | undefined
}

/** From the folder that holds package.json; `resources` is where a package keeps what is not code. */
export function findAppPaths(root: string, resources: string = root): AppPaths {
  const sample = join(resources, 'sample')
  return {
    renderer: join(root, 'out', 'renderer'),
    preload: join(root, 'out', 'preload', 'preload.cjs'),
    worker: join(root, 'out', 'main', 'analysis.worker.js'),
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
