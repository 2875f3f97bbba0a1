import { decodeUtf8, encodeUtf8 } from '../../base/bytes.ts'
import type { Focus } from './evidence-of.ts'
import { FAILURE_TEXT_LENGTH } from './limits.ts'

/** Words of a failure that say no more than that it failed. */
const GENERIC = /^(?:\[?fail(?:ed|ure)?\]?|error|test failed|assertion failed)?[.:!]?$/iu
/** ginkgo 1 begins with the place in the source, the error stands in the next line. */
const SOURCE_PLACE = /^\S+:\d{1,6}$/u

export function isGenericMessage(text: string): boolean {
  return GENERIC.test(text.trim())
}

/** The first words in a stretch of raw XML text that say what went wrong, as byte indexes; undefined = none here. */
export function findFirstSentence(bytes: Uint8Array, { from, to }: Focus): Focus | undefined {
  const whole = decodeUtf8(bytes.subarray(from, to))
  const start = /^\s*<!\[CDATA\[/u.exec(whole)?.[0].length ?? 0
  const end = whole.indexOf('<', start)
  const text = whole.slice(start, end === -1 ? whole.length : end)
  for (const { 0: part, index } of text.matchAll(/(?:(?!&#xA;|&#10;)[^\n])+/giu)) {
    const sentence = part.trim()
    if (GENERIC.test(sentence) || SOURCE_PLACE.test(sentence) || sentence === ']]>') continue
    const at = from + encodeUtf8(whole.slice(0, start + index)).length
    return { from: at, to: at + encodeUtf8(part).length }
  }
  return undefined
}

/** The failure as one text: the attribute's message first, unless the element's text repeats it. */
export function joinFailureText(message: string, texts: readonly string[]): string {
  const text = texts.join('')
  const isRepeated = message.trim() === '' || text.includes(message.trim())
  return cutText(isRepeated ? text : [message, text].filter(part => part.trim() !== '').join('\n'))
}

function cutText(text: string): string {
  if (text.length <= FAILURE_TEXT_LENGTH) return text
  // A slice keeps the whole text alive in the engine; through bytes it is a text of its own.
  const head = decodeUtf8(encodeUtf8(text.slice(0, FAILURE_TEXT_LENGTH)))
  return `${head}\n… cut: the failure text has ${text.length} characters.`
}
