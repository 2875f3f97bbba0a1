import { clockText } from './clock-text.ts'

/** One line of a log with the instant it is sorted by. */
export interface TimedLine {
  readonly at: number
  readonly text: string
}

/** Who wrote a line of the journal. */
export interface Writer {
  readonly host: string
  readonly ident: string
  readonly pid?: number
}

/** What logrus is told beside the time. */
export interface Entry {
  readonly level: string
  readonly message: string
  readonly fields?: Readonly<Record<string, string>> | undefined
}

/** journalctl's short output: `Mar 05 11:26:07 host ident[pid]: message`. */
export function journalLine(at: number, writer: Writer, message: string): TimedLine {
  const pid = writer.pid === undefined ? '' : `[${writer.pid}]`
  return { at, text: `${clockText.journal(at)} ${writer.host} ${writer.ident}${pid}: ${message}` }
}

/** Lines in the order of the journal, after its opening line. */
export function journalText(lines: readonly TimedLine[]): string {
  const sorted = [...lines].sort((a, b) => a.at - b.at)
  return `${sorted.map(line => line.text).join('\n')}\n`
}

/** logrus text as containerd writes it to a journal: keys after msg in alphabetical order, values quoted where needed. */
export function logfmt(at: number, { level, message, fields = {} }: Entry): string {
  const pairs = Object.entries(fields)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, value]) => `${key}=${logrusValue(value)}`)
  return [`time="${clockText.nano(at)}"`, `level=${level}`, `msg=${logrusValue(message)}`, ...pairs].join(' ')
}

/** Unquoted only when every character is in logrus' safe set; empty stays empty. */
function logrusValue(value: string): string {
  if (/^[\w\-./@^+]*$/u.test(value)) return value
  return `"${value.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\0', '\\x00')}"`
}
