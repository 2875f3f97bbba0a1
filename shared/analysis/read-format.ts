import type { LogFormat } from '../knowledge/schema.ts'
import { readJsonLine, type LineParts } from './json-line.ts'
import { readPairs, splitTrailingPairs } from './logfmt.ts'

/** Reads a line, ANSI removed, as one dialect. Undefined when it is not of that dialect. */
export function readFormat(format: LogFormat, line: string): LineParts | undefined {
  for (const pattern of format.patterns) {
    const groups = pattern.exec(line)?.groups
    const parts = groups === undefined ? undefined : readGroups(format.id, pattern, groups)
    if (parts !== undefined) return parts
  }
  return undefined
}

type Groups = Readonly<Record<string, string | undefined>>

function readGroups(formatId: string, pattern: RegExp, groups: Groups): LineParts | undefined {
  const { time, level, host, ident, pid, body, pairs, trailing, json } = groups
  if (json !== undefined) return readJsonLine(formatId, json)
  if (pairs !== undefined) return readLogfmt(pairs)
  const fields = new Map<string, string>()
  for (const name of fieldNames(pattern)) {
    const value = groups[name]
    if (value !== undefined) fields.set(name, value)
  }
  if (trailing === undefined) return { time, level, host, ident, pid, body, fields }
  const split = splitTrailingPairs(trailing)
  return { time, level, host, ident, pid, body: split.message, fields: new Map([...fields, ...split.pairs]) }
}

const FIXED = new Set(['time', 'level', 'host', 'ident', 'pid', 'body', 'pairs', 'trailing', 'json'])
const namesOf = new Map<RegExp, readonly string[]>()

/** The named groups that have no fixed meaning; remembered, because this runs for every line that is read. */
function fieldNames(pattern: RegExp): readonly string[] {
  const known = namesOf.get(pattern)
  if (known !== undefined) return known
  const names = Array.from(pattern.source.matchAll(/\(\?<([a-z]\w*)>/giu), match => match[1] ?? '')
  const free = names.filter(name => !FIXED.has(name))
  namesOf.set(pattern, free)
  return free
}

function readLogfmt(text: string): LineParts {
  const fields = readPairs(text)
  const take = (...names: readonly string[]) => {
    const name = names.find(key => fields.has(key))
    const value = name === undefined ? undefined : fields.get(name)
    if (name !== undefined) fields.delete(name)
    return value
  }
  return { time: take('time', 'ts'), level: take('level', 'lvl'), body: take('msg'), fields }
}
