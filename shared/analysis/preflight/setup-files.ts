import type { CoverageEntry } from '../../model/coverage.ts'
import type { Evidence } from '../../model/evidence.ts'
import { countLines } from '../read/evidence-of.ts'
import type { Reading } from '../read/reader.ts'
import type { ConfigFile } from './config-file.ts'
import type { FindFile } from './find-file.ts'
import { TEXT_LINES } from './limits.ts'
import { readEnv, type Env } from './read-env.ts'
import type { ImageEntry, MetadataEntry } from './read-image-entries.ts'
import type { JobEntry } from './read-jobs.ts'
import { readRuntimeConfig, readScriptConfig, type RuntimeConfig } from './runtime-config.ts'
import { readUserData, type UserData } from './user-data.ts'

/** A file that the configuration of an image names: what was read of it, or why it was not. */
export type Attached<T> =
  | { readonly kind: 'read'; readonly value: T; readonly file: ConfigFile; readonly evidence: Evidence }
  /** `why` completes “the file is …”. */
  | { readonly kind: 'missing'; readonly path: string; readonly why: string; readonly evidence: Evidence }

/** Everything outside of the image's entry that sets its machine up; undefined = not named. */
export interface SetupFiles {
  readonly env: Env
  readonly envFile?: Attached<Env>
  readonly script?: Attached<RuntimeConfig>
  readonly config?: Attached<RuntimeConfig>
  readonly userData?: Attached<UserData>
  /** The files above that were read, and how far. */
  readonly coverage: readonly CoverageEntry[]
}

/** What is read of a file, and why not all of it. */
interface Part<T> {
  readonly value: T
  readonly problem?: Reading['problem']
}

export type ReadSetup = (entry: ImageEntry, job: JobEntry | undefined) => SetupFiles

/** Reads the files that an image's metadata inlines, each once however many machines name it, and the variables of the job. */
export function createSetupReader(find: FindFile): ReadSetup {
  const readEnvOnce = once(readEnv)
  const readScriptOnce = once(asText(readScriptConfig))
  const readConfigOnce = once(asText(readRuntimeConfig))
  const readUserDataOnce = once(asText(readUserData))
  return (entry, job) => {
    const coverage: CoverageEntry[] = []
    const attach = <T>(key: string, read: (file: ConfigFile) => Part<T>): Attached<T> | undefined => {
      const named = namedFile(entry, key)
      if (named === undefined) return undefined
      const found = find(named.value, entry.artifact)
      const { evidence } = named
      if (found.kind === 'missing') return { kind: 'missing', path: named.value, why: found.why, evidence }
      const { value, problem } = read(found.file)
      coverage.push({ artifact: found.file.name, state: problem?.state ?? 'read', reason: problem?.reason ?? '' })
      return { kind: 'read', value, file: found.file, evidence }
    }
    const envFile = attach('containerd-env', readEnvOnce)
    const script = attach('containerd-configure-sh', readScriptOnce)
    const config = attach('containerd-config', readConfigOnce)
    const userData = attach('user-data', readUserDataOnce)
    return {
      env: new Map([...jobEnv(job), ...(envFile?.kind === 'read' ? envFile.value : [])]),
      ...(envFile === undefined ? {} : { envFile }),
      ...(script === undefined ? {} : { script }),
      ...(config === undefined ? {} : { config }),
      ...(userData === undefined ? {} : { userData }),
      coverage,
    }
  }
}

function once<T>(read: (file: ConfigFile) => T): (file: ConfigFile) => T {
  const known = new Map<ConfigFile, T>()
  return file => {
    const value = known.get(file) ?? read(file)
    known.set(file, value)
    return value
  }
}

function asText<T>(read: (file: ConfigFile) => T): (file: ConfigFile) => Part<T> {
  return file => {
    const value = read(file)
    if (countLines(file.bytes) <= TEXT_LINES) return { value }
    return { value, problem: { state: 'truncated', reason: `More than ${TEXT_LINES} lines; those were read.` } }
  }
}

function namedFile({ metadata, fields }: ImageEntry, key: string): Omit<MetadataEntry, 'key'> | undefined {
  const entry = metadata.findLast(one => one.key === key && one.isFile)
  const userData = fields.get('user_data_file')
  if (entry !== undefined || key !== 'user-data' || userData === undefined) return entry
  return { isFile: true, value: userData.text, evidence: userData.evidence }
}

function jobEnv(job: JobEntry | undefined): Env {
  const all = [...(job?.env ?? [])].filter(([name]) => name.startsWith('CONTAINERD_'))
  return new Map(all.map(([name, { text, evidence }]) => [name, { value: text, evidence }] as const))
}
