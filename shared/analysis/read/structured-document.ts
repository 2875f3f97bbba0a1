import type { Evidence } from '../../model/evidence.ts'
import { countLines, evidenceOfLine } from './evidence-of.ts'
import { FIELD_LENGTH } from './limits.ts'
import type { Reading } from './reader.ts'

/** Where a value stands. Offsets are bytes of the decoded artifact. */
interface Place {
  /** Start of the value's key, or of the value itself where it has none. */
  readonly keyFrom: number
  readonly from: number
  /** Exclusive. */
  readonly to: number
}
export interface ObjectNode extends Place {
  readonly kind: 'object'
  /** In the order of the file; a key may occur twice. */
  readonly members: readonly Member[]
}
export interface ArrayNode extends Place {
  readonly kind: 'array'
  readonly items: readonly DocumentNode[]
}
export interface ScalarNode extends Place {
  readonly kind: 'scalar'
  readonly type: 'string' | 'number' | 'boolean' | 'null'
  /** A string's value; the digits of a number as written, so that no id is rounded. */
  readonly text: string
}
export type DocumentNode = ObjectNode | ArrayNode | ScalarNode

export interface Member {
  readonly key: string
  readonly value: DocumentNode
}

/** A JSON or YAML artifact, each value with its place. After damage: what stands before it. */
export interface StructuredDocument {
  readonly artifact: string
  readonly bytes: Uint8Array
  /** JSON has one, YAML one for each document; empty when not even the first could be opened. */
  readonly roots: readonly DocumentNode[]
  readonly problem?: NonNullable<Reading['problem']>
  readonly lineAt: (offset: number) => number
}

/** The value at the end of a path of keys. Of a key that occurs twice the last one counts, as in every JSON library. */
export function nodeAt(node: DocumentNode | undefined, ...path: readonly string[]): DocumentNode | undefined {
  let at = node
  for (const key of path) {
    if (at?.kind !== 'object') return undefined
    at = at.members.findLast(member => member.key === key)?.value
  }
  return at
}

/** A string or number that is not blank and no longer than `FIELD_LENGTH`. */
export function scalarAt(node: DocumentNode | undefined, ...path: readonly string[]): ScalarNode | undefined {
  const found = nodeAt(node, ...path)
  if (found?.kind !== 'scalar' || (found.type !== 'string' && found.type !== 'number')) return undefined
  return found.text.length > FIELD_LENGTH || found.text.trim() === '' ? undefined : found
}

export function textAt(node: DocumentNode | undefined, ...path: readonly string[]): string | undefined {
  return scalarAt(node, ...path)?.text
}

export function isTrueAt(node: DocumentNode | undefined, ...path: readonly string[]): boolean {
  const found = nodeAt(node, ...path)
  return found?.kind === 'scalar' && found.text === 'true'
}

export function itemsAt(node: DocumentNode | undefined, ...path: readonly string[]): readonly DocumentNode[] {
  const found = nodeAt(node, ...path)
  return found?.kind === 'array' ? found.items : []
}

/** Each key once, with its last value. */
export function membersAt(node: DocumentNode | undefined, ...path: readonly string[]): readonly Member[] {
  const found = nodeAt(node, ...path)
  return found?.kind === 'object'
    ? [...new Map(found.members.map(member => [member.key, member] as const)).values()]
    : []
}

/** Cites the line in which a value begins. */
export function cite(document: StructuredDocument, node: DocumentNode): Evidence {
  const { artifact, bytes } = document
  const line = document.lineAt(node.from)
  const from = document.lineAt(node.keyFrom) === line ? node.keyFrom : node.from
  return evidenceOfLine({ artifact, line, offset: 0, bytes }, { from, to: node.to })
}

const BLOCK = 4_096

/** Line numbers by offset, with one counter for every 4 KiB instead of one for every line. */
export function buildLineIndex(bytes: Uint8Array): (offset: number) => number {
  const before = new Uint32Array(Math.floor(bytes.length / BLOCK) + 1)
  for (let block = 1; block < before.length; block++) {
    before[block] = (before[block - 1] ?? 0) + countLines(bytes.subarray((block - 1) * BLOCK, block * BLOCK))
  }
  return offset => {
    const block = Math.floor(offset / BLOCK)
    return 1 + (before[block] ?? 0) + countLines(bytes.subarray(block * BLOCK, offset))
  }
}
