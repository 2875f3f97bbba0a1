import { findHostFolders } from '#shared/analysis/resolve-hosts.ts'
import {
  createRunTemplates,
  type RunTemplateReader,
  type TemplatedRun,
} from '#shared/analysis/templates/run-templates.ts'
import { err, ok, type Result } from '#shared/base/result.ts'
import type { AbortSignalLike } from '#shared/ipc/contract.ts'
import type { RunTemplates } from '#shared/model/template.ts'
import type { RunProgress } from './analyse-source-run.ts'
import type { ArtifactStream, SourceRun } from './sources/source.ts'
import { uploadOf } from './upload-of.ts'

export interface RunTemplatesOptions {
  readonly about: TemplatedRun
  /** Only logs of this machine; undefined = all of the run. */
  readonly host?: string | undefined
  onProgress?(progress: RunProgress): void
  readonly signal?: AbortSignalLike
}

/**
 * Reads the logs of a run once, for what they say, each thing once. `about` is of the analysis of the same run: its
 * machines and times. One bad artifact stops no other. The error is `cancelled`.
 */
export async function readRunTemplates(run: SourceRun, options: RunTemplatesOptions): Promise<Result<RunTemplates>> {
  const { about, host } = options
  const names = run.entries.map(({ name }) => name)
  const reader = createRunTemplates({ ...about, run: { ...about.run, ...uploadOf(run) } }, names)
  const isWanted = host === undefined ? () => true : isOfHost(names, host)
  const wanted = run.entries.filter(({ name }) => isWanted(name))
  const unread = wanted.filter(({ skipped }) => skipped !== undefined).map(({ name }) => name)
  const totalBytes = wanted.reduce((sum, { skipped, bytes }) => sum + (skipped === undefined ? (bytes ?? 0) : 0), 0)
  let doneBytes = 0
  for await (const { entry, stream } of run.stream()) {
    if (options.signal?.aborted === true) return err({ code: 'cancelled' })
    const { name: artifact } = entry
    if (!isWanted(artifact)) continue
    const onBytes = (bytes: number) => {
      doneBytes += bytes
      options.onProgress?.({ phase: 'reading', artifact, doneBytes, totalBytes })
    }
    const end = stream.ok
      ? await readArtifact({ artifact, reader, stream: stream.value, onBytes, signal: options.signal })
      : 'unread'
    if (end === 'cancelled') return err({ code: 'cancelled' })
    if (end === 'unread') unread.push(artifact)
  }
  options.onProgress?.({ phase: 'finishing', artifact: '', doneBytes, totalBytes })
  return ok(reader.finish(unread))
}

function isOfHost(names: readonly string[], host: string): (artifact: string) => boolean {
  const folders = findHostFolders(names)
  return artifact => folders.hostOf(artifact) === host
}

interface ArtifactReading {
  readonly artifact: string
  readonly reader: RunTemplateReader
  readonly stream: ArtifactStream
  readonly onBytes: (bytes: number) => void
  readonly signal: AbortSignalLike | undefined
}

/** An artifact that is no log is passed over: it takes no part, so it is not unread either. */
async function readArtifact({ artifact, reader, stream, onBytes, signal }: ArtifactReading) {
  const sink = reader.open(artifact)
  for await (const chunk of stream.chunks) {
    if (signal?.aborted === true) return 'cancelled'
    if (sink === undefined) return 'read'
    sink.feed(chunk)
    onBytes(chunk.length)
  }
  sink?.end()
  return sink === undefined || stream.end().state === 'complete' ? 'read' : 'unread'
}
