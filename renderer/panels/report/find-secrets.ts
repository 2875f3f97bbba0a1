import { findSecretMatches, redact, type SecretMatch } from '#shared/report/redact.ts'

/** What the rules of redaction say of a text. */
export interface SecretCheck {
  /** Places from which a secret was taken out. */
  readonly taken: readonly SecretPlace[]
  /** Places that look like a secret and are still there. */
  readonly open: readonly SecretPlace[]
}

export interface SecretPlace {
  /** Id of the rule, such as `jwt`. */
  readonly rule: string
  /** 1-based line of the text. */
  readonly line: number
  /** The line, with the secret taken out. */
  readonly text: string
}

const MARK = /\[redacted:([a-z-]{1,30})\]/gu

/** Where secrets were taken out of a text, and where some may be left. */
export function findSecrets(text: string): SecretCheck {
  const matches = findSecretMatches(text)
  // Once a line, however many secrets it holds.
  const lines = new Map<number, string>()
  for (const match of matches) if (!lines.has(match.line)) lines.set(match.line, lineOf(text, match))
  const open = matches.map(({ rule, line }) => ({ rule, line, text: lines.get(line) ?? '' }))
  return { taken: marksOf(text), open }
}

/** The line on which a secret begins, without it and without what else looks like one. */
function lineOf(text: string, { rule, from, to }: SecretMatch): string {
  const start = text.lastIndexOf('\n', from - 1) + 1
  const next = text.indexOf('\n', from)
  const end = next < 0 ? text.length : next
  const shown = `${text.slice(start, from)}[redacted:${rule}]${text.slice(Math.min(to, end), end)}`
  return redact(shown).value.trim()
}

/** The text without what looks like a secret. */
export function takeOutSecrets(text: string): string {
  return redact(text).value
}

function marksOf(text: string): readonly SecretPlace[] {
  if (!text.includes('[redacted:')) return []
  return text
    .split('\n')
    .flatMap((line, index) =>
      [...line.matchAll(MARK)].map(([, rule = '']) => ({ rule, line: index + 1, text: line.trim() })),
    )
}
