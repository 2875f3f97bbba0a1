import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseJsonDocument } from '#shared/analysis/read/json-document.ts'
import { cite, type DocumentNode } from '#shared/analysis/read/structured-document.ts'
import { checkEvidence } from '#shared/analysis/read/evidence-of.ts'
import { decodeUtf8, encodeUtf8 } from '#shared/base/bytes.ts'

/** The value as `JSON.parse` gives it, without prototypes. */
function valueOf(node: DocumentNode): unknown {
  if (node.kind === 'array') return node.items.map(valueOf)
  if (node.kind === 'object') return Object.fromEntries(node.members.map(({ key, value }) => [key, valueOf(value)]))
  return node.type === 'string' ? node.text : node.type === 'null' ? null : JSON.parse(node.text)
}

function* nodesIn(node: DocumentNode): Generator<DocumentNode> {
  yield node
  const inner =
    node.kind === 'array' ? node.items : node.kind === 'object' ? node.members.map(member => member.value) : []
  for (const child of inner) yield* nodesIn(child)
}

const isJson = (text: string): boolean => {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

const json = fc
  .tuple(fc.jsonValue(), fc.constantFrom(0, 1, 2))
  .map(([value, indent]) => JSON.stringify(value, undefined, indent))
/** JSON with some characters taken out, put in or doubled. */
const damaged = fc
  .tuple(
    json,
    fc.nat(),
    fc.constantFrom('', ',', '"', '}', ']', '{', '0', '-', '\\', '/', '\n', '\u0001', 'e', '\u00e9', ':', '//'),
  )
  .map(
    ([text, at, piece]) =>
      `${text.slice(0, at % (text.length + 1))}${piece}${text.slice((at % (text.length + 1)) + 1)}`,
  )

describe('parseJsonDocument', () => {
  it('reads every JSON text as JSON.parse does', () => {
    fc.assert(
      fc.property(json, text => {
        const document = parseJsonDocument('x.json', encodeUtf8(text))
        expect(document.problem).toBeUndefined()
        expect(document.roots.map(valueOf)).toEqual([JSON.parse(decodeUtf8(encodeUtf8(text)))])
      }),
    )
  })

  it('refuses exactly what JSON.parse refuses', () => {
    fc.assert(
      fc.property(fc.oneof(damaged, fc.string()), text => {
        const sent = decodeUtf8(encodeUtf8(text))
        fc.pre(!sent.startsWith('\ufeff'))
        expect(parseJsonDocument('x.json', encodeUtf8(sent)).problem === undefined).toBe(isJson(sent))
      }),
      { numRuns: 500 },
    )
  })

  it('gives every value a citation that matches the bytes, whatever the bytes', () => {
    fc.assert(
      fc.property(fc.oneof(fc.uint8Array({ maxLength: 300 }), fc.oneof(json, damaged).map(encodeUtf8)), bytes => {
        const document = parseJsonDocument('x.json', bytes)
        for (const root of document.roots) {
          for (const node of nodesIn(root)) expect(checkEvidence(bytes, cite(document, node))).toBe(true)
        }
      }),
    )
  })

  it('keeps of a file that was cut nothing that the whole file does not say', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.string(), fc.oneof(fc.string(), fc.integer(), fc.boolean())),
        fc.nat(),
        (value, at) => {
          const whole = encodeUtf8(JSON.stringify(value))
          const parsed = JSON.parse(decodeUtf8(whole)) as Record<string, unknown>
          const [root] = parseJsonDocument('x.json', whole.slice(0, at % whole.length)).roots
          const kept = root?.kind === 'object' ? root.members : []
          for (const { key, value: node } of kept)
            expect(valueOf(node)).toEqual(Object.getOwnPropertyDescriptor(parsed, key)?.value)
        },
      ),
    )
  })
})
