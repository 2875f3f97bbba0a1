import { createScanner, type JSONScanner } from 'jsonc-parser'
import { decodeUtf8 } from '../../base/bytes.ts'
import { isAscii, toByteText } from './byte-text.ts'
import { JSON_DEPTH, JSON_VALUES, LIST_ENTRIES } from './limits.ts'
import type { Reading } from './reader.ts'
import {
  buildLineIndex,
  type DocumentNode,
  type Member,
  type ScalarNode,
  type StructuredDocument,
} from './structured-document.ts'
import { byteOrderMark } from './whole-file.ts'

// Values of jsonc-parser's SyntaxKind: an ambient const enum, which a module that is compiled on its own cannot read.
const OPEN_BRACE = 1
const CLOSE_BRACE = 2
const OPEN_BRACKET = 3
const CLOSE_BRACKET = 4
const COMMA = 5
const COLON = 6
const NULL = 7
const TRUE = 8
const FALSE = 9
const STRING = 10
const NUMBER = 11
const LINE_BREAK = 14
const TRIVIA = 15
const UNKNOWN = 16
const END = 17
/** Of its ScanError. */
const NO_ERROR = 0

interface Damage {
  /** Byte offset. */
  readonly at: number
  readonly kind: 'damaged' | 'ends-early' | 'too-deep' | 'too-many' | 'long-list'
}

/** The token under the reader's finger, and the first damage found: after it nothing is taken in any more. */
interface Cursor {
  readonly scanner: JSONScanner
  readonly bytes: Uint8Array
  /** Offset of the scanned text in the artifact: the length of a byte order mark. */
  readonly base: number
  token: number
  /** End of the token before, as byte offset. */
  lastTo: number
  /** Arrays and objects that are open. */
  depth: number
  values: number
  damage: Damage | undefined
  /** First list of which not every entry was kept. */
  longList: Damage | undefined
}

/**
 * Reads strict JSON (RFC 8259: no comments, no trailing commas) up to the first damage. Values that stand whole before
 * it are kept: what a torn file still says is true, what a guess would add is not.
 */
export function parseJsonDocument(artifact: string, bytes: Uint8Array): StructuredDocument {
  const base = byteOrderMark(bytes)
  const scanner = createScanner(toByteText(bytes.subarray(base)), false)
  const cursor: Cursor = {
    scanner,
    bytes,
    base,
    token: TRIVIA,
    lastTo: base,
    depth: 0,
    values: 0,
    damage: undefined,
    longList: undefined,
  }
  advance(cursor)
  const root = parseValue(cursor, tokenFrom(cursor))
  if (cursor.token !== END) fail(cursor, 'damaged')
  const lineAt = buildLineIndex(bytes)
  const document = { artifact, bytes, roots: root === undefined ? [] : [root], lineAt }
  const damage = cursor.damage ?? cursor.longList
  return damage === undefined ? document : { ...document, problem: describeDamage(damage, lineAt) }
}

function describeDamage({ at, kind }: Damage, lineAt: (offset: number) => number): NonNullable<Reading['problem']> {
  const line = lineAt(at)
  switch (kind) {
    case 'ends-early':
      return { state: 'truncated', reason: `JSON that ends early, in line ${line}.` }
    case 'damaged':
      return { state: 'malformed', reason: `Damaged JSON at line ${line}; read up to there.` }
    case 'too-deep':
      return {
        state: 'malformed',
        reason: `JSON nested deeper than ${JSON_DEPTH} levels at line ${line}; read up to there.`,
      }
    case 'too-many':
      return { state: 'truncated', reason: `JSON with more than ${JSON_VALUES} values; read up to line ${line}.` }
    case 'long-list':
      return {
        state: 'truncated',
        reason: `A list with more than ${LIST_ENTRIES} entries, at line ${line}; those were read.`,
      }
  }
}

function parseValue(cursor: Cursor, keyFrom: number): DocumentNode | undefined {
  if (isDamaged(cursor)) return undefined
  if (++cursor.values > JSON_VALUES) return fail(cursor, 'too-many')
  switch (cursor.token) {
    case OPEN_BRACE:
      return parseObject(cursor, keyFrom)
    case OPEN_BRACKET:
      return parseArray(cursor, keyFrom)
    case STRING:
      return parseScalar(cursor, 'string', keyFrom)
    case NUMBER:
      return parseScalar(cursor, 'number', keyFrom)
    case TRUE:
    case FALSE:
      return parseScalar(cursor, 'boolean', keyFrom)
    case NULL:
      return parseScalar(cursor, 'null', keyFrom)
    default:
      return fail(cursor, endsHere(cursor) ? 'ends-early' : 'damaged')
  }
}

