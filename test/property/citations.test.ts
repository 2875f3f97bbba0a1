import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareRuns } from '#shared/analysis/compare/compare-runs.ts'
import { compareLogs } from '#shared/analysis/compare-logs/compare-logs.ts'
import { createCitationChecker } from '#shared/analysis/cite/citation-checker.ts'
import { citationsIn } from '#shared/analysis/cite/citations-in.ts'
import { hearRuns } from '#shared/analysis/other-runs.ts'
import { checkEvidence, evidenceOfLine } from '#shared/analysis/read/evidence-of.ts'
import { encodeUtf8 } from '#shared/base/bytes.ts'
import { knowledge } from '#shared/knowledge/knowledge.ts'
import type { Evidence } from '#shared/model/evidence.ts'
import { comparisonJson } from '#shared/report/to-json.ts'
import { analyseFiles, bytesOf, type Files } from '../support/analyse-files.ts'
import { anyFiles } from '../support/arbitrary-run.ts'
import { nothingKnown } from '../support/build-templates.ts'
import { readTemplates } from '../support/read-templates.ts'

const ARTIFACT = 'artifacts/node-1/containerd.log'
const text = fc
  .array(fc.oneof(fc.constantFrom('\n', '\r\n', '\0', 'é', '💥', '\u001b[1m', 'starting containerd'), fc.string()))
  .map(parts => parts.join(''))
const bytes = fc.oneof(text.map(encodeUtf8), fc.uint8Array({ maxLength: 200 }))
const borders = fc.array(fc.nat(300), { maxLength: 6 })

function citeAt(content: Uint8Array, focus: number): Evidence {
  return evidenceOfLine(
    { artifact: ARTIFACT, line: 1 + count(content, focus), offset: 0, bytes: content },
    { from: focus, to: focus },
  )
}

function count(content: Uint8Array, to: number): number {
  return content.subarray(0, Math.min(to, content.length)).filter(byte => byte === 0x0a).length
}

function wrongOf(content: Uint8Array, cited: readonly Evidence[], cuts: readonly number[]): readonly Evidence[] {
  const checker = createCitationChecker(cited)
  let at = 0
  for (const cut of [...cuts].sort((a, b) => a - b)) {
    checker.feed(content.slice(at, cut))
    at = Math.max(at, Math.min(cut, content.length))
  }
  checker.feed(content.slice(at))
  return checker.end().map(wrong => wrong.evidence)
}

const change = fc.constantFrom<(evidence: Evidence) => Evidence>(
  one => ({ ...one, line: one.line + 1 }),
  one => ({ ...one, offset: one.offset + 1 }),
  one => ({ ...one, offset: one.offset - 1 }),
  one => ({ ...one, length: one.length + 1 }),
  one => ({ ...one, length: one.length - 1 }),
  one => ({ ...one, text: `${one.text}x` }),
  one => ({ ...one, text: one.text.replace(/.$/su, last => (last === '2' ? '1' : '2')) }),
  one => ({ ...one, length: Number.NaN }),
  one => ({ ...one, length: 1e12 }),
)

describe('createCitationChecker', () => {
  it('accepts every true citation, wherever the chunks part', () => {
    fc.assert(
      fc.property(bytes, fc.array(fc.nat(250), { maxLength: 8 }), borders, (content, places, cuts) => {
        const cited = places.map(place => citeAt(content, Math.min(place, content.length)))
        expect(wrongOf(content, cited, cuts)).toEqual([])
      }),
      { numRuns: 500 },
    )
  })

  it('judges any citation as the check of the whole artifact does', () => {
    const evidence = fc.record({
      artifact: fc.constant(ARTIFACT),
      line: fc.integer({ min: -1, max: 6 }),
      offset: fc.integer({ min: -2, max: 60 }),
      length: fc.integer({ min: -1, max: 20 }),
      text: fc.constantFrom('', 'a', 'ab'),
    })
    const short = fc.array(fc.constantFrom(0x61, 0x62, 0x0a), { maxLength: 40 }).map(list => Uint8Array.from(list))
    fc.assert(
      fc.property(short, fc.array(evidence, { maxLength: 5 }), borders, (content, cited, cuts) => {
        const wrong = wrongOf(content, cited, cuts)
        for (const one of cited) expect(wrong.includes(one)).toBe(!checkEvidence(content, one))
      }),
      { numRuns: 1_000 },
    )
  })

  it('refuses a citation of a run that was changed in any part', () => {
    fc.assert(
      fc.property(anyFiles, fc.nat(), change, (files, pick, mutate) => {
        const { bad } = citationsIn(analyseFiles(files))
        const evidence = bad[pick % Math.max(1, bad.length)]
        if (evidence === undefined) return
        const mutated = mutate(evidence)
        const content = bytesOf(files, evidence.artifact)
        expect(wrongOf(content, [evidence], [])).toEqual([])
        expect(wrongOf(content, [mutated], [])).toEqual(checkEvidence(content, mutated) ? [] : [mutated])
        if (mutated.text !== evidence.text) expect(checkEvidence(content, mutated)).toBe(false)
      }),
      { numRuns: 200 },
    )
  })

  it('refuses a citation of a further good run or a witness that was changed in any part', () => {
    const seen = new Set<number>()
    fc.assert(
      fc.property(fc.array(anyFiles, { minLength: 4, maxLength: 4 }), fc.nat(), change, (runs, pick, mutate) => {
        for (const [number, cited] of citationsOfOthers(runs)) {
          const files = runs[number + 1] ?? {}
          const evidence = cited[pick % cited.length]
          if (evidence === undefined) continue
          seen.add(number)
          const mutated = mutate(evidence)
          const content = bytesOf(files, evidence.artifact)
          expect(wrongOf(content, [evidence], [])).toEqual([])
          expect(wrongOf(content, [mutated], [])).toEqual(checkEvidence(content, mutated) ? [] : [mutated])
          if (mutated.text !== evidence.text) expect(checkEvidence(content, mutated)).toBe(false)
        }
      }),
      { numRuns: 60 },
    )
    expect(seen.has(1)).toBe(true)
  })
})

/** What the document of a comparison cites of its further runs, by their numbers: a good run, and a witness. */
function citationsOfOthers([good = {}, bad = {}, also = {}, witness = {}]: readonly Files[]) {
  const heard = hearRuns({ alsoGood: [analyseFiles(also)], witnesses: [analyseFiles(witness)] })
  const compared = compareRuns(analyseFiles(good), analyseFiles(bad), { ...knowledge, ...heard })
  const logs = compareLogs(readTemplates(bad), [readTemplates(good), readTemplates(also)], nothingKnown)
  return citationsIn(JSON.parse(comparisonJson({ ...compared, logs }))).others
}
