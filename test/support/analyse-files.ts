import { createRunAnalyser } from '#shared/analysis/analyse-run.ts'
import { encodeUtf8 } from '#shared/base/bytes.ts'
import type { RunLocation } from '#shared/analysis/resolve-run.ts'
import type { Analysis } from '#shared/model/analysis.ts'
import type { Evidence } from '#shared/model/evidence.ts'

export type Files = Readonly<Record<string, string | Uint8Array>>

interface Reading {
  /** Order in which the artifacts are read; all of them, by name. */
  readonly order?: readonly string[]
  /** Sizes of the chunks; the last one repeats. */
  readonly sizes?: readonly number[]
  /** Artifacts that were listed and not read. */
  readonly skipped?: readonly string[]
  /** When a store took it in. */
  readonly uploaded?: RunLocation['uploaded']
}

/** Analyses a run that exists only in memory. */
export function analyseFiles(files: Files, { order, sizes = [], skipped = [], uploaded }: Reading = {}): Analysis {
  const names = order ?? Object.keys(files)
  const analyser = createRunAnalyser(
    { path: 'logs/ci-job/17', source: 'memory', ...(uploaded === undefined ? {} : { uploaded }) },
    [...names, ...skipped],
  )
  for (const name of skipped) analyser.skip({ name, state: 'skipped', reason: 'not read' })
  for (const name of names) {
    const sink = analyser.open(name)
    for (const chunk of chunksOf(bytesOf(files, name), sizes)) sink.feed(chunk)
    sink.end({ state: 'complete' })
  }
  return analyser.finish()
}

export function bytesOf(files: Files, name: string): Uint8Array {
  const content = files[name] ?? ''
  return typeof content === 'string' ? encodeUtf8(content) : content
}

/** Each chunk is overwritten once the next one is taken: a source may use its buffer again. */
function* chunksOf(bytes: Uint8Array, sizes: readonly number[]): Iterable<Uint8Array> {
  let at = 0
  for (let piece = 0; at < bytes.length; piece++) {
    const size = Math.max(1, sizes[Math.min(piece, sizes.length - 1)] ?? bytes.length)
    const chunk = bytes.slice(at, at + size)
    yield chunk
    chunk.fill(0x21)
    at += size
  }
}

/** Every citation of an analysis, wherever it stands. */
export function citedIn(analysis: Analysis): readonly Evidence[] {
  const { claims, findings, images, skews, tests, timeline, stage } = analysis
  return [
    ...[...claims, ...findings, ...images, ...skews, ...tests.failures].flatMap(item => item.evidence),
    ...timeline.events.map(event => event.evidence),
    ...(stage.stopped === undefined ? [] : [stage.stopped.evidence]),
  ]
}
