import type { OwnRule } from '#shared/knowledge/schema.ts'
import type { RuleProblem } from '#shared/model/own-rules.ts'
import { loadPacks, type LoadedPacks } from '../services/rule-packs/load-packs.ts'
import { rulePlaces } from '../services/rule-packs/own-rules.ts'
import { say } from './output.ts'
import { userDataFolder } from './user-data-folder.ts'

/** The packs of the person who runs this command; what was set aside is said. */
async function loadOwnPacks(): Promise<LoadedPacks> {
  const loaded = await loadPacks(rulePlaces(userDataFolder(process.env, process.platform), process.env))
  sayProblems(loaded)
  return loaded
}

/** Their rules; none where they are to be left out. */
export async function loadOwnRules({
  withoutOwnRules,
}: {
  readonly withoutOwnRules?: true
}): Promise<readonly OwnRule[]> {
  if (withoutOwnRules === true) return []
  const { packs } = await loadOwnPacks()
  return packs.flatMap(pack => pack.rules.map(({ rule }) => rule))
}

const SAID = 10

/** A broken pack stops nothing, and is not passed over in silence either. */
export function sayProblems({ problems }: Pick<LoadedPacks, 'problems'>): void {
  for (const problem of problems.slice(0, SAID)) say(`Set aside: ${describeProblem(problem)}.`)
  if (problems.length > SAID) say(`and ${problems.length - SAID} more; "runskew rules test" shows all.`)
}

/** File, rule, place and reason on one line. */
export function describeProblem({ file, rule, place, reason }: RuleProblem): string {
  const what = [rule, place].filter(part => part !== undefined && part !== '').join(', ')
  return `${file}: ${what === '' ? '' : `${what}: `}${reason}`
}
