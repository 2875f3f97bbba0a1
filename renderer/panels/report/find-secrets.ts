import { redact } from '#shared/report/redact.ts'

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

/** Where secrets were taken out of a text, and where some may be left: in lines that the rules would change. */
export function findSecrets(text: string): SecretCheck {
  const clean = redact(text).value
  const taken = marksOf(text)
  if (clean === text) return { taken, open: [] }
  const unchanged = new Set(text.split('\n').map(line => line.trim()))
  return { taken, open: marksOf(clean).filter(place => !unchanged.has(place.text)) }
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
