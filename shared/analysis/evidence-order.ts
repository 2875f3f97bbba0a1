import { compareText } from '../base/text.ts'
import { artifactKinds } from '../knowledge/layout.ts'
import { wholeName } from './whole-name.ts'

/**
 * Which artifact is cited first: the logs of the component itself before those that quote it, and test reports last.
 * The order of `artifactKinds`; ties by name, so that it never depends on the reading order.
 */
export function byEvidenceOrder(a: string, b: string): number {
  return rank(a) - rank(b) || compareText(a, b)
}

function rank(artifact: string): number {
  const index = artifactKinds.findIndex(kind => kind.pattern.test(wholeName(artifact)))
  return index === -1 ? artifactKinds.length : index
}
