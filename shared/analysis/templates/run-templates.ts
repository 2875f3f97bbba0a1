import { compareText } from '../../base/text.ts'
import type { RunTemplates } from '../../model/template.ts'
import { createEncodingCheck, ENCODING_BYTES } from '../check-encoding.ts'
import { placeArtifacts, type ClockedArtifact, type RunTimes } from '../clock/place-artifacts.ts'
import type { InstantOf } from '../clock/resolve-clock.ts'
import type { NamedRun } from '../compare/name-by-role.ts'
import { findHostFolders } from '../resolve-hosts.ts'
import { createArtifactTemplates, type ArtifactTemplateReader, type ArtifactTemplates } from './artifact-templates.ts'
import { isLog, logGroupOf } from './log-group.ts'
import { lineHasher } from './kernel-hasher.ts'
import { createTemplateMerger } from './merge-templates.ts'

/** What is known of a run whose logs are read: its machines, its id, and when it was. */
export interface TemplatedRun {
  readonly hosts: NamedRun['hosts']
  readonly run: NamedRun['run'] & RunTimes
}

/** Takes one log's decoded bytes in chunks of any size. */
export interface TemplateSink {
  feed(chunk: Uint8Array): void
  end(): void
}

/** Reads every log of a run once. The order of artifacts changes nothing. Open one after the other. */
export interface RunTemplateReader {
  /** Undefined = it is no log, and need not be read. */
  open(artifact: string): TemplateSink | undefined
  /** `unread`: artifacts that could not be read, or not to their end; those that are no logs are passed over. */
  finish(unread: readonly string[]): RunTemplates
}

/** `names` are all artifacts of the run: the layout as a whole tells which folders are machines. */
export function createRunTemplates(run: TemplatedRun, names: readonly string[]): RunTemplateReader {
  const folders = findHostFolders(names)
  const groupOf = logGroupOf(run)
  const hasher = lineHasher()
  const merger = createTemplateMerger()
  const clocked = new Map<string, ClockedArtifact>()
  const foreign: string[] = []
  const add = (read: ArtifactTemplates) => {
    clocked.set(read.artifact, read.clocked)
    merger.add(groupOf(read.artifact), read)
  }
  return {
    open: artifact => {
      if (!isLog(artifact)) return undefined
      return openLog(createArtifactTemplates({ artifact, host: folders.hostOf(artifact) }, hasher), read =>
        read === undefined ? void foreign.push(artifact) : add(read),
      )
    },
    finish(unread) {
      const instants = placeAll(clocked, run.run)
      return {
        groups: merger.groups(artifact => instants.get(artifact)),
        unread: [...new Set([...unread.filter(isLog), ...foreign])].sort(compareText),
      }
    },
  }
}

function placeAll(clocked: ReadonlyMap<string, ClockedArtifact>, times: RunTimes): ReadonlyMap<string, InstantOf> {
  const all = [...clocked].sort(([a], [b]) => compareText(a, b))
  const artifacts = all.map(([, artifact]) => artifact)
  const placed = placeArtifacts(artifacts, times)
  return new Map(all.flatMap(([artifact], at) => (placed[at] === undefined ? [] : [[artifact, placed[at]]])))
}

/** `onEnd` gets undefined for what is no UTF-8 text: its lines are none. */
function openLog(reader: ArtifactTemplateReader, onEnd: (read: ArtifactTemplates | undefined) => void): TemplateSink {
  const encoding = createEncodingCheck()
  let bytes = 0
  let isForeign = false
  return {
    feed(chunk) {
      if (isForeign) return
      const isHead = bytes < ENCODING_BYTES
      bytes += chunk.length
      if (isHead) encoding.feed(chunk)
      isForeign = isHead && bytes >= ENCODING_BYTES && encoding.problem() !== undefined
      reader.feed(chunk)
    },
    end: () => onEnd(encoding.problem() === undefined ? reader.end() : undefined),
  }
}
