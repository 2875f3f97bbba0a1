import {
  Composer,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  Parser,
  type Alias,
  type CST,
  type Document,
  type ParsedNode,
  type Scalar,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml'
import { decodeByteText, toByteText } from './byte-text.ts'
import { LIST_ENTRIES, YAML_DEPTH } from './limits.ts'
import type { Reading } from './reader.ts'
import { buildLineIndex, type DocumentNode, type Member, type StructuredDocument } from './structured-document.ts'
import { byteOrderMark } from './whole-file.ts'

/** One document being turned into nodes. */
interface Conversion {
  /** Offset of the text in the artifact: the length of a byte order mark. */
  readonly base: number
  /** Byte offset of the first damage, infinite if there is none; a value that reaches it is left out. */
  readonly end: number
  readonly anchors: Map<string, DocumentNode>
  /** Offset of the first list of which not every entry was kept. */
  longList: number | undefined
}

/**
 * Reads YAML in the failsafe schema: every plain value stays the text it is, so `1.30` is no number. No tag is obeyed;
 * an alias stands for the node it names and is never copied, so nothing grows. Of several documents each is a root.
 */
export function parseYamlDocument(artifact: string, bytes: Uint8Array): StructuredDocument {
  const base = byteOrderMark(bytes)
  const lineAt = buildLineIndex(bytes)
  const text = toByteText(bytes.subarray(base))
  const tokens = [...new Parser().parse(text)]
  const roots: DocumentNode[] = []
  const result = { artifact, bytes, roots, lineAt }
  if (tokens.some(isTooDeep)) {
    return { ...result, problem: malformed(`YAML nested deeper than ${YAML_DEPTH} levels; its fields were not read.`) }
  }
  for (const document of composeAll(tokens, text.length)) {
    const damage = firstDamage(document)
    const end = base + (damage ?? Number.POSITIVE_INFINITY)
    const conversion: Conversion = { base, end, anchors: new Map(), longList: undefined }
    const root = toNode(document.contents, base, conversion)
    if (root !== undefined) roots.push(root)
    if (damage !== undefined)
      return { ...result, problem: malformed(`Damaged YAML at line ${lineAt(end)}; read up to there.`) }
    if (conversion.longList !== undefined) return { ...result, problem: longList(lineAt(conversion.longList)) }
  }
  return result
}

function firstDamage({ errors }: Document.Parsed): number | undefined {
  return errors.length === 0
    ? undefined
    : errors.reduce((first, { pos }) => Math.min(first, pos[0]), Number.POSITIVE_INFINITY)
}

function malformed(reason: string): NonNullable<Reading['problem']> {
  return { state: 'malformed', reason }
}

function longList(line: number): NonNullable<Reading['problem']> {
  return {
    state: 'truncated',
    reason: `A list with more than ${LIST_ENTRIES} entries, at line ${line}; those were read.`,
  }
}

function composeAll(tokens: readonly CST.Token[], length: number): readonly Document.Parsed[] {
  // Unique keys are checked pair by pair, which is quadratic; of a key that occurs twice the last one counts.
  const options = {
    schema: 'failsafe',
    uniqueKeys: false,
    prettyErrors: false,
    logLevel: 'silent',
    merge: false,
    resolveKnownTags: false,
  } as const
  return [...new Composer<ParsedNode>(options).compose(tokens, false, length)]
}

/** Composing is recursive and would exhaust the stack; the tokens are looked at without recursion before. */
function isTooDeep(root: CST.Token): boolean {
  const open: { readonly token: CST.Token; readonly depth: number }[] = [{ token: root, depth: 0 }]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { token, depth } = next
    if (depth > YAML_DEPTH) return true
    for (const child of childrenOf(token)) open.push({ token: child, depth: depth + 1 })
  }
  return false
}

function childrenOf(token: CST.Token): readonly CST.Token[] {
  if (token.type === 'document') return token.value === undefined ? [] : [token.value]
  if (!('items' in token)) return []
  return token.items.flatMap(({ key, value }) => [key ?? [], value ?? []].flat())
}

function toNode(node: ParsedNode | null, keyFrom: number, conversion: Conversion): DocumentNode | undefined {
  if (node === null) return undefined
  if (isAlias(node)) return conversion.anchors.get(node.source)
  const converted = toPlacedNode(node, keyFrom, conversion)
  if (converted !== undefined && node.anchor !== undefined) conversion.anchors.set(node.anchor, converted)
  return converted
}

function toPlacedNode(
  node: Exclude<ParsedNode, Alias.Parsed>,
  keyFrom: number,
  conversion: Conversion,
): DocumentNode | undefined {
  const { base, end } = conversion
  const [from, to] = [base + node.range[0], base + node.range[1]]
  if (from >= end) return undefined
  const place = { keyFrom, from, to: Math.min(to, end) }
  if (isMap(node)) return { kind: 'object', members: toMembers(node, conversion), ...place }
  if (isSeq(node)) return { kind: 'array', items: toItems(node, conversion), ...place }
  return to < end ? { kind: 'scalar', ...scalarValue(node), ...place } : undefined
}

function toMembers(map: YAMLMap.Parsed, conversion: Conversion): readonly Member[] {
  if (map.items.length > LIST_ENTRIES) conversion.longList ??= conversion.base + map.range[0]
  return map.items.slice(0, LIST_ENTRIES).flatMap(({ key, value }) => {
    if (!isScalar(key)) return []
    const node = toNode(value, conversion.base + key.range[0], conversion)
    return node === undefined ? [] : [{ key: scalarValue(key).text, value: node }]
  })
}

function toItems(list: YAMLSeq.Parsed, conversion: Conversion): readonly DocumentNode[] {
  if (list.items.length > LIST_ENTRIES) conversion.longList ??= conversion.base + list.range[0]
  return list.items
    .slice(0, LIST_ENTRIES)
    .flatMap(item => toNode(item, conversion.base + item.range[0], conversion) ?? [])
}

function scalarValue(node: Scalar): { readonly type: 'string' | 'null'; readonly text: string } {
  const text = decodeByteText(String(node.value))
  return node.type === 'PLAIN' && /^(?:~|null)?$/iu.test(text) ? { type: 'null', text: '' } : { type: 'string', text }
}
