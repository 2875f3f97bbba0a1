import { readdirSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bySpecificity } from '#shared/analysis/format-order.ts'
import { readFormat } from '#shared/analysis/read-format.ts'
import { stripAnsi } from '#shared/base/text.ts'
import { formats } from '#shared/knowledge/formats/index.ts'
import type { LogFormat } from '#shared/knowledge/schema.ts'
import { compareListing, SAME_LISTING } from '../support/compare-listing.ts'

const ordered = bySpecificity(formats)
/** Beyond the bullets and spaces of Unicode that logs begin with. */
const LAST_CHARACTER = 0x3001

function claim(format: LogFormat, line: string): Readonly<Record<string, string>> | undefined {
  const parts = readFormat(format, line)
  if (parts === undefined) return undefined
  const { fields, ...named } = parts
  const present = Object.entries(named).flatMap(([key, value]) => (value === undefined ? [] : [[key, value] as const]))
  return Object.fromEntries([...fields, ...present])
}

test('every *.format.ts file is listed in index.ts', () => {
  const files = readdirSync('shared/knowledge/formats').filter(name => name.endsWith('.format.ts'))
  const listed = formats.map(format => `${format.id}.format.ts`)
  expect(compareListing(files, listed)).toEqual(SAME_LISTING)
})

test('no two formats have the same id', () => {
  expect(new Set(formats.map(format => format.id)).size).toBe(formats.length)
})

test('the order does not depend on the order of the list', () => {
  expect(bySpecificity([...formats].reverse())).toEqual(ordered)
})

describe.each(formats.map(format => [format.id, format] as const))('format %s', (_id, format) => {
  test.each(format.samples.map(sample => [sample.line, sample] as const))('reads %s', (line, sample) => {
    expect(claim(format, line), 'no pattern of this format takes the sample').toBeDefined()
    expect(claim(format, line), 'the sample is read, but not as its `expect` says').toMatchObject(sample.expect)
    expect(
      ordered.find(other => readFormat(other, line) !== undefined)?.id,
      'another format claims this sample first',
    ).toBe(format.id)
  })

  test('has a sample for each of its patterns', () => {
    const idle = format.patterns.filter(pattern => !format.samples.some(sample => pattern.test(sample.line)))
    expect(idle).toEqual([])
  })

  test('anchors its patterns at the start of the line', () => {
    expect(format.patterns.filter(pattern => !pattern.source.startsWith('^'))).toEqual([])
  })

  test('knows the first character of every line that it reads', () => {
    const read = format.samples.flatMap(({ line }) =>
      Array.from({ length: LAST_CHARACTER }, (_, code) => String.fromCharCode(code))
        .flatMap(first => [first + line, first + line.slice(1)])
        .filter(changed => readFormat(format, changed) !== undefined),
    )
    expect(read.filter(line => !format.starts.test(line.charAt(0)))).toEqual([])
  })

  test('names the time style when a pattern has a time, and the levels when it has a level', () => {
    const sources = format.patterns.map(pattern => pattern.source).join(' ')
    if (sources.includes('(?<time>')) expect(format.time).toBeDefined()
    if (sources.includes('(?<level>')) expect(format.levels).toBeDefined()
  })

  test('never throws, whatever the line', () => {
    const mutated = fc
      .tuple(
        fc.constantFrom(...format.samples.map(sample => sample.line)),
        fc.nat(200),
        fc.string({ unit: 'binary', maxLength: 8 }),
      )
      .map(([line, at, insert]) => line.slice(0, at) + insert + line.slice(at))
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), mutated), line => void claim(format, stripAnsi(line))),
    )
  })
})
