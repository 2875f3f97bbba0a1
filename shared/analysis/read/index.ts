import { cloneRecordsFormat } from './read-clone-records.ts'
import { cosPackagesFormat } from './read-cos-packages.ts'
import { finishedFormat } from './read-finished.ts'
import { imageConfigFormat } from './read-image-config.ts'
import { junitFormat } from './read-junit.ts'
import { nodesFormat } from './read-nodes.ts'
import { podInfoFormat } from './read-podinfo.ts'
import { prowJobFormat } from './read-prowjob.ts'
import { runMetadataFormat } from './read-run-metadata.ts'
import { serverVersionFormat } from './read-server-version.ts'
import { startedFormat } from './read-started.ts'
import type { StructuredFormat } from './reader.ts'

/** Every structured format. No path matches two of them. */
export const structuredFormats: readonly StructuredFormat[] = [
  startedFormat,
  finishedFormat,
  prowJobFormat,
  podInfoFormat,
  cloneRecordsFormat,
  runMetadataFormat,
  imageConfigFormat,
  cosPackagesFormat,
  nodesFormat,
  serverVersionFormat,
  junitFormat,
]

/** The reader for an artifact, by its path inside the run; undefined = it is read as a log only. */
export function structuredFormatOf(artifact: string): StructuredFormat | undefined {
  return structuredFormats.find(format => format.matches(artifact))
}
