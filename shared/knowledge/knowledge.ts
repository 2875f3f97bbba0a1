import { fnv1a64 } from '../base/fnv.ts'
import { compareText } from '../base/text.ts'
import { compatibilities } from './compatibility/index.ts'
import { components } from './components/index.ts'
import { formats } from './formats/index.ts'
import { imageFamilies } from './images/index.ts'
import { preflightKnowledge } from './preflight/index.ts'
import { releases } from './releases/index.ts'
import { rules } from './rules/index.ts'
import type { AnyRule, Compatibility, Component, ImageFamily, LogFormat, OwnRule } from './schema.ts'

/** All data files together, each list in the order of its index. */
export interface Knowledge {
  /** Hash of its JSON form: the same data, the same version; reports carry it and caches are keyed by it. */
  readonly version: string
  readonly formats: readonly LogFormat[]
  readonly components: readonly Component[]
  readonly rules: readonly AnyRule[]
  /** Those of the rules that a person wrote. */
  readonly ownRules: readonly OwnRule[]
  readonly compatibility: readonly Compatibility[]
  readonly images: readonly ImageFamily[]
}

const data = { formats, components, rules, compatibility: compatibilities, images: imageFamilies }

let version: string | undefined

/** What this build knows by itself. Its version is counted when it is first asked for: that takes longer than to load it all. */
export const knowledge: Knowledge = {
  ...data,
  ownRules: [],
  get version() {
    return (version ??= fnv1a64(canonicalJson({ ...data, preflight: preflightKnowledge, releases })))
  },
}

/** The knowledge and a person's own rules behind it; without any, the knowledge itself. */
export function withOwnRules(base: Knowledge, own: readonly OwnRule[]): Knowledge {
  if (own.length === 0) return base
  const ownVersion = `${base.version}+${fnv1a64(canonicalJson(own))}`
  return { ...base, rules: [...base.rules, ...own], ownRules: own, version: ownVersion }
}

/** Keys sorted, regular expressions as `/source/flags`. */
function canonicalJson(value: unknown): string {
  if (value instanceof RegExp) return JSON.stringify(value.toString())
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const members = new Map<string, unknown>(Object.entries(value))
  const keys = [...members.keys()].sort(compareText).filter(key => members.get(key) !== undefined)
  return `{${keys.map(key => `${JSON.stringify(key)}:${canonicalJson(members.get(key))}`).join(',')}}`
}
