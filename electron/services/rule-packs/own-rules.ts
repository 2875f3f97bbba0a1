import { delimiter, join, resolve } from 'node:path'
import { indexWithOwnRules, type KnowledgeIndex } from '#shared/analysis/knowledge-index.ts'
import type { Result } from '#shared/base/result.ts'
import { removeRule, saveRule } from './edit-pack.ts'
import { loadPacks, type LoadedPacks, type RulePlaces } from './load-packs.ts'

/** The folder for packs, inside the folder of the person's settings. */
const rulesFolder = (userData: string): string => join(userData, 'rules')

/** Where packs lie: the person's folder, and what `RUNSKEW_RULES` names, as PATH does. */
export function rulePlaces(userData: string, environment: NodeJS.ProcessEnv): RulePlaces {
  const named = (environment['RUNSKEW_RULES'] ?? '').split(delimiter).filter(path => path !== '')
  return { folder: rulesFolder(userData), named: named.map(path => resolve(path)) }
}

/** No rules but those of this build. */
export const NO_PLACES: RulePlaces = { named: [] }

export interface OwnRulesState extends LoadedPacks {
  /** Everything that is known: the build's rules and those of the packs. */
  readonly index: KnowledgeIndex
}

/** The packs of a person, as they are now. */
export interface OwnRules {
  readonly state: OwnRulesState
  /** Where new rules are kept; undefined = nowhere, own rules are left out. */
  readonly folder: string | undefined
  /** See `saveRule`. One after the other, so that two quick changes do not undo each other. */
  save(packId: string, rule: unknown): Promise<Result<string>>
  remove(packId: string, ruleId: string): Promise<Result<null>>
}

/** Reads all packs. It is done again after each change from here; changes by others show at the next start. */
export async function openOwnRules(places: RulePlaces): Promise<OwnRules> {
  return new Packs(places, await readState(places))
}

async function readState(places: RulePlaces): Promise<OwnRulesState> {
  const loaded = await loadPacks(places)
  const rules = loaded.packs.flatMap(pack => pack.rules.map(({ rule }) => rule))
  return { ...loaded, index: indexWithOwnRules(rules) }
}

class Packs implements OwnRules {
  state: OwnRulesState
  readonly #places: RulePlaces
  #last: Promise<unknown> = Promise.resolve()

  constructor(places: RulePlaces, state: OwnRulesState) {
    this.#places = places
    this.state = state
  }

  get folder(): string | undefined {
    return this.#places.folder
  }

  save(packId: string, rule: unknown): Promise<Result<string>> {
    return this.#change(folder => saveRule({ folder, packId }, rule))
  }

  remove(packId: string, ruleId: string): Promise<Result<null>> {
    return this.#change(folder => removeRule({ folder, packId }, ruleId))
  }

  #change<T>(change: (folder: string) => Promise<Result<T>>): Promise<Result<T>> {
    const { folder } = this.#places
    if (folder === undefined) {
      return Promise.resolve({ ok: false, error: { code: 'shell/unavailable', feature: 'Rules of your own' } })
    }
    const changed = this.#last.then(async () => {
      const result = await change(folder)
      if (result.ok) this.state = await readState(this.#places)
      return result
    })
    this.#last = changed
    return changed
  }
}
