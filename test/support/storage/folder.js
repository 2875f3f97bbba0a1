// A folder on disk as Prow's uploader would have put it into a bucket (pkg/gcsupload/run.go, pkg/pod-utils/gcs).
import { readdirSync, statSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { fileContent } from './content.js'
import { typeOfName } from './stored-object.js'

const PERIODIC = /^(?<job>logs\/[^/]+)\/(?<id>\d+)\//
const PRESUBMIT = /^(?<pull>pr-logs\/pull\/(?:[^/]+\/)?\d+)\/(?<job>[^/]+)\/(?<id>\d+)\//
const BATCH = /^pr-logs\/pull\/batch\/(?<job>[^/]+)\/(?<id>\d+)\//

/** Specifications of the objects that a folder's files become below `prefix`. */
export function readFolder({ path, prefix }) {
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name))
    .map(file => fileSpec(file, [prefix, ...relative(path, file).split(sep)].filter(part => part !== '').join('/')))
}

function fileSpec(file, name) {
  const { size, mtimeMs } = statSync(file)
  const content = fileContent(file, size)
  const generation = String(Math.round(mtimeMs * 1000))
  const stored = name.replaceAll('#', '%23')
  const unzipped = /^(.+)\.(?:gz|gzip)$/.exec(stored)?.[1]
  if (unzipped === undefined) return { name: stored, content, generation }
  const type = typeOfName(unzipped)
  return type === undefined
    ? { name: unzipped, content, generation, type: 'application/gzip' }
    : { name: unzipped, content, generation, type, encoding: 'gzip' }
}

/** The index objects that Prow writes beside runs: `latest-build.txt` of each job, and one alias of each presubmit run. */
export function indexSpecs(bucket, names) {
  const links = new Map()
  const latest = new Map()
  for (const name of names) {
    const run = readRun(name)
    if (run === undefined) continue
    if (run.alias !== undefined) links.set(run.alias, `gs://${bucket}/${run.path}`)
    for (const folder of run.latestIn) latest.set(folder, newer(latest.get(folder), run.id))
  }
  return [
    ...[...links].map(([name, link]) => ({ name, content: link, link })),
    ...[...latest].map(([folder, id]) => ({ name: `${folder}/latest-build.txt`, content: id })),
  ]
}

function readRun(name) {
  const found = PERIODIC.exec(name) ?? PRESUBMIT.exec(name) ?? BATCH.exec(name)
  if (found === null) return undefined
  const { pull, job, id } = found.groups
  const path = found[0].slice(0, -1)
  if (path.startsWith('logs/')) return { id, path, latestIn: [job] }
  const directory = `pr-logs/directory/${job}`
  return pull === undefined
    ? { id, path, latestIn: [directory] }
    : { id, path, latestIn: [directory, `${pull}/${job}`], alias: `${directory}/${id}.txt` }
}

function newer(one, other) {
  return one !== undefined && BigInt(one) > BigInt(other) ? one : other
}
