import { compareText } from '../../base/text.ts'
import type { Analysis } from '../../model/analysis.ts'
import type { Comparison } from '../../model/comparison.ts'
import { nameByRole } from './name-by-role.ts'

/** Which artifacts only one run left behind, by neutral name. */
export function compareArtifacts(good: Analysis, bad: Analysis): Comparison['artifacts'] {
  const inGood = neutralNames(good)
  const inBad = neutralNames(bad)
  return {
    onlyGood: [...inGood].filter(name => !inBad.has(name)).sort(compareText),
    onlyBad: [...inBad].filter(name => !inGood.has(name)).sort(compareText),
  }
}

function neutralNames(analysis: Analysis): ReadonlySet<string> {
  const names = nameByRole(analysis)
  const present = analysis.coverage.filter(entry => entry.state !== 'missing')
  return new Set(present.map(entry => names.neutral(entry.artifact)))
}
