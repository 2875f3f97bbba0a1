import type { Evidence } from '../model/evidence.ts'
import type { AnalysisDocument } from '../saved/analysis.schema.ts'

/** A piece of evidence as every document has it. */
export function writeEvidence({
  artifact,
  line,
  offset,
  length,
  text,
}: Evidence): AnalysisDocument['findings'][number]['evidence'][number] {
  return { artifact, line, offset, length, text }
}