function parseObject(cursor: Cursor, keyFrom: number): DocumentNode {
  const from = tokenFrom(cursor)
  const members: Member[] = []
  parseList(cursor, CLOSE_BRACE, () => {
    const memberFrom = tokenFrom(cursor)
    const key = cursor.token === STRING ? stringValue(cursor) : ''
    take(cursor, STRING)
    take(cursor, COLON)
    if (isDamaged(cursor)) return
    const value = parseValue(cursor, memberFrom)
    if (value !== undefined) keep(cursor, members, { key, value })
  })
  return { kind: 'object', members, keyFrom, from, to: cursor.lastTo }
}

function parseArray(cursor: Cursor, keyFrom: number): DocumentNode {
  const from = tokenFrom(cursor)
  const items: DocumentNode[] = []
  parseList(cursor, CLOSE_BRACKET, () => {
    const item = parseValue(cursor, tokenFrom(cursor))
    if (item !== undefined) keep(cursor, items, item)
  })
  return { kind: 'array', items, keyFrom, from, to: cursor.lastTo }
}

/** Begins on the opening token, ends after the closing one or at the damage. */
function parseList(cursor: Cursor, close: number, parseItem: () => void): void {
  if (++cursor.depth > JSON_DEPTH) fail(cursor, 'too-deep')
  else advance(cursor)
  let isFirst = true
  while (!isDamaged(cursor) && cursor.token !== close) {
    if (!isFirst) take(cursor, COMMA)
    if (!isDamaged(cursor)) parseItem()
    isFirst = false
  }
  cursor.depth--
  if (!isDamaged(cursor)) advance(cursor)
}

function keep<T>(cursor: Cursor, entries: T[], entry: T): void {
  if (entries.length < LIST_ENTRIES) entries.push(entry)
  else cursor.longList ??= { at: cursor.lastTo, kind: 'long-list' }
}

function parseScalar(cursor: Cursor, type: ScalarNode['type'], keyFrom: number): ScalarNode | undefined {
  const from = tokenFrom(cursor)
  const to = tokenTo(cursor)
  // The last digits of a number at the very end may be missing.
  if (type === 'number' && cursor.depth > 0 && to === cursor.bytes.length) return fail(cursor, 'ends-early')
  const text = type === 'string' ? stringValue(cursor) : cursor.scanner.getTokenValue()
  advance(cursor)
  return { kind: 'scalar', type, text, keyFrom, from, to }
}

/** The scanner saw characters of one byte each; a string that is not plain ASCII is read again from the bytes. */
function stringValue(cursor: Cursor): string {
  const value = cursor.scanner.getTokenValue()
  if (isAscii(value)) return value
  return JSON.parse(decodeUtf8(cursor.bytes.subarray(tokenFrom(cursor), tokenTo(cursor)))) as string
}

/** A call, so that the compiler does not believe that nothing changes in between. */
function isDamaged(cursor: Cursor): boolean {
  return cursor.damage !== undefined
}

function take(cursor: Cursor, token: number): void {
  if (isDamaged(cursor)) return
  if (cursor.token === token) advance(cursor)
  else fail(cursor, endsHere(cursor) ? 'ends-early' : 'damaged')
}

/** To the next token that is not white space. Comments stay: they are tokens that no place expects. */
function advance(cursor: Cursor): void {
  const { scanner } = cursor
  cursor.lastTo = tokenTo(cursor)
  do cursor.token = scanner.scan()
  while (cursor.token === TRIVIA || cursor.token === LINE_BREAK)
  const error: number = scanner.getTokenError()
  if (error !== NO_ERROR) fail(cursor, endsHere(cursor) ? 'ends-early' : 'damaged')
}

/** Only the first damage counts: what follows it is its echo. */
function fail(cursor: Cursor, kind: Damage['kind']): undefined {
  cursor.damage ??= { at: tokenFrom(cursor), kind }
  return undefined
}

/** Whether the bytes are all right so far and simply stop: between two tokens, or inside a string, number or word. */
function endsHere({ scanner, token, depth, bytes, base }: Cursor): boolean {
  if (token === END) return depth > 0
  if (base + scanner.getPosition() < bytes.length) return false
  const isCutWord =
    token === UNKNOWN && ['true', 'false', 'null', '-0'].some(word => word.startsWith(scanner.getTokenValue()))
  return token === STRING || token === NUMBER || isCutWord
}

function tokenFrom({ base, scanner }: Cursor): number {
  return base + scanner.getTokenOffset()
}

function tokenTo(cursor: Cursor): number {
  return tokenFrom(cursor) + cursor.scanner.getTokenLength()
}
