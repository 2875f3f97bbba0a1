import { assertNever } from '#shared/base/assert.ts'
import { err, ok, type Result } from '#shared/base/result.ts'
import type { AbortSignalLike } from '#shared/ipc/contract.ts'
import type { Anchor, Reference, RunPlace } from '#shared/model/reference.ts'
import type { Storage } from '../fetch/storage.ts'
import { isRunId } from './bucket-path.ts'
import { canonicalBucket } from './buckets.ts'
import { anchorOf, describeReference } from './describe-reference.ts'
import { parseReference } from './parse-reference.ts'
import { malformed, readAlias, readLine } from './read-alias.ts'

export interface ResolveContext {
  readonly storage: Storage
  /** Asks a Prow instance for a ProwJob as YAML (`/prowjob?prowjob=<uuid>`). */
  readProwJob(host: string, uuid: string, signal: AbortSignalLike): Promise<Result<string>>
}

const LATEST = 'latest-build.txt'

/**
 * The run that a reference means, under the bucket's present name. Whether it exists is seen by listing it. Asks for at
 * most a few small objects; `reference/unusable` for a job or a pull request, of which a run must be chosen.
 */
export async function resolveReference(
  reference: Reference,
  context: ResolveContext,
  signal: AbortSignalLike,
): Promise<Result<RunPlace & Anchor>> {
  switch (reference.kind) {
    case 'run':
      return ok({ ...reference.place, bucket: canonicalBucket(reference.place.bucket), ...anchorOf(reference) })
    case 'alias': {
      const real = await readAlias(reference.place, context.storage, signal)
      return real.ok ? ok({ ...real.value, ...anchorOf(reference) }) : real
    }
    case 'latest':
      return resolveLatest(reference, context.storage, signal)
    case 'prowjob':
      return resolveProwJob(reference, context, signal)
    case 'job':
      return chooseOne(reference, 'it means all runs of a job')
    case 'pull':
      return chooseOne(reference, 'it means all runs of a pull request')
    default:
      return assertNever(reference, 'reference')
  }
}

function chooseOne(reference: Reference, reason: string): Result<never> {
  const { place } = describeReference(reference)
  return err({ code: 'reference/unusable', text: place, reason, instead: 'List them and choose one' })
}

/** `latest-build.txt` holds the id of the newest run that has started, which need not have finished. */
async function resolveLatest(
  { place, job }: Extract<Reference, { readonly kind: 'latest' }>,
  storage: Storage,
  signal: AbortSignalLike,
): Promise<Result<RunPlace>> {
  const name = `${place.path}/${LATEST}`
  const id = await readLine({ bucket: place.bucket, name }, storage, signal)
  if (!id.ok) return id
  if (!isRunId(id.value)) return malformed({ bucket: place.bucket, path: name }, 'it holds no number of a run')
  const run = { bucket: canonicalBucket(place.bucket), path: `${place.path}/${id.value}`, job, id: id.value }
  return isDirectory(place.path) ? readAlias(run, storage, signal) : ok(run)
}

function isDirectory(path: string): boolean {
  return /(?:^|\/)pr-logs\/directory\/[^/]+$/u.test(path)
}

/** One level only: what a ProwJob names must lie in a bucket. */
async function resolveProwJob(
  reference: Extract<Reference, { readonly kind: 'prowjob' }>,
  context: ResolveContext,
  signal: AbortSignalLike,
): Promise<Result<RunPlace & Anchor>> {
  const yaml = await context.readProwJob(reference.host, reference.uuid, signal)
  if (!yaml.ok) return yaml
  // What reads YAML is loaded for those who need it: most addresses name a run outright.
  const { readProwJobAddress } = await import('./read-prowjob-address.ts')
  const address = readProwJobAddress(yaml.value, reference)
  if (!address.ok) return address
  const named = parseReference(address.value)
  if (!named.ok) return named
  if (named.value.kind === 'run' || named.value.kind === 'alias') return resolveReference(named.value, context, signal)
  const reason = 'its ProwJob names no run in a bucket'
  return err({
    code: 'reference/unusable',
    text: address.value,
    reason,
    instead: 'Paste the address of the run itself',
  })
}
