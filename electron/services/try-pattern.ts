import type { AbortSignalLike } from '#shared/ipc/contract.ts'
import { createPatternTrial, type TriedSignature } from '#shared/analysis/own-rules/try-pattern.ts'
import { err, ok, type Result } from '#shared/base/result.ts'
import { compareText } from '#shared/base/text.ts'
import type { RuleTrial, TrialCount } from '#shared/model/own-rules.ts'
import type { RunProgress } from './analyse-source-run.ts'
import type { SourceRun } from './sources/source.ts'

export interface TrialOptions {
  readonly signature: TriedSignature
  /** Undefined = all of the run. */
  readonly artifact?: string | undefined
  onProgress?(progress: RunProgress): void
  readonly signal?: AbortSignalLike
}

/** Artifacts with hits that are listed; all are counted. */
const LISTED = 1_000

/** Reads a run once, or one artifact of it, and counts the lines that a signature matches. One bad artifact stops no other. */
export async function tryPattern(run: SourceRun, options: TrialOptions): Promise<Result<RuleTrial>> {
  const { artifact: only, signature } = options
  if (only !== undefined && !run.entries.some(entry => entry.name === only)) {
    return err({ code: 'artifact/not-found', artifact: only })
  }
  const trial = createPatternTrial(signature)
  const counts: TrialCount[] = []
  const isAsked = (name: string) => (only ?? name) === name && trial.means(name)
  const unread = run.entries.filter(({ name, skipped }) => skipped !== undefined && isAsked(name))
  const failed: string[] = unread.map(entry => entry.name)
  let bytes = 0
  for await (const { name, stream } of streamsOf(run, only)) {
    if (!trial.means(name)) continue
    if (!stream.ok) {
      failed.push(name)
      continue
    }
    const reading = trial.open(name)
    for await (const chunk of stream.value.chunks) {
      if (options.signal?.aborted === true) return err({ code: 'cancelled' })
      reading.feed(chunk)
      bytes += chunk.length
      options.onProgress?.({ phase: 'reading', artifact: name, doneBytes: bytes })
    }
    counts.push({ artifact: name, lines: reading.end() })
    if (stream.value.end().state !== 'complete') failed.push(name)
  }
  return ok(summarise({ counts, failed, bytes, hits: trial.hits() }))
}

interface Tally extends Pick<RuleTrial, 'hits'> {
  readonly counts: readonly TrialCount[]
  readonly failed: readonly string[]
  readonly bytes: number
}

function summarise({ counts, failed, bytes, hits }: Tally): RuleTrial {
  const sorted = counts
    .filter(({ lines }) => lines > 0)
    .sort((a, b) => b.lines - a.lines || compareText(a.artifact, b.artifact))
  return {
    artifacts: sorted.slice(0, LISTED),
    hits,
    total: counts.reduce((sum, { lines }) => sum + lines, 0),
    read: { artifacts: counts.length, bytes },
    unread: [...failed].sort(compareText).slice(0, LISTED),
  }
}

type NamedStream = { readonly name: string; readonly stream: Awaited<ReturnType<SourceRun['open']>> }

async function* streamsOf(run: SourceRun, only: string | undefined): AsyncGenerator<NamedStream> {
  if (only !== undefined) {
    const entry = run.entries.find(({ name, skipped }) => name === only && skipped === undefined)
    if (entry !== undefined) yield { name: only, stream: await run.open(only) }
    return
  }
  for await (const { entry, stream } of run.stream()) yield { name: entry.name, stream }
}
