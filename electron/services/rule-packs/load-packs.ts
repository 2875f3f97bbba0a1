import { open, readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { err, ok, type Result } from '#shared/base/result.ts'
import { compareText } from '#shared/base/text.ts'
import type { RuleProblem } from '#shared/model/own-rules.ts'
import { packLimits } from '#shared/saved/rule-pack.schema.ts'
import { hasCode } from '../system-error.ts'
import { readPack, type ReadPack, type RulePack } from './read-pack.ts'

/** Files that are read, and rules of all of them together. */
const PACKS = 50
const RULES = 500

/** Where rules of a person's own lie. */
export interface RulePlaces {
  /** Its `*.json` files; need not exist. */
  readonly folder?: string
  /** Files and folders that were named; each should exist. */
  readonly named: readonly string[]
}

export interface LoadedPacks {
  readonly packs: readonly RulePack[]
  /** What was set aside, and why. */
  readonly problems: readonly RuleProblem[]
}

/** Reads and tests every pack. What is broken is set aside and told; it never keeps the others away. */
export async function loadPacks({ folder, named }: RulePlaces): Promise<LoadedPacks> {
  const packs: RulePack[] = []
  const problems: RuleProblem[] = []
  const listed = [...(folder === undefined ? [] : [await listPacks(folder, true)])]
  for (const path of named) listed.push(await listPacks(path, false))
  for (const list of listed) problems.push(...list.problems)
  const files = [...new Set(listed.flatMap(list => list.files))]
  for (const file of files.slice(PACKS)) {
    problems.push({ file, place: '', reason: `is set aside: at most ${PACKS} packs are read` })
  }
  for (const file of files.slice(0, PACKS)) {
    const read = await readPackFile(file)
    problems.push(...read.problems)
    if (read.pack === undefined) continue
    const refused = refuseBeside(packs, read.pack)
    if (refused === undefined) packs.push(read.pack)
    else problems.push({ file, ...refused })
  }
  return { packs, problems }
}

function refuseBeside(packs: readonly RulePack[], pack: RulePack): Pick<RuleProblem, 'place' | 'reason'> | undefined {
  const twin = packs.find(({ id }) => id === pack.id)
  if (twin !== undefined) return { place: 'id', reason: `"${pack.id}" is the id of ${twin.path} already` }
  const before = packs.reduce((sum, { rules }) => sum + rules.length, 0)
  if (before + pack.rules.length <= RULES) return undefined
  return { place: 'rules', reason: `is set aside: with it there would be more than ${RULES} rules` }
}

interface Listed {
  readonly files: readonly string[]
  readonly problems: readonly RuleProblem[]
}

async function listPacks(path: string, mayBeMissing: boolean): Promise<Listed> {
  try {
    if (!(await stat(path)).isDirectory()) return { files: [path], problems: [] }
    const names = (await readdir(path)).filter(name => name.endsWith('.json')).sort(compareText)
    return { files: names.map(name => join(path, name)), problems: [] }
  } catch (thrown) {
    if (mayBeMissing && hasCode(thrown, 'ENOENT')) return { files: [], problems: [] }
    return { files: [], problems: [{ file: path, place: '', reason: reasonOf(thrown) }] }
  }
}

async function readPackFile(path: string): Promise<ReadPack> {
  const text = await readText(path)
  return text.ok ? readPack(path, text.value) : { problems: [{ file: path, place: '', reason: text.error }] }
}

/** The text of a pack; the error says in words why not. */
export async function readText(path: string): Promise<Result<string, string>> {
  try {
    // Asked before it is opened: opening a pipe waits for somebody to write.
    if (!(await stat(path)).isFile()) return err('is no file')
    const bytes = await readBounded(path)
    if (bytes.length > packLimits.bytes) return err(`is larger than ${packLimits.bytes} bytes`)
    return ok(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch (thrown) {
    return err(thrown instanceof TypeError ? 'is not UTF-8 text' : reasonOf(thrown))
  }
}

async function readBounded(path: string): Promise<Uint8Array> {
  const file = await open(path, 'r')
  try {
    const buffer = Buffer.alloc(packLimits.bytes + 1)
    let length = 0
    for (;;) {
      const { bytesRead } = await file.read(buffer, length, buffer.length - length)
      length += bytesRead
      if (bytesRead === 0 || length === buffer.length) return buffer.subarray(0, length)
    }
  } finally {
    await file.close()
  }
}

function reasonOf(thrown: unknown): string {
  if (hasCode(thrown, 'ENOENT')) return 'is not there'
  if (hasCode(thrown, 'EACCES')) return 'may not be read'
  return `cannot be read: ${thrown instanceof Error ? thrown.message : String(thrown)}`
}
