import { encodeUtf8 } from '../../base/bytes.ts'
import { peelLine } from '../parse-line.ts'
import { canonicalLine } from './canonical-line.ts'
import { saidBy } from './cold-line.ts'
import { lineHasher } from './kernel-hasher.ts'

/** Id of the template that a line has by itself. A line inside a record of several has another one than its record. */
export function templateOfLine(text: string): string {
  return canonicalLine(saidBy(peelLine(text))).id
}

/** Hashes whose template is remembered; a log has some hundreds. */
const REMEMBERED = 10_000

/** The same for many lines of one log: lines with one hash have one template, so only the first of each is taken apart. */
export function createTemplateOfLine(): (text: string) => string {
  const known = new Map<string, string>()
  return text => {
    const hash = hashOf(text)
    const template = known.get(hash) ?? templateOfLine(text)
    if (known.size < REMEMBERED) known.set(hash, template)
    return template
  }
}

function hashOf(text: string): string {
  const hasher = lineHasher()
  const bytes = encodeUtf8(text)
  hasher.hash({ bytes, length: bytes.length }, 0)
  const [, high, low, , isClipped] = hasher.lines
  return `${high} ${low} ${isClipped}`
}
