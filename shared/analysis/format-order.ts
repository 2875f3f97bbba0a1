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
  return other.samples.some(({ line }) => format.starts.test(line.charAt(0)) && readFormat(format, line) !== undefined)
}

const ASCII = 128

/** Which of the formats, in their order, may read a text: those that know its first character. */
export function byFirstCharacter(formats: readonly LogFormat[]): (text: string) => readonly LogFormat[] {
  const starting = Array.from({ length: ASCII }, (_, code) =>
    formats.filter(({ starts }) => starts.test(String.fromCharCode(code))),
  )
  return text => starting[text.charCodeAt(0)] ?? formats
}
