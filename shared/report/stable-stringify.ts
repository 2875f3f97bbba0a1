import { compareText } from '../base/text.ts'

// What a terminal or an editor could act on although JSON allows it: DEL, C1, invisible and bidi controls, separators.
const ACTIVE = /[\u007f-\u009f\p{Cf}\p{Zl}\p{Zp}\p{Variation_Selector}]/gu

/** JSON with sorted keys, two spaces, ASCII escapes for invisible characters: the same value gives the same bytes. */
export function stableStringify(value: unknown): string {
  return JSON.stringify(value, sortKeys, 2).replace(ACTIVE, escapeUnits)
}

function sortKeys(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => compareText(a, b)))
}

function escapeUnits(character: string): string {
  return character
    .split('')
    .map(unit => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .join('')
}
