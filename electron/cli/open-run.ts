import { existsSync } from 'node:fs'
import { err, ok, type AppError, type Result } from '#shared/base/result.ts'
import type { Analysis } from '#shared/model/analysis.ts'
import type { RunLocation } from '../services/open-sources.ts'
import { openBytes, openSource } from '../services/sources/open-source.ts'
import { pickRun, splitRunPath } from '../services/sources/pick-run.ts'
import type { Source, SourceRun } from '../services/sources/source.ts'
import { say } from './output.ts'

export interface OpenedRun {
  readonly source: Source
  readonly run: SourceRun
  /** For people: the path as given, without its folder. */
  readonly label: string
  /** Where another process finds it; undefined for standard input, which only this process can read. */
  readonly location: RunLocation | undefined
  /** Of a copied run: the analysis of the same bytes that was made before, or that which `read` makes. */
  analyse?(read: () => Promise<Result<Analysis>>): Promise<Result<Analysis>>
}

/** Opens what the person named: a path, `path#run`, or `-`. */
export async function openRun(argument: string): Promise<Result<OpenedRun>> {
  const { path, run } = splitRunPath(argument, existsSync)
  if (path === '-' && process.stdin.isTTY) say('Reading standard input; Ctrl-D ends it.')
  const opened = path === '-' ? ok(openBytes('standard input', process.stdin)) : await openSource(path)
  if (!opened.ok) return opened
  const picked = pickRun(opened.value, run)
  const isEmpty = picked.ok && picked.value.entries.length === 0
  if (picked.ok && !isEmpty) {
    if (opened.value.problem !== undefined) say(`${path}: ${opened.value.problem}.`)
    return ok({
      source: opened.value,
      run: picked.value,
      label: labelOf(opened.value, picked.value),
      location: path === '-' ? undefined : { kind: 'path', path, run: picked.value.path },
    })
  }
  await opened.value.close()
  return err(
    picked.ok ? { code: 'source/unsupported', path, reason: 'it holds no files' } : withPath(picked.error, path),
  )
}

/** The path as it was written, so that a name in the answer can be copied. */
function withPath(error: AppError, path: string): AppError {
  return error.code === 'source/several-runs' || error.code === 'source/no-such-run' ? { ...error, path } : error
}

/** The same for the same artifacts wherever they lie: the name of the source and the run's path in it. */
function labelOf(source: Source, run: SourceRun): string {
  return run.path === '' ? source.label : `${source.label}#${run.path}`
}
