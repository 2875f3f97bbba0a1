import type { CoverageEntry } from '../../model/coverage.ts'
import { indexOfBytes, encodeUtf8 } from '../../base/bytes.ts'
import { parseJsonDocument } from '../read/json-document.ts'
import { nodeAt, type DocumentNode, type StructuredDocument } from '../read/structured-document.ts'
import { isUtf16, UTF_16 } from '../read/whole-file.ts'
import { parseYamlDocument } from '../read/yaml-document.ts'
import type { ConfigFile } from './config-file.ts'
import { JOBS } from './limits.ts'
import { readImageEntries, type ImageEntry } from './read-image-entries.ts'
import { holdsJobs, readJobs, type JobEntry } from './read-jobs.ts'

/** What one file is, where it is a configuration that a check can begin with. */
export interface ConfigDocument {
  readonly file: ConfigFile
  /** Images of an image configuration; empty in a file of jobs. */
  readonly images: readonly ImageEntry[]
  readonly jobs: readonly JobEntry[]
  readonly coverage: CoverageEntry
}

const WORDS = ['images:', '"images"', 'periodics', 'presubmits', 'postsubmits', 'ProwJob', 'pod_spec'].map(encodeUtf8)

/** Undefined for a file that is neither an image configuration nor jobs; what is damaged is read up to there. */
export function readConfigDocument(file: ConfigFile): ConfigDocument | undefined {
  const { name, bytes } = file
  if (isUtf16(bytes)) return { file, images: [], jobs: [], coverage: { artifact: name, ...UTF_16 } }
  if (!WORDS.some(word => indexOfBytes(bytes, word) !== -1)) return undefined
  const document = /\.json$/u.test(name) ? parseJsonDocument(name, bytes) : parseYamlDocument(name, bytes)
  const images = document.roots.filter(holdsImages).flatMap(root => readImageEntries(document, root))
  const read = document.roots.filter(holdsJobs).map(root => readJobs(document, root))
  const jobs = read.flatMap(one => one.jobs)
  if (images.length === 0 && jobs.length === 0 && document.problem === undefined) return undefined
  return {
    file,
    images,
    jobs,
    coverage: coverageOf(
      document,
      read.some(({ cut }) => cut),
    ),
  }
}

function holdsImages(root: DocumentNode): boolean {
  return nodeAt(root, 'images')?.kind === 'object'
}

function coverageOf({ artifact, problem }: StructuredDocument, isCut: boolean): CoverageEntry {
  if (problem !== undefined) return { artifact, state: problem.state, reason: problem.reason }
  if (isCut) return { artifact, state: 'truncated', reason: `It holds more than ${JOBS} jobs; those were read.` }
  return { artifact, state: 'read', reason: '' }
}
