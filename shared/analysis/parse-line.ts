import { stripAnsi } from '../base/text.ts'
import type { Instant } from '../base/time.ts'
import { formats } from '../knowledge/formats/index.ts'
import type { Level, LogFormat, TimeStyle } from '../knowledge/schema.ts'
import { byFirstCharacter, bySpecificity } from './format-order.ts'
import type { LineParts } from './json-line.ts'
import { readStructuredPairs } from './logfmt.ts'
import { readFormat } from './read-format.ts'

/** A time as it stands in the line; `shared/analysis/clock` makes an instant of it. */
export interface ParsedTime {
  readonly style: TimeStyle
  readonly text: string
  /** Only for `since-boot`, set by the clock: which of the artifact's boots, counted from 0. */
  readonly boot?: number
  /** Set by the clock: the last time before it in the artifact that was written with its zone. */
  readonly near?: Instant
}

/** One line with its log prefixes taken off. */
export interface ParsedLine {
  /** Ids of the formats, outermost first; empty = plain text. */
  readonly formats: readonly string[]
  /** The machine, as the outermost format says. */
  readonly host?: string
  /** The writer and its process id, as the innermost wrapper says. */
  readonly ident?: string
  readonly pid?: string
  /** As the innermost format that has one says. */
  readonly level?: Level
  /** The innermost time: the writer's own. */
  readonly time?: ParsedTime
  /** The outermost time, when there is another: the collector's. */
  readonly outerTime?: ParsedTime
  /** The innermost body: what the writer meant to say. Quoting undone in logfmt and JSON. */
  readonly message: string
  /** What the formats name besides, and the pairs of logfmt, JSON and structured klog; inner values win. */
  readonly fields: ReadonlyMap<string, string>
}

/** Wrappers within wrappers; more is not seen in practice, and a hostile line must not nest for ever. */
const MAX_LAYERS = 5

const formatsFor = byFirstCharacter(bySpecificity(formats))
/** Their lines are fields, of which the message is one. */
const fieldFormats: ReadonlySet<LogFormat> = new Set(
  formats.filter(({ patterns }) => patterns.some(({ source }) => /\(\?<(?:json|pairs)>/u.test(source))),
)

/** Never fails: text of no known format is its own message. */
export function parseLine(text: string): ParsedLine {
  return peelLine(text).parsed
}

/** A line and what stands behind its prefixes. */
export interface PeeledLine {
  readonly parsed: ParsedLine
  /** As written, ANSI removed: unlike the message with the fields of logfmt and JSON, and with their quoting. */
  readonly body: string
}

/** As `parseLine`, for readers to whom the fields matter as well as the message. */
export function peelLine(text: string): PeeledLine {
  const layers: Layer[] = []
  const plain = stripAnsi(text)
  let rest = withoutFiller(plain)
  let body = rest
  while (layers.length < MAX_LAYERS) {
    const layer = readLayer(rest)
    if (layer === undefined) break
    layers.push(layer)
    if (layer.parts.body === undefined) break
    // Formats of fields, and those with something behind the message, are no prefixes.
    if (body === rest && !fieldFormats.has(layer.format) && rest.endsWith(layer.parts.body)) body = layer.parts.body
    rest = layer.parts.body
    if (layer.format.layer === 'line') break
  }
  return { parsed: combine(layers, layers.length === 0 ? plain : rest), body }
}

/** A serial port leaves NULs before a line where the machine was reset, and more than one carriage return behind it. */
function withoutFiller(text: string): string {
  let [start, end] = [0, text.length]
  while (text[start] === '\0') start++
  while (end > start && text[end - 1] === '\r') end--
  return text.slice(start, end)
}

interface Layer {
  readonly format: LogFormat
  readonly parts: LineParts
}

function readLayer(text: string): Layer | undefined {
  for (const format of formatsFor(text)) {
    const parts = readFormat(format, text)
    if (parts !== undefined) return { format, parts }
  }
  return undefined
}

function combine(layers: readonly Layer[], message: string): ParsedLine {
  const line: { -readonly [Key in keyof ParsedLine]: ParsedLine[Key] } = {
    formats: layers.map(({ format }) => format.id),
    message,
    fields: fieldsOf(layers, message),
  }
  for (const layer of layers) addLayer(line, layer)
  return line
}

/** Takes what an inner layer says over the outer ones, but for the host. What no layer says is absent. */
function addLayer(line: { -readonly [Key in keyof ParsedLine]: ParsedLine[Key] }, { format, parts }: Layer): void {
  const level = parts.level === undefined ? undefined : format.levels?.[parts.level]
  if (parts.host !== undefined) line.host ??= parts.host
  if (parts.ident !== undefined) {
    line.ident = parts.ident
    if (parts.pid === undefined) delete line.pid
    else line.pid = parts.pid
  }
  if (level !== undefined) line.level = level
  if (format.time === undefined || parts.time === undefined) return
  if (line.time !== undefined) line.outerTime ??= line.time
  line.time = { style: format.time, text: parts.time }
}

function fieldsOf(layers: readonly Layer[], message: string): ReadonlyMap<string, string> {
  const only = layers[0]
  const structured = layers.at(-1)?.format.id === 'klog' ? readStructuredPairs(message) : undefined
  if (structured === undefined && layers.length === 1 && only !== undefined) return only.parts.fields
  const fields = new Map<string, string>()
  for (const { parts } of layers) addAll(fields, parts.fields)
  addAll(fields, structured ?? NO_FIELDS)
  return fields
}

const NO_FIELDS: ReadonlyMap<string, string> = new Map()

function addAll(fields: Map<string, string>, more: Iterable<readonly [string, string]>): void {
  for (const [name, value] of more) fields.set(name, value)
}
