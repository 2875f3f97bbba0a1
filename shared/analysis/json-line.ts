import { decodeUtf8 } from '../base/bytes.ts'

/** Which keys of a format's JSON object have a fixed meaning; of several the first that holds text counts. */
interface JsonKeys {
  readonly time: readonly string[]
  readonly level: readonly string[]
  readonly body: readonly string[]
  readonly host?: string
  readonly ident?: string
  readonly pid?: string
}

const LOGRUS: JsonKeys = {
  time: ['time', 'ts', 'timestamp'],
  level: ['level', 'severity', 'lvl'],
  body: ['msg', 'message'],
}

const KEYS: Readonly<Record<string, JsonKeys>> = {
  'logrus-json': LOGRUS,
  'prow-json': { ...LOGRUS, level: ['severity', 'level'] },
  'journal-json': {
    time: ['__REALTIME_TIMESTAMP'],
    level: ['PRIORITY'],
    body: ['MESSAGE'],
    host: '_HOSTNAME',
    ident: 'SYSLOG_IDENTIFIER',
    pid: '_PID',
  },
}

/** The parts of a log line, by the names of `LogFormat`'s groups; `fields` holds the rest. */
export interface LineParts {
  readonly time?: string | undefined
  readonly level?: string | undefined
  readonly host?: string | undefined
  readonly ident?: string | undefined
  readonly pid?: string | undefined
  readonly body?: string | undefined
  readonly fields: ReadonlyMap<string, string>
}

/** Undefined when the text is no complete JSON object, or the format is none of JSON. */
export function readJsonLine(formatId: string, text: string): LineParts | undefined {
  const keys = KEYS[formatId]
  const values = parseObject(text)
  if (keys === undefined || values === undefined) return undefined
  const { time, level, body, host, ident, pid } = keys
  const fixed = new Set([...time, ...level, ...body, host, ident, pid])
  const first = (names: readonly string[]) => names.map(name => values.get(name)).find(value => value !== undefined)
  const named = (name: string | undefined) => (name === undefined ? undefined : values.get(name))
  return {
    time: first(time),
    level: first(level),
    body: first(body),
    host: named(host),
    ident: named(ident),
    pid: named(pid),
    fields: new Map([...values].filter(([key]) => !fixed.has(key))),
  }
}

function parseObject(text: string): ReadonlyMap<string, string> | undefined {
  const value = parseJson(text)
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined
  return new Map(Object.entries(value).flatMap(([key, inner]) => valueText(inner).map(found => [key, found] as const)))
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

/**
 * Empty for null, which journald writes where a field is too large, and for nested values: they are no field, and their
 * depth is the writer's choice. A list of bytes is text that was not printable.
 */
function valueText(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value]
  if (typeof value === 'number' || typeof value === 'boolean') return [String(value)]
  return isBytes(value) ? [decodeUtf8(Uint8Array.from(value))] : []
}

function isBytes(value: unknown): value is readonly number[] {
  return (
    Array.isArray(value) && value.length > 0 && value.every(byte => Number.isInteger(byte) && byte >= 0 && byte < 256)
  )
}
