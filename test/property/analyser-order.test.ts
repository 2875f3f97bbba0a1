import fc from 'fast-check'
import { expect, test } from 'vitest'
import { analyseFiles } from '../support/analyse-files.ts'
import { anyFiles } from '../support/arbitrary-run.ts'

const NUM_RUNS = 150

test('the order of the artifacts changes nothing in an analysis', () => {
  const shuffled = anyFiles.chain(files => {
    const names = Object.keys(files)
    return fc.tuple(fc.constant(files), fc.shuffledSubarray(names, { minLength: names.length }))
  })
  fc.assert(
    fc.property(shuffled, fc.shuffledSubarray(['a.bin', 'b.bin'], { minLength: 2 }), ([files, order], skipped) => {
      expect(analyseFiles(files, { order, skipped })).toEqual(analyseFiles(files, { skipped: ['a.bin', 'b.bin'] }))
    }),
    { numRuns: NUM_RUNS },
  )
})

test('the borders of the chunks change nothing in an analysis', () => {
  const sizes = fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 1, maxLength: 10 })
  fc.assert(
    fc.property(anyFiles, sizes, (files, parts) => {
      expect(analyseFiles(files, { sizes: parts })).toEqual(analyseFiles(files))
    }),
    { numRuns: NUM_RUNS },
  )
})

test('the same bytes give the same JSON', () => {
  fc.assert(
    fc.property(anyFiles, files => {
      expect(JSON.stringify(analyseFiles(files))).toBe(JSON.stringify(analyseFiles(files)))
    }),
    { numRuns: 50 },
  )
})
