import { JSON_WHOLE_BYTES, YAML_WHOLE_BYTES } from './limits.ts'
import { parseJsonDocument } from './json-document.ts'
import type { ReaderContext, Reading, StructuredFormat } from './reader.ts'
import type { DocumentNode, StructuredDocument } from './structured-document.ts'
import { createWholeFileReader, isUtf16, UTF_16 } from './whole-file.ts'
import { parseYamlDocument } from './yaml-document.ts'

/** What makes a JSON or YAML artifact a format of its own. */
export interface DocumentFormat {
  readonly id: string
  readonly title: string
  /** Matches the path inside the run. */
  readonly artifact: RegExp
  /** What the outermost value must be; anything else is not this format. */
  readonly root: readonly DocumentNode['kind'][]
  /** Reads one document of the artifact. Everything it needs may be missing. */
  read(document: StructuredDocument, root: DocumentNode, context: ReaderContext): Reading
}

/** `.yaml` and `.yml` are read as YAML, everything else as JSON. */
export function documentFormat(format: DocumentFormat): StructuredFormat {
  return {
    id: format.id,
    title: format.title,
    matches: artifact => format.artifact.test(artifact),
    open: context => {
      const isYaml = /\.ya?ml(?:\.gz)?$/u.test(context.artifact)
      const limit = isYaml ? YAML_WHOLE_BYTES : JSON_WHOLE_BYTES
      const parse = isYaml ? parseYamlDocument : parseJsonDocument
      return createWholeFileReader(limit, bytes =>
        isUtf16(bytes) ? { problem: UTF_16 } : readDocument(format, parse(context.artifact, bytes), context),
      )
    },
  }
}

function readDocument(format: DocumentFormat, document: StructuredDocument, context: ReaderContext): Reading {
  const fitting = document.roots.filter(root => format.root.includes(root.kind))
  const reading = mergeReadings(fitting.map(root => format.read(document, root, context)))
  const problem = document.problem ?? reading.problem
  if (problem !== undefined) return { ...reading, problem }
  if (fitting.length > 0) return reading
  return { problem: { state: 'malformed', reason: `Not ${format.title}: no ${format.root.join(' or ')} at its root.` } }
}

/** Readings of one artifact as one; of what there can be only one, the first. */
function mergeReadings(readings: readonly Reading[]): Reading {
  const [first, ...others] = readings
  if (first === undefined || others.length === 0) return first ?? {}
  const firstOf = <K extends keyof Reading>(key: K) => readings.find(reading => reading[key] !== undefined)?.[key]
  const all = <T>(list: (reading: Reading) => readonly T[] | undefined) =>
    readings.flatMap(reading => list(reading) ?? [])
  const [facts, stopped, problem] = [firstOf('facts'), firstOf('stopped'), firstOf('problem')]
  return {
    ...(facts === undefined ? {} : { facts }),
    claims: all(reading => reading.claims),
    images: all(reading => reading.images),
    hosts: all(reading => reading.hosts),
    tests: all(reading => reading.tests),
    ...(stopped === undefined ? {} : { stopped }),
    ...(problem === undefined ? {} : { problem }),
  }
}
