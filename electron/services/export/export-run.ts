import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { err, ok, type AppError, type Result } from '#shared/base/result.ts'
import type { AbortSignalLike } from '#shared/ipc/contract.ts'
import { compareText } from '#shared/base/text.ts'
import type { RunRecord } from '../cache/run-record.ts'
import type { SourceRun } from '../sources/source.ts'
import type { ExportRequest } from './export-request.ts'
import { nameResult, openTarget, writeError, type ExportTarget } from './export-target.ts'
import { encodeFetchRecord, RECORD_FILE, type FetchRecord, type MissingArtifact } from './fetch-record.ts'
import { packZip } from './pack-zip.ts'
import { portablePath } from './portable-path.ts'
import { safeLayout } from './safe-layout.ts'
import { artifactsOf, writeRun } from './write-run.ts'

export interface Exported {
  readonly files: number
  /** Of the artifacts as written, before an archive packs them. */
  readonly bytes: number
  /** Artifacts whose names could not be kept; the record tells which. */
  readonly renamed: number
  /** Wanted, and not written. */
  readonly missing: readonly MissingArtifact[]
}

/**
 * Writes a run as a plain folder or archive in its bucket's own layout, with a record of where each file comes from. It
 * appears whole under its name or not at all, and nothing that is there is replaced. An archive is put together from a
 * folder beside it, since its record, which has every digest, comes with it. `file/write` when it cannot be written.
 */
export async function exportRun(request: ExportRequest): Promise<Result<Exported>> {
  const opened = await openTarget(request.to)
  if (!opened.ok) return opened
  const target = opened.value
  try {
    const exported = await fill(target, request)
    return isStopped(request.signal) ? err({ code: 'cancelled' }) : ok(exported)
  } catch (thrown) {
    return err(isStopped(request.signal) ? { code: 'cancelled' } : failure(request.to, thrown))
  } finally {
    await rm(target.draft, { recursive: true, force: true }).catch(() => undefined)
  }
}

// What the signal says changes while one waits; a comparison in place would be taken for settled.
function isStopped({ aborted }: AbortSignalLike): boolean {
  return aborted
}

function failure(path: string, thrown: unknown): AppError {
  if (thrown instanceof Error && 'code' in thrown) return writeError(path, thrown)
  throw thrown
}

async function fill(target: ExportTarget, request: ExportRequest): Promise<Exported> {
  const { run, folder, signal } = request
  const names = artifactsOf(run).map(({ name }) => name)
  const layout = safeLayout({ folder, names, reserved: [RECORD_FILE] })
  const root = join(target.draft, 'root')
  const written = await writeRun(request, { root, layout })
  const record = describe(request, written)
  await writeFile(join(root, RECORD_FILE), encodeFetchRecord(record), { flag: 'wx' })
  if (isStopped(signal)) return summarise(record, request)
  await nameResult(target, target.kind === 'folder' ? root : await pack(target, root, { record, signal }))
  return summarise(record, request)
}

async function pack(
  { draft }: ExportTarget,
  root: string,
  { record, signal }: { readonly record: FetchRecord; readonly signal: AbortSignal },
): Promise<string> {
  const archive = join(draft, 'archive')
  await packZip(archive, { root, files: [RECORD_FILE, ...record.artifacts.map(({ file }) => file)], signal })
  return archive
}

function describe(
  { run, source, folder, record }: ExportRequest,
  { artifacts, missing }: Awaited<ReturnType<typeof writeRun>>,
): FetchRecord {
  return {
    schema: 'runskew/fetch@1',
    source,
    folder: portablePath(folder),
    ...describeUpload(run),
    ...(record === undefined ? {} : { listing: describeListing(record) }),
    artifacts: [...artifacts].sort((a, b) => compareText(a.name, b.name)),
    missing: [...missing].sort((a, b) => compareText(a.name, b.name)),
  }
}

function describeListing({ bucket, listedAt, isFinished }: RunRecord): NonNullable<FetchRecord['listing']> {
  return { bucket, listedAt: isoTime(listedAt), isFinished }
}

function describeUpload({ uploaded }: SourceRun): Pick<FetchRecord, 'uploaded'> {
  return uploaded === undefined ? {} : { uploaded: { from: isoTime(uploaded.from), to: isoTime(uploaded.to) } }
}

function isoTime(ms: number): string {
  return new Date(ms).toISOString()
}

function summarise({ artifacts, missing }: FetchRecord, { folder, isWanted }: ExportRequest): Exported {
  const own = folder === '' ? '' : `${folder}/`
  return {
    files: artifacts.length,
    bytes: artifacts.reduce((sum, { bytes }) => sum + bytes, 0),
    renamed: artifacts.filter(({ name, file }) => file !== `${own}${name}`).length,
    missing: missing.filter(({ name }) => isWanted(name)),
  }
}
