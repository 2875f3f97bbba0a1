import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { checkEvidence } from '#shared/analysis/read/evidence-of.ts'
import { structuredFormats } from '#shared/analysis/read/index.ts'
import { EVIDENCE_PER_FINDING } from '#shared/model/evidence.ts'
import { analyseFiles, bytesOf, citedIn, type Files } from '../support/analyse-files.ts'
import { anyFiles, artifactNames, knowledgeLines, soup } from '../support/arbitrary-run.ts'

function wrongCitations(files: Files) {
  return citedIn(analyseFiles(files)).filter(cited => !checkEvidence(bytesOf(files, cited.artifact), cited))
}

test('every citation of a run says what stands in the bytes', () => {
  fc.assert(
    fc.property(anyFiles, files => {
      expect(wrongCitations(files)).toEqual([])
    }),
    { numRuns: 200 },
  )
})

describe('an artifact of any bytes', () => {
  it('has a name for every structured format here', () => {
    const missed = structuredFormats.filter(format => !artifactNames.some(name => format.matches(name)))
    expect(missed.map(format => format.id)).toEqual([])
  })

  it.each(artifactNames.map(name => [name.slice(0, 60), name]))(
    'never throws as %j, is covered, and is cited truly',
    (_, name) => {
      const bytes = fc.oneof({ weight: 3, arbitrary: soup }, fc.uint8Array({ maxLength: 300 }))
      fc.assert(
        fc.property(bytes, content => {
          const files = { [name]: content }
          expect(wrongCitations(files)).toEqual([])
          expect(analyseFiles(files).coverage.some(row => row.artifact === name && row.state !== 'missing')).toBe(true)
        }),
        { numRuns: 40 },
      )
    },
  )
})

test('all that the knowledge has samples of is cited truly in one log', () => {
  const files = { 'artifacts/node-1/journal.log': knowledgeLines.join('\n') }
  expect(wrongCitations(files)).toEqual([])
  expect(citedIn(analyseFiles(files)).length).toBeGreaterThan(knowledgeLines.length / 4)
})

test('a finding has at least one citation, at most twenty, and no fewer lines than citations', () => {
  fc.assert(
    fc.property(anyFiles, files => {
      for (const { evidence, count } of analyseFiles(files).findings) {
        expect(evidence.length).toBeGreaterThan(0)
        expect(evidence.length).toBeLessThanOrEqual(EVIDENCE_PER_FINDING)
        expect(count).toBeGreaterThanOrEqual(evidence.length)
      }
    }),
    { numRuns: 100 },
  )
})
