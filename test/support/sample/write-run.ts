import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { RunFiles } from './build-run.ts'

/** Writes a run below `folder` and answers the folder. */
export function writeRun(folder: string, files: RunFiles): string {
  for (const [path, content] of files) {
    const target = join(folder, path)
    mkdirSync(dirname(target), { recursive: true })
    writeFileSync(target, content)
  }
  return folder
}
