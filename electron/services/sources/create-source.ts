import type { FileHandle } from 'node:fs/promises'
import { err, ok, type Result } from '#shared/base/result.ts'
import { compareText } from '#shared/base/text.ts'
import { toArtifactStream, type ByteStream } from '../archive/byte-stream.ts'
import { readRange } from '../archive/file-bytes.ts'
import type { SourceLimits } from '../archive/limits.ts'
import { isArchiveName, sniffStream } from '../archive/sniff.ts'
import type { Container } from './container.ts'
import { decodeArtifact, type Budget } from './decode-artifact.ts'
import { findRunOf, findRuns } from './find-runs.ts'
import { FETCH_RECORD } from './left-out.ts'
import type { ArtifactStream, Source, SourceEntry, SourceRun, StoredArtifact } from './source.ts'

/** Files beside the runs of a job: Prow's own pointers and caches, and our record; no part of any run. */
const INDEX_FILES: ReadonlySet<string> = new Set(['latest-build.txt', 'jobResultsCache.json', FETCH_RECORD])

/** An entry as a run shows it, and as the container knows it. */
interface Member<E> {
  readonly entry: SourceEntry
  readonly stored: E
}

/** Divides a container into its runs and decodes what is compressed. */
export function createSource<E extends SourceEntry>(container: Container<E>, limits: SourceLimits): Source {
  const paths = container.isOneRun === true ? [''] : findRuns(readableNames(container))
  const members = groupByRun(container, new Set(paths))
  const uploaded = paths.length === 1 && container.uploaded !== undefined ? { uploaded: container.uploaded } : {}
  const problem = sourceProblem(container, members.get(undefined) ?? [])
  return {
    kind: container.kind,
    label: container.label,
    runs: paths.map(path => ({
      ...createRun(container, { path, members: members.get(path) ?? [], limits }),
      ...uploaded,
    })),
    ...(problem === undefined ? {} : { problem }),
    close: () => container.close(),
  }
}

function readableNames<E extends SourceEntry>({ entries }: Container<E>): readonly string[] {
  return entries.filter(entry => entry.skipped === undefined).map(entry => entry.name)
}

function sourceProblem<E extends SourceEntry>(
  container: Container<E>,
  outside: readonly Member<E>[],
): string | undefined {
  const lost = outside.filter(
    ({ stored: { name, unfetched } }) =>
      unfetched === undefined && !INDEX_FILES.has(name.slice(name.lastIndexOf('/') + 1)),
  )
  const note = lost.length === 0 ? undefined : `files outside the runs, not read: ${lost.length}`
  const problems = [container.problem, note].filter(problem => problem !== undefined)
  return problems.length === 0 ? undefined : problems.join('; ')
}

function groupByRun<E extends SourceEntry>(container: Container<E>, runs: ReadonlySet<string>) {
  const groups = new Map<string | undefined, Member<E>[]>()
  for (const stored of container.entries) {
    const isRecord = stored.name === FETCH_RECORD && container.isOneRun !== true
    const run = isRecord ? undefined : findRunOf(stored.name, runs)
    const name = run === undefined || run === '' ? stored.name : stored.name.slice(run.length + 1)
    const group = groups.get(run) ?? []
    groups.set(run, group)
    group.push({ entry: describe(stored, name), stored })
  }
  return groups
}

function describe(stored: SourceEntry, name: string): SourceEntry {
  const skipped = stored.skipped ?? (isArchiveName(name) ? 'archive inside the run, not opened' : undefined)
  return {
    name,
    ...(stored.bytes === undefined ? {} : { bytes: stored.bytes }),
    ...(skipped === undefined ? {} : { skipped }),
    ...(stored.warning === undefined ? {} : { warning: stored.warning }),
    ...(stored.unfetched === undefined ? {} : { unfetched: stored.unfetched }),
    ...(stored.piece === undefined ? {} : { piece: stored.piece }),
    ...(stored.integrity === undefined ? {} : { integrity: stored.integrity }),
  }
}

interface RunParts<E> {
  readonly path: string
  readonly members: readonly Member<E>[]
  readonly limits: SourceLimits
}

function createRun<E extends SourceEntry>(container: Container<E>, { path, members, limits }: RunParts<E>): SourceRun {
  const byEntryName = new Map(members.map(member => [member.entry.name, member]))
  const readable = members.filter(({ entry }) => entry.skipped === undefined)
  const decode = (entry: SourceEntry, stored: Result<ByteStream>, budget: Budget): Result<ArtifactStream> =>
    stored.ok ? ok(toArtifactStream(decodeArtifact(entry.name, stored.value, { limits, budget }))) : stored

  async function open(name: string): Promise<Result<ArtifactStream>> {
    const member = byEntryName.get(name)
    if (member === undefined) return err({ code: 'artifact/not-found', artifact: name })
    const { entry, stored } = member
    if (entry.skipped !== undefined) return err({ code: 'artifact/unreadable', artifact: name, reason: entry.skipped })
    return decode(entry, await container.open(stored), { left: limits.archiveBytes })
  }

  async function* stream(): ReturnType<SourceRun['stream']> {
    const budget = { left: limits.archiveBytes }
    const order = readable[Symbol.iterator]()
    for await (const stored of container.stream(readable.map(member => member.stored))) {
      const next = order.next()
      if (next.done === true) return
      yield { entry: next.value.entry, stream: decode(next.value.entry, stored, budget) }
    }
  }

  const run: SourceRun = {
    path,
    entries: members.map(member => member.entry).sort((a, b) => compareText(a.name, b.name)),
    open,
    stream,
    streamStored: isWanted => streamStored(container, members, isWanted),
  }
  const { openFile } = container
  if (openFile === undefined) return run
  return {
    ...run,
    plainFile: async name => {
      const member = byEntryName.get(name)
      if (member === undefined || member.entry.skipped !== undefined) return undefined
      return await openPlain(openFile(member.stored))
    },
  }
}

async function* streamStored<E extends SourceEntry>(
  container: Container<E>,
  members: readonly Member<E>[],
  isWanted: (name: string) => boolean,
): AsyncGenerator<StoredArtifact> {
  const wanted = members.filter(
    ({ entry, stored }) => stored.skipped === undefined && stored.piece === undefined && isWanted(entry.name),
  )
  const order = wanted[Symbol.iterator]()
  for await (const stream of container.stream(wanted.map(({ stored }) => stored))) {
    const next = order.next()
    if (next.done === true) return
    yield { entry: next.value.entry, stream }
  }
}

/** The file, when its bytes need no decoding. */
async function openPlain(opening: Promise<Result<FileHandle>>): Promise<FileHandle | undefined> {
  const file = await opening
  if (!file.ok) return undefined
  if ((await sniffStream(readRange(file.value))) === undefined) return file.value
  await file.value.close()
  return undefined
}
