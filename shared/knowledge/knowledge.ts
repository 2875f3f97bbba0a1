import { fnv1a64 } from '../base/fnv.ts'
import { compareText } from '../base/text.ts'
import { compatibilities } from './compatibility/index.ts'
import { components } from './components/index.ts'
import { formats } from './formats/index.ts'
import { imageFamilies } from './images/index.ts'
import { rules } from './rules/index.ts'
import type { Compatibility, Component, ImageFamily, LogFormat, Rule } from './schema.ts'

/** All data files together, each list in the order of its index. */
export interface Knowledge {
  readonly formats: readonly LogFormat[]
  readonly components: readonly Component[]
  readonly rules: readonly Rule[]
  readonly compatibility: readonly Compatibility[]
  readonly images: readonly ImageFamily[]
}

export const knowledge: Knowledge = {
  formats,
  components,
  rules,
  compatibility: compatibilities,
  images: imageFamilies,
}

/** Hash of the knowledge's JSON form: the same data, the same version; reports carry it and caches are keyed by it. */
export const knowledgeVersion: string = fnv1a64(canonicalJson(knowledge))

/** Keys sorted, regular expressions as `/source/flags`. */
function canonicalJson(value: unknown): string {
  if (value instanceof RegExp) return JSON.stringify(value.toString())
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const entries = Object.entries(value).filter(([, member]) => member !== undefined)
  const members = entries
    .sort(([a], [b]) => compareText(a, b))
    .map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`)
  return `{${members.join(',')}}`
}
