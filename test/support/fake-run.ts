import { err, ok } from '../../shared/base/result.ts'
import { encodeUtf8 } from '../../shared/base/bytes.ts'
import { compareText } from '../../shared/base/text.ts'
import { instant } from '../../shared/base/time.ts'
import type { Analysis } from '../../shared/model/analysis.ts'
import type { Comparison } from '../../shared/model/comparison.ts'
import type { Source, SourceRun } from '../../electron/services/sources/source.ts'

/** A run in memory: artifact name → text. */
export function fakeRun(path: string, artifacts: Readonly<Record<string, string>>): SourceRun {
  const names = Object.keys(artifacts).sort(compareText)
  const open: SourceRun['open'] = name => {
    const text = artifacts[name]
    if (text === undefined) return Promise.resolve(err({ code: 'artifact/not-found', artifact: name }))
    return Promise.resolve(ok({ chunks: oneChunk(text), end: () => ({ state: 'complete' }) }))
  }
  return {
    path,
    entries: names.map(name => ({ name, bytes: encodeUtf8(artifacts[name] ?? '').length })),
    open,
    stream: async function* () {
      for (const name of names) yield { entry: { name }, stream: await open(name) }
    },
  }
}

async function* oneChunk(text: string): AsyncGenerator<Uint8Array> {
  await Promise.resolve()
  yield encodeUtf8(text)
}

/** A source in memory; `closed` counts how often it was closed. */
export function fakeSource(label: string, runs: readonly SourceRun[]): Source & { closed: number } {
  const source = {
    kind: 'folder' as const,
    label,
    runs,
    closed: 0,
    close: () => {
      source.closed++
      return Promise.resolve()
    },
  }
  return source
}

export function emptyAnalysis(over: Partial<Analysis> = {}): Analysis {
  return {
    run: { source: 'test' },
    hosts: [],
    claims: [],
    images: [],
    findings: [],
    tests: { passed: 0, failed: 0, skipped: 0, failures: [], passedNames: [], skippedNames: [] },
    coverage: [],
    artifacts: [],
    timeline: { events: [], repeats: [], tests: [], phases: [], density: [] },
    skews: [],
    entities: [],
    entityNotes: [],
    stage: { reached: 'none' },
    knowledge: 'test',
    ...over,
  }
}

/** A comparison that only knows which runs it compared. */
export function fakeComparison(good: Analysis, bad: Analysis): Comparison {
  return {
    good: good.run,
    bad: bad.run,
    components: [],
    findings: [],
    tests: { newlyFailing: [], untold: [], fixed: [], stillFailing: [], missing: [] },
    artifacts: { onlyGood: [], onlyBad: [] },
    images: [],
    verdict: { status: 'no-difference', summary: '', hypotheses: [], ruledOut: [] },
    skews: { good: [], bad: [] },
    coverage: { good: [], bad: [] },
    knowledge: 'test',
  }
}

export const at = instant
