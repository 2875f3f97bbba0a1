import { mkdtemp, readFile, readdir, lstat, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import type { ArtifactStream, Source, SourceRun, StreamEnd } from '../../electron/services/sources/source.ts'
import { openSource } from '../../electron/services/sources/open-source.ts'
import type { SourceLimits } from '../../electron/services/archive/limits.ts'
import type { AppError, Result } from '#shared/base/result.ts'

/** A folder that is gone after the test. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'runskew-test-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return folder
}

/** Opens bytes as a file of the given name. */
export async function openFileOf(
  name: string,
  bytes: Uint8Array | string,
  limits: Partial<SourceLimits> = {},
): Promise<Result<Source>> {
  const path = join(await temporaryFolder(), name)
  await writeFile(path, bytes)
  return await openPath(path, limits)
}

/** Opens a path and closes it after the test. */
export async function openPath(path: string, limits: Partial<SourceLimits> = {}): Promise<Result<Source>> {
  const source = await openSource(path, limits)
  if (source.ok) onTestFinished(() => source.value.close())
  return source
}

export function valueOf<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`Unexpected failure: ${JSON.stringify(result.error)}`)
  return result.value
}

export function errorOf(result: Result<unknown>): AppError {
  if (result.ok) throw new Error('Unexpected success')
  return result.error
}

export interface ReadArtifact {
  readonly text: string
  readonly end: StreamEnd
}

export async function readStream(stream: ArtifactStream): Promise<ReadArtifact> {
  const parts: Buffer[] = []
  for await (const chunk of stream.chunks) parts.push(Buffer.from(chunk))
  return { text: Buffer.concat(parts).toString(), end: stream.end() }
}

/** The text of an artifact, or the reason why it is not opened. */
export async function readArtifact(run: SourceRun, name: string): Promise<ReadArtifact | AppError> {
  const stream = await run.open(name)
  return stream.ok ? await readStream(stream.value) : stream.error
}

/** Everything one pass over the run gives, by name. */
export async function readAll(run: SourceRun): Promise<Record<string, ReadArtifact | AppError>> {
  const all: Record<string, ReadArtifact | AppError> = {}
  for await (const { entry, stream } of run.stream()) {
    all[entry.name] = stream.ok ? await readStream(stream.value) : stream.error
  }
  return all
}

/** The only run of a source. */
export function onlyRun(source: Source): SourceRun {
  const [run] = source.runs
  if (run === undefined || source.runs.length !== 1) throw new Error(`Expected one run, found ${source.runs.length}`)
  return run
}

/** Every path below a folder with its content or kind, to see that nothing was added or changed. */
export async function snapshotTree(folder: string): Promise<Record<string, string>> {
  const tree: Record<string, string> = {}
  for (const name of await readdir(folder, { recursive: true })) {
    const path = join(folder, name)
    const stats = await lstat(path)
    tree[name] = stats.isFile() ? (await readFile(path)).toString('base64') : stats.isDirectory() ? 'folder' : 'other'
  }
  return tree
}
