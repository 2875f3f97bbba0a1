import { createRunTemplates, type TemplatedRun } from '#shared/analysis/templates/run-templates.ts'
import type { RunTemplates } from '#shared/model/template.ts'
import { bytesOf, type Files } from './analyse-files.ts'

const UNKNOWN: TemplatedRun = { hosts: [], run: {} }

/** The templates of a run that exists only in memory; its analysis tells its machines and its times. */
export function readTemplates(files: Files, run: TemplatedRun = UNKNOWN): RunTemplates {
  const reader = createRunTemplates(run, Object.keys(files))
  for (const name of Object.keys(files)) {
    const sink = reader.open(name)
    sink?.feed(bytesOf(files, name))
    sink?.end()
  }
  return reader.finish([])
}
