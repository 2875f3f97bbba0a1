import type { RunFacts } from '#shared/model/run.ts'
import type { ArtifactReader } from '#shared/analysis/read/reader.ts'
import type { SourceRun } from './sources/source.ts'

/** Opens a structured reader for an artifact's name, or nothing when it has none. */
export type OpenReader = (artifact: string) => ArtifactReader | undefined

const FACT_FILES = ['prowjob.json', 'started.json', 'finished.json'] as const
/** These files have a few kilobytes; a larger one is left to the analysis. Bytes. */
const MAX_BYTES = 1_048_576

/** The facts of a run from its small files, for the list of runs; what cannot be read is simply not stated. */
export async function lookAtRun(run: SourceRun, source: string, openReader: OpenReader): Promise<RunFacts> {
  let facts: RunFacts = { source }
  for (const name of FACT_FILES) {
    if (!run.entries.some(entry => entry.name === name && entry.skipped === undefined)) continue
    facts = { ...facts, ...(await readFacts(run, name, openReader)) }
  }
  return facts
}

async function readFacts(run: SourceRun, name: string, openReader: OpenReader): Promise<Partial<RunFacts>> {
  const reader = openReader(name)
  if (reader === undefined) return {}
  const opened = await run.open(name)
  if (!opened.ok) return {}
  let bytes = 0
  for await (const chunk of opened.value.chunks) {
    bytes += chunk.length
    if (bytes > MAX_BYTES) return {}
    reader.feed(chunk)
  }
  return reader.end().facts ?? {}
}
