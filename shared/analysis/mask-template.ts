import { FIXED_CODE, FIXED_WORDS } from '../base/fixed-words.ts'
import { fnv1a64 } from '../base/fnv.ts'
import { truncate } from '../base/text.ts'

/** Longer messages differ in their tail only by data. UTF-16 units. */
const MESSAGE_LENGTH = 4_096

// What stays beside codes: versions (1.7.24-…, v1.33) that are no address or duration.
const VERSION = String.raw`(?<![\w.])v?\d{1,4}\.\d{1,4}\.\d{1,4}(?:[+~-][0-9A-Za-z]{1,40}(?:[.+~-][0-9A-Za-z]{1,40}){0,8})?(?!\w|[.:]\d)|(?<![\w.])v\d{1,3}\.\d{1,4}(?!\w|\.\d)`
const TOKEN = '[A-Za-z0-9]+'
const PARTS = new RegExp(`(?<kept>${FIXED_CODE}|${VERSION})|${TOKEN}`, 'gu')
const VERSIONS = new RegExp(VERSION, 'gu')
const HEX_WORD = /^[a-f]{4,}$|^[A-F]{4,}$/u
const MASK_RUN = /\*(?:[ .,:;/_+@-]{0,2}\*)+/gu

/**
 * The message with its variable parts as `*`: two lines with the same template say the same about different things.
 * Exit codes, errno, gRPC and HTTP codes, versions and domain words stay: they are values that matter.
 */
export function maskTemplate(message: string): string {
  const masked = truncate(message, MESSAGE_LENGTH).replace(PARTS, maskPart)
  return masked.replace(MASK_RUN, '*')
}

function maskPart(part: string, kept: string | undefined): string {
  if (kept !== undefined || FIXED_WORDS.has(part)) return part
  return /\d/u.test(part) || HEX_WORD.test(part) ? '*' : part
}

/** A masked template with its versions as `§`, for those to whom another version is no other thing. */
export function maskVersions(masked: string): string {
  return masked.replace(VERSIONS, '§')
}

/** Stable name of a masked template: 16 hex digits, the same in every run and on every machine. */
export function templateId(masked: string): string {
  return fnv1a64(masked)
}
