import { realpath, stat } from 'node:fs/promises'
import { basename, dirname } from 'node:path'
import { compareText } from '#shared/base/text.ts'
import { err, ok, type Result } from '#shared/base/result.ts'
import type { CoverageEntry } from '#shared/model/coverage.ts'
import type { ConfigFile, ConfigFolder } from '#shared/analysis/preflight/config-file.ts'
import { CONFIG_BYTES } from '#shared/analysis/preflight/limits.ts'
import { errorCode } from './archive/byte-stream.ts'
import { DEFAULT_LIMITS } from './archive/limits.ts'
import type { Container } from './sources/container.ts'
import { sourceError } from './sources/file-errors.ts'
import { openFolder } from './sources/folder-container.ts'
import type { SourceEntry } from './sources/source.ts'

/** What was found at a path, for `runPreflight`. */
export interface OpenedConfig {
  readonly folder: ConfigFolder
  /** The file that was named; undefined = the whole folder. */
  readonly entry?: string
  /** Files that were not read although they may matter. */
  readonly coverage: readonly CoverageEntry[]
}

/** Files listed of one folder, and bytes read of them. */
const ENTRIES = 20_000
const TOTAL_BYTES = 32 * 1024 * 1024
/** Files that configurations are made of, or that they refer to: by their endings, and environment files by their names. */
const CONFIG_NAME = /\.(?:ya?ml|json|toml|sh)$|(?:^|\/)[^/.]*env[^/.]*$/u
const KIB = 1024
/** Folders that hold no configuration of a job, and many files. */
const PASSED_OVER = /(?:^|\/)(?:node_modules|\.git|vendor)\//u

/** Reads the configuration at a path: a folder, or a file together with those beside it. No link is followed. */
export async function openPreflight(path: string): Promise<Result<OpenedConfig>> {
  let real: string
  let isFolder: boolean
  try {
    real = await realpath(path)
    isFolder = (await stat(real)).isDirectory()
  } catch (error) {
    return err(sourceError(path, errorCode(error)))
  }
  const root = isFolder ? real : dirname(real)
  const opened = await openFolder(root, { ...DEFAULT_LIMITS, entries: ENTRIES })
  if (!opened.ok) return opened
  try {
    return isFolder
      ? ok(await readFolder(opened.value, undefined))
      : await readWithEntry(opened.value, { path, entry: basename(real) })
  } finally {
    await opened.value.close()
  }
}

type Folder = Container<SourceEntry>

async function readWithEntry(
  folder: Folder,
  { path, entry }: { readonly path: string; readonly entry: string },
): Promise<Result<OpenedConfig>> {
  const read = await readFolder(folder, entry)
  if (read.folder.files.some(({ name }) => name === entry)) return ok(read)
  const reason = read.folder.unread.get(entry) ?? 'its folder holds too many files to be listed'
  return err({ code: 'config/unusable', path, reason })
}

async function readFolder(folder: Folder, entry: string | undefined): Promise<OpenedConfig> {
  const { label, entries, problem } = folder
  const files: ConfigFile[] = []
  const unread = new Map<string, string>()
  let total = 0
  // The file that was named comes first: no limit may be used up before it.
  const wanted = entries
    .filter(({ name }) => name === entry || (CONFIG_NAME.test(name) && !PASSED_OVER.test(name) && isNear(name, entry)))
    .sort((a, b) => Number(b.name === entry) - Number(a.name === entry) || compareText(a.name, b.name))
  for (const one of wanted) {
    const refusal = one.skipped ?? refuseSize(one, total)
    const bytes = refusal === undefined ? await readWhole(folder, one) : refusal
    if (typeof bytes === 'string') unread.set(one.name, bytes)
    else {
      files.push({ name: one.name, bytes })
      total += bytes.length
    }
  }
  return {
    folder: { label, files, unread },
    ...(entry === undefined ? {} : { entry }),
    coverage: [
      ...(entry === undefined ? [...unread].map(([artifact, reason]) => skipped(artifact, reason)) : []),
      ...(problem === undefined ? [] : [skipped(label, problem)]),
    ],
  }
}

/** Of a single file only what lies beside it, or in folders there, is looked at: a file in a home folder draws in no more. */
function isNear(name: string, entry: string | undefined): boolean {
  return entry === undefined || name.split('/').length <= 2
}

function skipped(artifact: string, reason: string): CoverageEntry {
  return { artifact, state: 'skipped', reason }
}

function refuseSize({ bytes }: SourceEntry, total: number): string | undefined {
  if (bytes === undefined) return 'its size is not known'
  if (bytes > CONFIG_BYTES) return `larger than ${CONFIG_BYTES / KIB / KIB} MiB`
  return total + bytes > TOTAL_BYTES ? `the folder holds more than ${TOTAL_BYTES / KIB / KIB} MiB of files` : undefined
}

/** The bytes, or why there are none. */
async function readWhole(folder: Folder, entry: SourceEntry): Promise<Uint8Array | string> {
  const stream = await folder.open(entry)
  if (!stream.ok) return stream.error.code === 'artifact/unreadable' ? stream.error.reason : stream.error.code
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of stream.value) {
    size += chunk.length
    // It grew since it was listed.
    if (size > CONFIG_BYTES) return `larger than ${CONFIG_BYTES / KIB / KIB} MiB`
    chunks.push(chunk.slice())
  }
  return new Uint8Array(Buffer.concat(chunks))
}
