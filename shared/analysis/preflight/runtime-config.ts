import type { ConfigFile, TextLine } from './config-file.ts'
import { readTextLines } from './config-file.ts'
import { readToml, type TomlField, type TomlText } from './read-toml.ts'

/** One runtime of the CRI plugin. */
export interface RuntimeSection {
  /** `runc`, or what the script fills in: `${containerd_extra_runtime_handler}`. */
  readonly name: string
  readonly header: TextLine
  readonly type?: TomlField
  readonly path?: TomlField
}

/** What a configuration of containerd says, be it a file or the text inside a script that writes one. */
export interface RuntimeConfig {
  readonly version?: TomlField
  readonly runtimes: readonly RuntimeSection[]
  readonly systemdCgroup?: TomlField
  /** The line of a script that makes `SystemdCgroup` false where its environment says nothing. */
  readonly driverDefault?: TextLine
}

/** The configuration that stands in a TOML file. */
export function readRuntimeConfig(file: ConfigFile): RuntimeConfig {
  return toRuntimeConfig([readToml(readTextLines(file))])
}

/** The configuration that a shell script writes: its here documents. A setting inside a condition counts as set. */
export function readScriptConfig(file: ConfigFile): RuntimeConfig {
  const lines = readTextLines(file)
  const driverDefault = lines.find(({ text }) => DRIVER_DEFAULT.test(text))
  const config = toRuntimeConfig(hereDocuments(lines).map(readToml))
  return driverDefault === undefined ? config : { ...config, driverDefault }
}

const DRIVER_DEFAULT = /\$\{CONTAINERD_SYSTEMD_CGROUP:-["']?false\b/u

const HERE = /<<-?\s?["']?(\w{1,40})["']?/u

function hereDocuments(lines: readonly TextLine[]): readonly (readonly TextLine[])[] {
  const documents: TextLine[][] = []
  let end: string | undefined
  for (const line of lines) {
    if (end === undefined) {
      end = /^\s*#/u.test(line.text) ? undefined : HERE.exec(line.text)?.[1]
      if (end !== undefined) documents.push([])
    } else if (line.text.trim() === end) end = undefined
    else documents.at(-1)?.push(line)
  }
  return documents
}

function toRuntimeConfig(texts: readonly TomlText[]): RuntimeConfig {
  const ofPlugins = texts.filter(text => text.sections.some(({ path }) => path[0] === 'plugins'))
  const version = ofPlugins.flatMap(({ fields }) => fields).find(isVersion)
  const runtimes = ofPlugins.flatMap(readRuntimes)
  const systemdCgroup = ofPlugins
    .flatMap(({ fields }) => fields)
    .find(({ section, key }) => key === 'SystemdCgroup' && section.at(-1) === 'options' && section.includes('runc'))
  return {
    ...(version === undefined ? {} : { version }),
    runtimes,
    ...(systemdCgroup === undefined ? {} : { systemdCgroup }),
  }
}

function isVersion({ section, key, value }: TomlField): boolean {
  return section.length === 0 && key === 'version' && /^\d{1,2}$/u.test(value)
}

function readRuntimes({ sections, fields }: TomlText): readonly RuntimeSection[] {
  return sections.flatMap(({ path, line }) => {
    if (path.at(-2) !== 'runtimes' || path[0] !== 'plugins') return []
    const own = fields.filter(({ section }) => section.join('\n') === path.join('\n'))
    const type = own.find(({ key }) => key === 'runtime_type')
    const shim = own.find(({ key, value }) => key === 'runtime_path' && value !== '')
    return [
      {
        name: path.at(-1) ?? '',
        header: line,
        ...(type === undefined ? {} : { type }),
        ...(shim === undefined ? {} : { path: shim }),
      },
    ]
  })
}
