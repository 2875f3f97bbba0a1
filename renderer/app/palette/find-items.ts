import { strings } from '../../strings/index.ts'
import { typedWords } from '../../ui/typed-words.ts'
import { fit } from './fuzzy.ts'
import type { PaletteItem } from './palette-items.ts'
import { THINGS } from './things.ts'

/** Items with what is searched of them, in lower case. */
export interface Searchable {
  readonly item: PaletteItem
  readonly title: string
  readonly kind: string
}

export interface Found {
  readonly items: readonly PaletteItem[]
  /** How many fit, with those that are left out. */
  readonly total: number
  /** So many of the first were chosen lately. */
  readonly recent: number
}

/** As many as a person reads; more words find the rest. */
const SHOWN = 60
/** A command counts a little more than a thing of the same name. */
const COMMAND_BONUS = 12

export function searchable(items: readonly PaletteItem[]): readonly Searchable[] {
  return items.map(item => ({
    item,
    title: item.title.toLowerCase(),
    kind: strings.palette.kinds[item.kind].toLowerCase(),
  }))
}

/**
 * What fits the typed text, best first, of what fits alike the recent ones first. Without a text: the recent ones, then
 * all commands in their order. `recent` are ids, the last chosen first.
 */
export function findItems(all: readonly Searchable[], text: string, recent: readonly string[]): Found {
  const words = typedWords(text)
  if (words.length === 0) return unasked(all, recent)
  const scored = all.flatMap((one, index) => {
    const score = scoreOf(one, words)
    return score === 0 ? [] : [{ item: one.item, score: score + recencyOf(one.item, recent), index }]
  })
  scored.sort((a, b) => b.score - a.score || a.index - b.index)
  return { items: scored.slice(0, SHOWN).map(({ item }) => item), total: scored.length, recent: 0 }
}

function unasked(all: readonly Searchable[], recent: readonly string[]): Found {
  const byId = new Map(all.map(({ item }) => [item.id, item]))
  const lately = recent.flatMap(id => byId.get(id) ?? [])
  const commands = all.map(({ item }) => item).filter(item => isCommand(item) && !recent.includes(item.id))
  const items = [...lately, ...commands]
  return { items, total: items.length, recent: lately.length }
}

/** A word may also name the kind: `test volume` are tests about volumes. */
function scoreOf({ title, kind, item }: Searchable, words: readonly string[]): number {
  const bonus = isCommand(item) ? COMMAND_BONUS : 0
  const asTitle = fit(title, words)
  if (asTitle > 0) return asTitle + bonus
  const rest = words.filter(word => !kind.startsWith(word))
  if (rest.length === words.length) return 0
  const score = rest.length === 0 ? 1 : fit(title, rest)
  return score === 0 ? 0 : score + bonus
}

function recencyOf(item: PaletteItem, recent: readonly string[]): number {
  const place = recent.indexOf(item.id)
  return place < 0 ? 0 : 8 - Math.min(7, place)
}

function isCommand({ kind }: PaletteItem): boolean {
  return THINGS.every(thing => thing !== kind)
}
