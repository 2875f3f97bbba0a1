import type { SourceEntry } from './sources/source.ts'

const RESERVED = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i
const MAX = 100

/**
 * A name that is safe as one path component on every system, from a name that came from outside: letters, digits,
 * `.`, `_`, `-`; no leading dot, no device name of Windows, at most 100 characters, the extension kept.
 */
export function safeFileName(name: string): string {
  const last = name.split(/[/\\]/).at(-1) ?? ''
  const plain = last
    .replace(/[^\w.-]+/g, '_')
    .replace(/^\.+/, '')
    .replace(/\.+$/, '')
  const named = plain === '' ? 'artifact' : plain
  const safe = RESERVED.test(named) ? `_${named}` : named
  return safe.length <= MAX ? safe : safe.slice(0, MAX - 20) + safe.slice(-20)
}

/** The name for a file of an artifact's bytes. The beginning of one, which has the name of the whole, must not pass for it. */
export function artifactFileName(entries: readonly SourceEntry[], artifact: string): string {
  const isHead = entries.find(({ name }) => name === artifact)?.piece === 'head'
  return safeFileName(isHead ? `${artifact}.head-only` : artifact)
}
