import type { Instant } from '../../base/time.ts'
import type { Entity } from '../../model/entity.ts'
import type { EntityIndex } from './entity-index.ts'
import { wordAt } from './end-state.ts'

/** Whose story a line belongs to, of pods and of sandboxes and containers without one. */
export type OwnerOf = (text: string, at: Instant | undefined) => Entity | undefined

const UID = /(?<![0-9a-z])[0-9a-f]{8}(?:[-_][0-9a-f]{4}){3}[-_][0-9a-f]{12}(?![0-9a-z])/gu
/** A whole id, its beginning, or the uid of a static pod. */
const HEX = /(?<![0-9A-Za-z])[0-9a-f]{12,64}(?![0-9A-Za-z])/gu
const LABEL = '[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?'
const NAME = '[a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?'
/** The ways in which writers name a pod: kubelet since 1.21, kubelet before it, containerd. */
const NAMED: readonly RegExp[] = [
  new RegExp(`(?<![a-z0-9./-])(?<namespace>${LABEL})/(?<name>${NAME})(?![a-z0-9])`, 'gu'),
  new RegExp(`(?<![a-z0-9.-])(?<name>${NAME})_(?<namespace>${LABEL})(?![a-z0-9-])`, 'gu'),
  /PodSandboxMetadata\{Name:(?<name>[^,]{1,253}),Uid:[^,]{0,64},Namespace:(?<namespace>[^,]{1,63}),/gu,
]
/** Of a very long line the rest is not searched. UTF-16 units. */
const SEARCHED = 16_384
/** A line may name every pod of a node; the first ones decide. */
const NAMES_PER_LINE = 200

/**
 * A line has one story: that of the pod whose id it holds, the first of several. Only where it holds none, that of the pod
 * whose name it holds; of several pods that had the name, the one that had it then.
 */
export function createOwnerOf(entities: readonly Entity[], index: EntityIndex): OwnerOf {
  const pods = entities.filter(entity => entity.kind === 'pod' && entity.name !== undefined)
  const ofWords = ownerByWords(pods, index)
  return (text, at) => {
    const searched = text.slice(0, SEARCHED)
    return ownerById(searched, index) ?? ownerByName(searched, at, index) ?? ofWords(searched, at)
  }
}

function ownerById(text: string, index: EntityIndex): Entity | undefined {
  const found: { readonly at: number; readonly entity: Entity }[] = []
  const add = (at: number, entity: Entity | undefined) => {
    if (entity !== undefined) found.push({ at, entity })
  }
  // The end of a uid looks like the beginning of an id.
  const rest = text.replace(UID, (uid: string, at: number) => {
    add(at, index.byUid(uid.replaceAll('_', '-')))
    return ' '.repeat(uid.length)
  })
  for (const match of rest.matchAll(HEX)) add(match.index, index.byId(match[0]) ?? index.byUid(match[0]))
  return found.reduce<(typeof found)[number] | undefined>(
    (first, one) => (first === undefined || one.at < first.at ? one : first),
    undefined,
  )?.entity
}

function ownerByName(text: string, at: Instant | undefined, index: EntityIndex): Entity | undefined {
  let first: { readonly at: number; readonly entity: Entity } | undefined
  for (const pattern of NAMED) {
    let tried = 0
    for (const { index: place, groups } of text.matchAll(pattern)) {
      if (++tried > NAMES_PER_LINE || (first !== undefined && place >= first.at)) break
      const entity = index.podNamed(`${groups?.['namespace'] ?? ''}/${groups?.['name'] ?? ''}`, at)
      if (entity === undefined) continue
      first = { at: place, entity }
      break
    }
  }
  return first?.entity
}

/** A sentence that names a pod and its namespace somewhere: `pod web-0 in namespace ns-1`. A name like no other stands alone. */
function ownerByWords(pods: readonly Entity[], index: EntityIndex): OwnerOf {
  const titles = new Map<string, Set<string>>()
  for (const { name = '', title } of pods) titles.set(name, (titles.get(name) ?? new Set()).add(title))
  const names = [...titles].map(([name, own]) => ({
    name,
    titles: [...own],
    isTelling: own.size === 1 && TELLING_NAME.test(name),
  }))
  return (text, at) => {
    let first: { readonly at: number; readonly title: string } | undefined
    for (const one of names) {
      const place = wordAt(text, one.name)
      if (place === -1 || (first !== undefined && place > first.at)) continue
      const title = one.titles.find(own => one.isTelling || wordAt(text, own.slice(0, own.indexOf('/'))) !== -1)
      if (title !== undefined) first = { at: place, title }
    }
    return first === undefined ? undefined : index.podNamed(first.title, at)
  }
}

/** `liveness-00b70b12`: long, of several parts, and with a digit, so that it is no word of a sentence. */
export const TELLING_NAME = /^(?=.{9})(?=.*\d)[a-z0-9.]+-[a-z0-9.-]+$/u
