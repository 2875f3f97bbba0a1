import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { ensure } from '#shared/base/assert.ts'
import { errorText } from '#shared/report/error-text.ts'
import { DAMAGED_COPY } from '../cache/read-blob.ts'
import { isGzipName } from '../archive/sniff.ts'
import type { StoredObject } from '../fetch/storage.ts'
import type { SourceEntry, SourceRun, StoredArtifact } from '../sources/source.ts'
import type { ExportRequest } from './export-request.ts'
import type { MissingArtifact, WrittenArtifact } from './fetch-record.ts'
import { isWritten, unpackGzip, writeArtifact, type WrittenFile } from './write-artifact.ts'

export interface WrittenRun {
  readonly artifacts: readonly WrittenArtifact[]
  readonly missing: readonly MissingArtifact[]
}

export interface RunLayout {
  /** An existing or new folder. */
  readonly root: string
  /** Path below it for each name. */
  readonly layout: ReadonlyMap<string, string>
}

/** Unpacked, or else as stored, and both once more for what was mended. */
const PASSES = 4

/**
 * Writes the wanted artifacts below a root. What its store keeps as gzip is unpacked under its own name, as the store's
 * own clients do, unless that would change what a reader finds: then it stays as stored. Of what is here in pieces only,
 * nothing is written: a file of that name would pass for the artifact. Throws the system's errors.
 */
export async function writeRun(request: ExportRequest, at: RunLayout): Promise<WrittenRun> {
  const run = new RunWriter(request, at)
  await mkdir(at.root, { recursive: true })
  for (let pass = 0; pass < PASSES && run.isWanting(); pass++) {
    await run.mendDamaged()
    await run.writePending()
  }
  return run.result()
}

/** The artifacts of a run, each once: of one that is here in pieces, the beginning stands for it. */
export function artifactsOf({ entries }: Pick<SourceRun, 'entries'>): readonly SourceEntry[] {
  return entries.filter(({ piece }) => piece === undefined || piece === 'head')
}

/** What is still to be written of a run, and what was. */
class RunWriter {
  readonly #request: ExportRequest
  readonly #at: RunLayout
  readonly #objects: ReadonlyMap<string, StoredObject>
  readonly #written = new Map<string, WrittenArtifact>()
  readonly #pending: Set<string>
  /** Stay as stored. */
  readonly #packed = new Set<string>()
  readonly #reasons = new Map<string, string>()
  readonly #mended = new Set<string>()
  #doneBytes = 0

  constructor(request: ExportRequest, at: RunLayout) {
    this.#request = request
    this.#at = at
    this.#objects = new Map(request.record?.objects.map(object => [object.name, object]))
    const stored = request.run.entries.filter(({ piece }) => piece === undefined)
    this.#pending = new Set(stored.map(({ name }) => name).filter(request.isWanted))
  }

  isWanting(): boolean {
    return this.#pending.size > 0 && !this.#request.signal.aborted
  }

  /** Each once. */
  async mendDamaged(): Promise<void> {
    const damaged = [...this.#reasons].filter(([name, why]) => why === DAMAGED_COPY && !this.#mended.has(name))
    if (damaged.length === 0) return
    const names = damaged.map(([name]) => name)
    for (const name of names) this.#mended.add(name)
    await this.#request.mend(names)
  }

  async writePending(): Promise<void> {
    const stored = this.#request.run.streamStored?.(name => this.#pending.has(name)) ?? []
    for await (const artifact of stored) {
      if (this.#request.signal.aborted) return
      await this.#write(artifact)
    }
  }

  result(): WrittenRun {
    const missing = artifactsOf(this.#request.run).filter(({ name }) => !this.#written.has(name))
    return {
      artifacts: [...this.#written.values()],
      missing: missing.map(entry => this.#describeMissing(entry)),
    }
  }

  #describeMissing(entry: SourceEntry): MissingArtifact {
    const { name } = entry
    const bytes = entry.piece === undefined ? entry.bytes : this.#objects.get(name)?.bytes
    return { name, reason: this.#whyMissing(entry), ...(bytes === undefined ? {} : { bytes }) }
  }

  async #write({ entry, stream }: StoredArtifact): Promise<void> {
    const { name } = entry
    if (!stream.ok) {
      this.#fail(name, stream.error.code === 'cache/damaged' ? DAMAGED_COPY : errorText(stream.error).what)
      return
    }
    const file = ensure(this.#at.layout.get(name), `a path for ${name}`)
    const isUnpacked = this.#isUnpacked(name)
    const bytes = isUnpacked ? unpackGzip(stream.value) : stream.value
    const outcome = await writeArtifact(join(this.#at.root, ...file.split('/')), bytes)
    if (isWritten(outcome)) this.#keep(entry, { file, ...outcome, isUnpacked })
    else if (isUnpacked) this.#packed.add(name)
    else this.#fail(name, outcome.state === 'complete' ? '' : outcome.reason)
  }

  #keep(
    entry: SourceEntry,
    { isUnpacked, ...file }: WrittenFile & { readonly file: string; readonly isUnpacked: boolean },
  ): void {
    const { name, integrity } = entry
    const object = this.#objects.get(name)
    this.#written.set(name, {
      name,
      ...file,
      ...(isUnpacked && object?.bytes !== file.bytes ? { isUnpacked: true } : {}),
      ...(object === undefined ? {} : { object: describeObject(object) }),
      ...(integrity === undefined || integrity === 'incomplete' ? {} : { integrity }),
    })
    this.#pending.delete(name)
    this.#reasons.delete(name)
    this.#doneBytes += entry.bytes ?? file.bytes
    this.#request.onProgress(this.#doneBytes)
  }

  #fail(name: string, reason: string): void {
    this.#reasons.set(name, reason)
    this.#packed.delete(name)
  }

  #isUnpacked(name: string): boolean {
    return this.#objects.get(name)?.encoding === 'gzip' && !isGzipName(name) && !this.#packed.has(name)
  }

  #whyMissing({ name, skipped, piece }: SourceEntry): string {
    if (piece !== undefined) return this.#request.reasonOf(name) ?? 'only pieces of it were fetched'
    if (!this.#request.isWanted(name)) return 'not asked for'
    return this.#reasons.get(name) ?? this.#request.reasonOf(name) ?? skipped ?? 'not read'
  }
}

function describeObject({ generation, bytes, crc32c, md5 }: StoredObject): NonNullable<WrittenArtifact['object']> {
  return {
    generation,
    bytes,
    ...(crc32c === undefined ? {} : { crc32c }),
    ...(md5 === undefined ? {} : { md5 }),
  }
}
