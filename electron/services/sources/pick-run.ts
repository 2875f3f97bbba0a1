import { err, ok, type Result } from '#shared/base/result.ts'
import type { Source, SourceRun } from './source.ts'

/** The run that was asked for; without a path, the only one there is. */
export function pickRun(source: Source, runPath?: string): Result<SourceRun> {
  const runs = source.runs.map(run => run.path)
  if (runPath === undefined) {
    const [only] = source.runs
    if (only !== undefined && runs.length === 1) return ok(only)
    return err({ code: 'source/several-runs', path: source.label, runs })
  }
  const wanted = runPath.replace(/^(?:\.?\/)+/u, '').replace(/\/+$/u, '')
  const run = source.runs.find(candidate => candidate.path === runPath || candidate.path === wanted)
  return run === undefined ? err({ code: 'source/no-such-run', path: source.label, run: runPath, runs }) : ok(run)
}

/** A source as written on the command line: `path` or `path#run`. */
export interface SourceReference {
  readonly path: string
  readonly run?: string
}

/** A path that exists as written wins; otherwise the longest part before a `#` that exists, or the part before the last one. */
export function splitRunPath(text: string, exists: (path: string) => boolean): SourceReference {
  const last = text.lastIndexOf('#')
  if (last < 0 || exists(text)) return { path: text }
  for (let at = last; at > 0; at = text.lastIndexOf('#', at - 1)) {
    if (exists(text.slice(0, at))) return { path: text.slice(0, at), run: text.slice(at + 1) }
  }
  return { path: text.slice(0, last), run: text.slice(last + 1) }
}
