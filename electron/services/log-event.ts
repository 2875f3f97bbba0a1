import { visible } from '#shared/base/text.ts'

/** Writes one line `event=<name> key=value …` to stderr. Never give it a token, a path inside an artifact's text or a whole error. */
export function logEvent(event: string, facts: Readonly<Record<string, string | number>> = {}): void {
  process.stderr.write(`${formatEvent(event, facts)}\n`)
}

/** Values that hold blanks, quotes or controls are quoted, so that one event stays one line. */
export function formatEvent(event: string, facts: Readonly<Record<string, string | number>>): string {
  const pairs = Object.entries(facts).map(([key, value]) => `${key}=${formatValue(value)}`)
  return [`event=${event}`, ...pairs].join(' ')
}

function formatValue(value: string | number): string {
  const text = visible(String(value))
  return /^[\w./:@+-]+$/.test(text) ? text : JSON.stringify(text)
}
