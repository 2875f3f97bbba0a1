import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createPatternTrial } from '#shared/analysis/own-rules/try-pattern.ts'
import { encodeUtf8 } from '#shared/base/bytes.ts'
import { checkEvidence } from '#shared/analysis/read/evidence-of.ts'

const signature = { literal: 'slow disk', pattern: String.raw`slow disk (?<device>sd[a-z])`, limit: 2 }
const artifacts = {
  'b.log': 'slow disk sda\nslow disk nvme\nfine\nslow disk sdb',
  'a.log': 'x\n"slow disk \\"sdc\\""\nslow disk sdc\r\nslow disk sdd\n',
}

function tryOn(names: readonly (keyof typeof artifacts)[], cut = 1_000) {
  const trial = createPatternTrial(signature)
  const counts = names.map(name => {
    const reading = trial.open(name)
    const bytes = encodeUtf8(artifacts[name])
    for (let at = 0; at < bytes.length; at += cut) reading.feed(bytes.subarray(at, at + cut))
    return [name, reading.end()] as const
  })
  return { counts: Object.fromEntries(counts), hits: trial.hits() }
}

test('matching lines are counted, and the first of them are cited by their bytes', () => {
  const { counts, hits } = tryOn(['b.log', 'a.log'])
  expect(counts).toEqual({ 'b.log': 2, 'a.log': 2 })
  expect(hits.map(({ artifact, line, text }) => [artifact, line, text])).toEqual([
    ['a.log', 3, 'slow disk sdc'],
    ['a.log', 4, 'slow disk sdd'],
  ])
  expect(hits.every(hit => checkEvidence(encodeUtf8(artifacts['a.log']), hit))).toBe(true)
})

test('neither the order of artifacts nor the borders of chunks change the answer', () => {
  const expected = tryOn(['a.log', 'b.log'])
  fc.assert(
    fc.property(fc.boolean(), fc.integer({ min: 1, max: 40 }), (isTurned, cut) => {
      expect(tryOn(isTurned ? ['b.log', 'a.log'] : ['a.log', 'b.log'], cut)).toEqual(expected)
    }),
    { numRuns: 30 },
  )
})

test('a line of many pieces counts once', () => {
  const trial = createPatternTrial(signature)
  const reading = trial.open('long.log')
  reading.feed(encodeUtf8(`${'slow disk sda '.repeat(300_000)}\n`))
  expect([reading.end(), trial.hits().length]).toEqual([1, 1])
})
