import { compareText } from '#shared/base/text.ts'
import { RUN_DEPTH } from '../archive/limits.ts'

/** Files that only the root of a run holds (prow's pod utilities and its bootstrap predecessor). */
const RUN_FILES: ReadonlySet<string> = new Set([
  'started.json',
  'finished.json',
  'prowjob.json',
  'build-log.txt',
  'podinfo.json',
  'clone-log.txt',
  'clone-records.json',
])

/**
 * The folders that are runs, sorted; `['']` when the whole is one run, or when nothing looks like a run.
 * What lies in a run's artifacts/ belongs to that run, even when it looks like a run itself (ci-operator steps do).
 */
export function findRuns(names: Iterable<string>): readonly string[] {
  const folders = new Set<string>()
  for (const name of names) {
    const slash = name.lastIndexOf('/')
    if (RUN_FILES.has(name.slice(slash + 1))) folders.add(slash < 0 ? '' : name.slice(0, slash))
  }
  if (folders.has('')) return ['']
  const runs = [...folders].filter(folder => depthOf(folder) <= RUN_DEPTH && !isInArtifacts(folder, folders))
  return runs.length === 0 ? [''] : runs.sort(compareText)
}

function depthOf(folder: string): number {
  return folder.split('/').length
}

function isInArtifacts(folder: string, runs: ReadonlySet<string>): boolean {
  for (let at = folder.indexOf('/artifacts'); at >= 0; at = folder.indexOf('/artifacts', at + 1)) {
    const next = folder.charAt(at + '/artifacts'.length)
    if ((next === '' || next === '/') && runs.has(folder.slice(0, at))) return true
  }
  return false
}

/** The run that a name belongs to: the deepest one whose folder holds it. */
export function findRunOf(name: string, runs: ReadonlySet<string>): string | undefined {
  let found = runs.has('') ? '' : undefined
  let slash = name.indexOf('/')
  for (let depth = 1; depth <= RUN_DEPTH && slash >= 0; depth++) {
    const folder = name.slice(0, slash)
    if (runs.has(folder)) found = folder
    slash = name.indexOf('/', slash + 1)
  }
  return found
}
