import { encodeUtf8 } from '../../base/bytes.ts'
import { peelLine } from '../parse-line.ts'
import { canonicalLine } from './canonical-line.ts'
import { saidBy } from './cold-line.ts'
import { lineHasher } from './kernel-hasher.ts'

/** What a line says by itself. A line inside a record of several has another template than its record. */
export interface TemplateLine {
  /** Of the template. */
  readonly id: string
  /** With what varies masked. */
  readonly text: string
  /** Nothing but its writer and what varies is left of it. */
  readonly saysNothing: boolean
}

const LETTER = /\p{L}/u
const BEHIND_WRITER = ': '

/** `isClipped`: the text is only the beginning of the line. */
export function templateLine(line: string, isClipped = false): TemplateLine {
  const { parsed, body } = peelLine(line)
  const { id, text } = canonicalLine(saidBy({ parsed, body: isClipped ? `${body}…` : body }))
  const isNamed = parsed.ident !== undefined && text.includes(BEHIND_WRITER)
  const said = isNamed ? text.slice(text.indexOf(BEHIND_WRITER) + BEHIND_WRITER.length) : text
  return { id, text, saysNothing: !LETTER.test(said) }
}

/** Id of the template that a line has by itself. */
export function templateOfLine(text: string): string {
  return templateLine(text).id
}

/** Hashes whose template is remembered; a log has some hundreds. */
const REMEMBERED = 10_000

/** The same for many lines of one log: lines with one hash have one template, so only the first of each is taken apart. */
export function createTemplateOfLine(): (text: string) => string {
  const read = createTemplateReader()
  return text => read(text).id
}

/** As {@link createTemplateOfLine}, with all that a line says. */
export function createTemplateReader(): (text: string) => TemplateLine {
  const known = new Map<string, TemplateLine>()
  return text => {
    const hash = hashOf(text)
    const template = known.get(hash) ?? templateLine(text)
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
