// What each collector takes of an analysis, with all of them on: `FOLDER`. Samples the stack while the artifacts of a run
// are analysed in this process, and gives each sample to the collector that is nearest to its top. Prints seconds by name.
import { closeSync, openSync, readdirSync, readFileSync, readSync } from 'node:fs'
import { Session, type Profiler } from 'node:inspector/promises'
import { join, relative } from 'node:path'
import { createArtifactAnalyser } from '#shared/analysis/analyse-artifact.ts'

const SAMPLE_MICROS = 250
const CHUNK_BYTES = 1024 ** 2

/** By the beginning of the path of a module; the first that fits. */
const COLLECTORS: readonly (readonly [path: string, name: string])[] = [
  ['shared/analysis/scan/', 'lines, literals and severity'],
  ['shared/analysis/clock/sightings', 'events that several logs tell of'],
  ['shared/analysis/clock/', 'formats and times'],
  ['shared/analysis/parse-line', 'formats and times'],
  ['shared/analysis/json-line', 'formats and times'],
  ['shared/analysis/collect/findings', 'findings'],
  ['shared/analysis/match-rules', 'findings'],
  ['shared/analysis/collect/versions', 'versions'],
  ['shared/analysis/match-versions', 'versions'],
  ['shared/analysis/collect/images', 'images'],
  ['shared/analysis/find-image-references', 'images'],
  ['shared/analysis/entities/', 'pods, containers and tests'],
  ['shared/analysis/collect/host-tracker', 'hosts'],
  ['shared/analysis/collect/density', 'density'],
  ['shared/analysis/check-encoding', 'encoding'],
  ['shared/analysis/read/', 'structured artifacts'],
]
const REST = 'the rest: text of lines, evidence, collecting garbage'
const READING = 'reading the files'

const [, program = '', folder = ''] = process.argv

/** Of each line of this program the module that it came from; the bundler says where each begins. */
function modulesByLine(): readonly string[] {
  let current = ''
  return readFileSync(program, 'utf8')
    .split('\n')
    .map(
      line => (current = /^\/\/ (?<path>(?:shared|test|electron)\/\S+\.ts)$/u.exec(line)?.groups?.['path'] ?? current),
    )
}

function analyse(path: string): void {
  const analyser = createArtifactAnalyser(relative(folder, path), undefined, [])
  const buffer = new Uint8Array(CHUNK_BYTES)
  const file = openSync(path, 'r')
  for (let count = readChunk(file, buffer); count > 0; count = readChunk(file, buffer)) {
    analyser.feed(buffer.subarray(0, count))
  }
  closeSync(file)
  analyser.end({ state: 'complete' })
}

function readChunk(file: number, buffer: Uint8Array): number {
  return readSync(file, buffer)
}

function secondsByCollector({ nodes, samples = [], timeDeltas = [] }: Profiler.Profile): Record<string, number> {
  const modules = modulesByLine()
  const byId = new Map(nodes.map(node => [node.id, node]))
  const parents = new Map(nodes.flatMap(({ id, children = [] }) => children.map(child => [child, id] as const)))
  const names = new Map<number, string>()
  const nameOf = (id: number): string => {
    const known = names.get(id) ?? collectorOf(byId.get(id)?.callFrame, modules) ?? parentName(id)
    names.set(id, known)
    return known
  }
  const parentName = (id: number): string => {
    const parent = parents.get(id)
    return parent === undefined ? REST : nameOf(parent)
  }
  const seconds: Record<string, number> = {}
  samples.forEach((id, index) => {
    const name = nameOf(id)
    seconds[name] = (seconds[name] ?? 0) + (timeDeltas[index] ?? 0) / 1e6
  })
  return seconds
}

/** Undefined where its caller tells. */
function collectorOf(
  frame: { readonly functionName: string; readonly url: string; readonly lineNumber: number } | undefined,
  modules: readonly string[],
): string | undefined {
  if (frame?.functionName === readChunk.name) return READING
  const module = frame?.url.endsWith('collector-times.cjs') === true ? (modules[frame.lineNumber] ?? '') : ''
  return COLLECTORS.find(([path]) => module.startsWith(path))?.[1]
}

async function main(): Promise<void> {
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name))
  const session = new Session()
  session.connect()
  await session.post('Profiler.enable')
  await session.post('Profiler.setSamplingInterval', { interval: SAMPLE_MICROS })
  await session.post('Profiler.start')
  paths.forEach(analyse)
  const { profile } = await session.post('Profiler.stop')
  console.log(JSON.stringify(secondsByCollector(profile)))
}

void main()
