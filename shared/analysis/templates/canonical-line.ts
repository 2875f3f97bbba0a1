import { fnv1a64 } from '../../base/fnv.ts'
import { truncate, visible } from '../../base/text.ts'
import { generatedNames } from '../../knowledge/generated-names.ts'
import { createTokenWalk, walkLine } from './walk-tokens.ts'

/** A message with its variable parts masked: level 2 of the templates. */
export interface CanonicalLine {
  /** 16 hex digits of the text, the same in every run and on every machine. */
  readonly id: string
  /** `*` for what varies, `§` for versions; shown through `visible()`. */
  readonly text: string
  /** What stood in place of the `§`, joined by a space; undefined = none. */
  readonly versions: string | undefined
}

/** What a template shows of its line. UTF-16 units. */
const TEXT_LENGTH = 1_000
const VERSIONS_LENGTH = 400

const MASK_RUN = /\*(?:[ .,:;/_+@-]{0,2}\*)+/gu
// A weekday or month beside a masked number belongs to its date: `Wed Mar *`, `*/Mar/*`, `Wed, *`.
const CALENDAR =
  /\b(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun),? {1,2})?(?:(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[ /-] ?)?(?=\*)/gu

/** `text` is what `saidBy` makes of a line. */
export function canonicalLine(text: string): CanonicalLine {
  const { masked, versions } = maskParts(text.replace(/[\r\n]+/gu, ' '))
  const named = generatedNames.reduce((line, pattern) => line.replace(pattern, '*'), masked)
  const joined = named.replace(MASK_RUN, '*').replace(CALENDAR, '').replace(MASK_RUN, '*')
  const shown = visible(truncate(joined, TEXT_LENGTH))
  return {
    id: fnv1a64(shown),
    text: shown,
    versions: versions.length === 0 ? undefined : visible(truncate(versions.join(' '), VERSIONS_LENGTH)),
  }
}

function maskParts(text: string): { readonly masked: string; readonly versions: readonly string[] } {
  const pieces: string[] = []
  const versions: string[] = []
  let kept = 0
  const walk = createTokenWalk((kind, from, to) => {
    pieces.push(text.slice(kept, from), kind === 'mask' ? '*' : '§')
    if (kind === 'version') versions.push(text.slice(from, to))
    kept = to
  })
  walk.bytes = unitsOf(text)
  walk.limit = text.length
  walkLine(walk)
  return { masked: pieces.join('') + text.slice(kept), versions }
}

let units = new Uint8Array(4_096)

/** One byte for each UTF-16 unit, so that places are the same; what is not ASCII only separates. Valid until the next call. */
function unitsOf(text: string): Uint8Array {
  if (units.length < text.length) units = new Uint8Array(2 * text.length)
  for (let at = 0; at < text.length; at++) units[at] = Math.min(text.charCodeAt(at), 0x80)
  return units
}
