import { compareText } from '../base/text.ts'
import type { LogFormat } from '../knowledge/schema.ts'
import { readFormat } from './read-format.ts'

/** Most specific first: a format that also reads other formats' samples is more general, so it is tried later. */
export function bySpecificity(formats: readonly LogFormat[]): readonly LogFormat[] {
  const breadth = new Map(
    formats.map(format => [format.id, formats.filter(other => readsSampleOf(format, other)).length]),
  )
  return [...formats].sort((a, b) => (breadth.get(a.id) ?? 0) - (breadth.get(b.id) ?? 0) || compareText(a.id, b.id))
}

function readsSampleOf(format: LogFormat, other: LogFormat): boolean {
  return other.samples.some(sample => readFormat(format, sample.line) !== undefined)
}
