import { visible } from '../base/text.ts'
import type { ImageProblem, LookUpOutcome } from '../model/published-image.ts'
import { errorText } from './error-text.ts'

/** What could not be looked up of the runs' OS images, a sentence or two each; empty where nothing is missing. */
export function lookUpLines({ problems, omitted }: LookUpOutcome): readonly string[] {
  const more = omitted === 0 ? [] : [`The runs name ${omitted} more OS images; these were not looked up.`]
  return [...problems.map(lookUpText), ...more]
}

function lookUpText({ image, address, problem }: ImageProblem): string {
  const [name, where] = [visible(image), visible(address)]
  if (problem.code === 'fetch/not-found') return `No package list is published for ${name} (${where}).`
  if (problem.code === 'fetch/network-off') {
    return `The package list of ${name} (${where}) is not in the cache, and the network is switched off.`
  }
  return `The package list of ${name} (${where}) could not be looked up. ${errorText(problem).what}`
}
