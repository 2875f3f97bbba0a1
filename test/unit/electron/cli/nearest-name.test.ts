import { expect, test } from 'vitest'
import { nearestName } from '../../../../electron/cli/nearest-name.ts'

const names = ['analyze', 'compare', 'rules', 'serve']

test.each([
  ['analyse', 'analyze'],
  ['comapre', 'compare'],
  ['COMPARE', 'compare'],
  ['comp', 'compare'],
  ['rule', 'rules'],
  ['sevre', 'serve'],
])('takes %s for %s', (typed, meant) => {
  expect(nearestName(typed, names)).toBe(meant)
})

test.each(['', 'x', 'frobnicate', 'history', 'a'.repeat(100_000)])('does not guess at %.20s', typed => {
  expect(nearestName(typed, names)).toBeUndefined()
})
