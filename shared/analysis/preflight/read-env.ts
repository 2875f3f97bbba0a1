import type { Evidence } from '../../model/evidence.ts'
import type { Reading } from '../read/reader.ts'
import { cite, membersAt } from '../read/structured-document.ts'
import { parseYamlDocument } from '../read/yaml-document.ts'
import { citeLine, readTextLines, type ConfigFile } from './config-file.ts'

/** A variable, and where it is set. */
export interface EnvValue {
  readonly value: string
  readonly evidence: Evidence
}
export type Env = ReadonlyMap<string, EnvValue>

const SHELL = /^\s*(?:export\s+|readonly\s+)?([A-Z][A-Z0-9_]{0,99})=(.*)$/u

/** Variables, and damage that cut the reading short. */
export interface EnvRead {
  readonly value: Env
  readonly problem?: Reading['problem']
}

/** Variables of a file: `KEY: 'value'` in YAML, as configure.sh reads it, or `KEY=value`. */
export function readEnv(file: ConfigFile): EnvRead {
  const document = parseYamlDocument(file.name, file.bytes)
  const [root] = document.roots
  if (root?.kind !== 'object') return { value: readShellEnv(file) }
  const value = new Map(
    membersAt(root).flatMap(({ key, value }) =>
      value.kind === 'scalar' ? [[key, { value: value.text, evidence: cite(document, value) }] as const] : [],
    ),
  )
  return document.problem === undefined ? { value } : { value, problem: document.problem }
}

function readShellEnv(file: ConfigFile): Env {
  return new Map(
    readTextLines(file).flatMap(line => {
      const [, key, value = ''] = SHELL.exec(line.text) ?? []
      if (key === undefined) return []
      return [[key, { value: value.trim().replace(/^(["'])(.*)\1$/u, '$2'), evidence: citeLine(line) }] as const]
    }),
  )
}
