import type { Entity } from '../../model/entity.ts'
import { MIN_LITERAL_BYTES } from '../scan/literal-table.ts'

/** So much of an id is searched for: lines that clip it are found as well. */
const CLIPPED = 12
/** Longer names are searched for by their beginning. UTF-16 units. */
const LONGEST = 200

/** Words one of which every line about an entity holds. */
export function storyWords({ kind, uid, namespace, name, title, parts }: Entity): readonly string[] {
  const ids = parts.map(({ id }) => id.slice(0, CLIPPED))
  const words =
    kind === 'pod' ? [...uidWords(uid), ...podNames(namespace, name)] : ids.length > 0 ? [] : [testWords(title)]
  return [...new Set([...words, ...ids])].filter(word => word.length >= MIN_LITERAL_BYTES)
}

function uidWords(uid: string | undefined): readonly string[] {
  return uid === undefined ? [] : [uid, uid.replaceAll('-', '_')]
}

/** A name of three letters stands in many words. */
function podNames(namespace: string | undefined, name: string | undefined): readonly string[] {
  if (namespace === undefined || name === undefined) return []
  if (name.length >= MIN_LITERAL_BYTES) return [name]
  return [`${namespace}/${name}`, `${name}_${namespace}`, `Name:${name},`]
}

/** JUnit puts the kind of the node before a test's name, and logs do not. */
function testWords(title: string): string {
  const [line = ''] = title.replace(/^\[(?:It|BeforeSuite|AfterSuite|SynchronizedBeforeSuite)\] /u, '').split('\n')
  return line.slice(0, LONGEST)
}
