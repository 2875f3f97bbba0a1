import { triageBuckets } from '#shared/knowledge/prow-storage.ts'
import { readBucketPath, splitPath } from './bucket-path.ts'
import { decodeOnce, readSpyglassAnchor } from './spyglass-anchor.ts'
import { IN_S3, unusable, type Understanding } from './understanding.ts'

export const IN_TRIAGE = unusable(
  'Triage groups the failures of many runs and names none of them',
  'Open one of the runs listed under the failure and paste the address of that page',
)

const NO_FOLDER = unusable(
  'this page names no folder of a bucket',
  'Open the run’s folder there and paste the address of that page',
)

/** `<bucket>/<path>` as the path of a URL spells it. */
export function readObjectPath(pathname: string): Understanding {
  const path = decodeOnce(pathname)
  return path === undefined ? undefined : readObject(splitPath(path), path.endsWith('/'))
}

function readObject([bucket, ...segments]: readonly string[], isFolder: boolean): Understanding {
  if (bucket === undefined) return NO_FOLDER
  const isTriage = triageBuckets.includes(bucket) && segments.at(-1) === 'index.html'
  return isTriage ? IN_TRIAGE : readBucketPath({ bucket, segments, isFolder })
}

/** gcsweb: `/gcs/<bucket>/<path>`, `/s3/…` where it shows other stores too. */
export function readGcsweb({ pathname }: URL): Understanding {
  const path = decodeOnce(pathname)
  if (path === undefined) return undefined
  const [store, ...rest] = splitPath(path)
  if (store === 's3') return IN_S3
  return store === 'gcs' || store === 'gs' ? readObject(rest, path.endsWith('/')) : NO_FOLDER
}

/** `<bucket>.storage.googleapis.com/<path>`. */
export function readBucketHost(url: URL, bucket: string): Understanding {
  return readObjectPath(`/${bucket}${url.pathname}`)
}

/**
 * `/storage/browser/<bucket>/<path>`, where everything is a folder, and `/storage/browser/_details/<bucket>/<object>`;
 * the console appends its state as `;tab=…`.
 */
export function readConsole({ pathname }: URL): Understanding {
  const found = /^\/storage\/browser\/(?<details>_details\/)?(?<path>[^;]+)/u.exec(pathname)?.groups
  if (found?.['path'] === undefined) return NO_FOLDER
  return readObjectPath(found['details'] === undefined ? `${found['path']}/` : found['path'])
}

/** Gubernator: `/build/<bucket>/<path of a run>` and `/builds/<bucket>/<path of a job>`. */
export function readGubernator({ pathname }: URL): Understanding {
  const path = /^\/builds?(?<path>\/.*)$/su.exec(pathname)?.groups?.['path']
  return path === undefined ? NO_FOLDER : readObjectPath(path)
}

/** `gs://<bucket>/<name>`: the name as stored, which no encoding hides; an object's generation may follow a `#`. */
export function readBucketUri(address: string): Understanding {
  const path = address.replace(/^gs:\/\//iu, '')
  const hash = path.indexOf('#')
  const name = hash < 0 ? path : path.slice(0, hash)
  const read = readObject(splitPath(name), name.endsWith('/'))
  if (hash < 0 || (read?.kind !== 'run' && read?.kind !== 'alias')) return read
  return { ...read, ...readSpyglassAnchor(path.slice(hash + 1)) }
}
