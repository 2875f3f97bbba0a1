import type { ConfigFile, ConfigFolder } from './config-file.ts'

/** A file that another one refers to; `byName`: only its name fits, the folders of the reference are not here. */
export type FoundFile =
  | { readonly kind: 'found'; readonly file: ConfigFile; readonly byName: boolean }
  /** `why` completes “the file is …”. */
  | { readonly kind: 'missing'; readonly why: string }

export type FindFile = (reference: string, from: string) => FoundFile

const REFERENCE_LENGTH = 1_024

/**
 * References name files as they lie inside the test pod. The file here is the one whose path has the longest common end;
 * by its name alone it is taken only when it lies beside the file that refers to it. Nothing outside the folder is found.
 */
export function createFileFinder({ label, files, unread }: ConfigFolder): FindFile {
  const known = new Map(files.map(file => [file.name, file] as const))
  const byBase = new Map<string, string[]>()
  for (const name of [...known.keys(), ...unread.keys()]) {
    const base = name.slice(name.lastIndexOf('/') + 1)
    const names = byBase.get(base)
    if (names === undefined) byBase.set(base, [name])
    else names.push(name)
  }

  function open(name: string, byName: boolean): FoundFile {
    const file = known.get(name)
    return file === undefined
      ? { kind: 'missing', why: `not read: ${unread.get(name) ?? 'unknown'}` }
      : { kind: 'found', file, byName }
  }

  return (reference, from) => {
    const parts = splitReference(reference)
    if (parts === undefined) return { kind: 'missing', why: 'not looked for: its path leads outside of the folder' }
    const folder = from.split('/').slice(0, -1)
    const beside = [...folder, ...parts].join('/')
    if (!reference.startsWith('/') && (known.has(beside) || unread.has(beside))) return open(beside, false)
    const ranked = (byBase.get(parts.at(-1) ?? '') ?? []).map(name => ({
      name,
      common: commonEnd([label, ...name.split('/')], parts),
      isBeside: name.split('/').slice(0, -1).join('/') === folder.join('/'),
    }))
    const most = Math.max(0, ...ranked.map(({ common }) => common))
    const best = ranked.filter(({ common, isBeside }) => common === most && (common > 1 || isBeside))
    const chosen = best.length === 1 ? best[0] : best.find(({ isBeside }) => isBeside)
    if (chosen !== undefined) return open(chosen.name, most === 1 && parts.length > 1)
    return { kind: 'missing', why: best.length > 1 ? 'not read: several files here could be it' : 'not in this folder' }
  }
}

/** Undefined for what could leave the folder, or is no path at all. */
function splitReference(reference: string): readonly string[] | undefined {
  if (reference.length > REFERENCE_LENGTH || /[\0\\]/u.test(reference)) return undefined
  const parts = reference.split('/').filter(part => part !== '' && part !== '.')
  return parts.length === 0 || parts.includes('..') ? undefined : parts
}

function commonEnd(a: readonly string[], b: readonly string[]): number {
  let count = 0
  while (count < Math.min(a.length, b.length) && a.at(-1 - count) === b.at(-1 - count)) count++
  return count
}
