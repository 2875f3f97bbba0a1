import { decodeUtf8, encodeUtf8, indexOfBytes } from '../../base/bytes.ts'
import { compareText, normaliseLine } from '../../base/text.ts'
import type { Evidence } from '../../model/evidence.ts'
import { compilePattern } from '../compile-pattern.ts'
import { evidenceOfLine } from '../read/evidence-of.ts'
import { buildWordTable } from '../scan/literal-table.ts'
import { createLineScanner, type ScannedLine } from '../scan/scanner.ts'

/** What is to be tried: as in a rule's signature, checked. */
export interface TriedSignature {
  readonly literal: string
  /** RE2. */
  readonly pattern: string
  /** RE2 over the names of the artifacts that are meant; undefined = all. */
  readonly artifact?: string | undefined
  /** Most lines that are shown. */
  readonly limit: number
}

/** Counts the lines of artifacts, one after the other, that a signature matches. */
export interface PatternTrial {
  /** False: the signature asks for other artifacts. */
  means(artifact: string): boolean
  /** Begins an artifact; `end` answers how many of its lines match. */
  open(artifact: string): { feed(chunk: Uint8Array): void; end(): number }
  /** The first lines that matched, at most `limit`, by artifact and line, whatever the order of reading. */
  hits(): readonly Evidence[]
}

/** Lines that are only sampled are of no interest here. */
const NEVER = Number.MAX_SAFE_INTEGER

export function createPatternTrial({ literal, pattern, artifact: where, limit }: TriedSignature): PatternTrial {
  const table = buildWordTable([literal])
  const compiled = compilePattern({ re2: pattern })
  const place = where === undefined ? undefined : compilePattern({ re2: where })
  let kept: readonly Evidence[] = []
  return {
    means: artifact => place?.test(artifact) ?? true,
    hits: () => kept,
    open(artifact) {
      const own: Evidence[] = []
      let lines = 0
      let last = 0
      const onLine = (line: ScannedLine) => {
        // Pieces of one long line may both show what lies where they meet.
        if (line.line === last || line.literals.length === 0) return
        if (!compiled.test(normaliseLine(decodeUtf8(line.bytes)))) return
        lines++
        last = line.line
        if (own.length < limit) own.push(cite(artifact, line, literal))
      }
      const scanner = createLineScanner({ table, sampleEvery: NEVER, onLine })
      return {
        feed: chunk => scanner.feed(chunk),
        end: () => {
          scanner.end()
          kept = [...kept, ...own].sort(byPlace).slice(0, limit)
          return lines
        },
      }
    },
  }
}

const byPlace = (a: Evidence, b: Evidence) => compareText(a.artifact, b.artifact) || a.line - b.line

function cite(artifact: string, { line, offset, pieceOffset, bytes }: ScannedLine, literal: string): Evidence {
  const needle = encodeUtf8(literal)
  const from = Math.max(0, indexOfBytes(bytes, needle))
  return evidenceOfLine({ artifact, line, offset: offset + pieceOffset, bytes }, { from, to: from + needle.length })
}
