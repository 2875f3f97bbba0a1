import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { err, ok } from '#shared/base/result.ts'
import type { Reference, RunPlace } from '#shared/model/reference.ts'
import { findPlace } from '../../../../electron/cli/copy-run.ts'
import { BucketRuns } from '../../../../electron/services/bucket-runs.ts'
import { runKeyOf } from '../../../../electron/services/cache/cache-paths.ts'
import { openCache } from '../../../../electron/services/cache/open-cache.ts'
import type { Network } from '../../../../electron/services/fetch/open-network.ts'
import { OpenSources } from '../../../../electron/services/open-sources.ts'
import { parseReference } from '../../../../electron/services/references/parse-reference.ts'
import { BUCKET, openTestNetwork } from '../../../support/fetch-fixture.ts'
import { valueOf } from '../../../support/open-temporary.ts'
import { serveStorage, type StorageServer } from '../../../support/storage/server.js'
import { ID, JOB, periodic, presubmit, PULL_JOB, ROWS } from '../services/references/reference-rows.ts'

const address = ({ bucket, path }: RunPlace): string => `gs://${bucket}/${path}`
const OBJECTS = [
  { name: `pr-logs/directory/${PULL_JOB}/${ID}.txt`, content: `${address(presubmit.place)}\n` },
  { name: `pr-logs/directory/${PULL_JOB}/latest-build.txt`, content: `${ID}\n` },
  { name: `logs/${JOB}/latest-build.txt`, content: ID },
]
const PROWJOB = `status:\n  url: https://prow.k8s.io/view/gs/${BUCKET}/${periodic.place.path}\n`

/** The run that each kind of reference to it means; undefined for those that mean several. */
function meant(reference: Reference): RunPlace | undefined {
  switch (reference.kind) {
    case 'run':
      return reference.place
    case 'alias':
      return presubmit.place
    case 'latest':
      return reference.job === PULL_JOB ? presubmit.place : periodic.place
    case 'prowjob':
      return periodic.place
    case 'job':
    case 'pull':
      return undefined
  }
}

let server: StorageServer
let network: Network
let folder: string
const signal = new AbortController().signal

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'runskew-reach-'))
  server = await serveStorage({ buckets: { [BUCKET]: { objects: OBJECTS } } })
  network = { ...openTestNetwork(server.origin, []), readProwJob: () => Promise.resolve(ok(PROWJOB)) }
})
afterAll(async () => {
  await network.close()
  await server.close()
  await rm(folder, { recursive: true, force: true })
})

const openTestCache = () => openCache({ dir: folder, quotaBytes: 2 ** 30 })
const nothing = () => Promise.resolve(err({ code: 'cancelled' } as const))

/** The key of the run that the window opens for a pasted text. */
async function keyInWindow(text: string): Promise<string | undefined> {
  const openReader = () => undefined
  const sources = new OpenSources({ openSource: nothing, openReader })
  const runs = new BucketRuns({
    cache: await openTestCache(),
    network: () => ok(network),
    isOffline: () => false,
    digest: nothing,
    openReader,
    sources,
    emit: () => undefined,
    forgetLogs: () => undefined,
    now: () => 0,
  })
  const opened = await runs.open(valueOf(runs.parse(text)).referenceId, signal)
  if (!opened.ok) return opened.error.code
  const [view] = await sources.list()
  const { location } = valueOf(await sources.findRun(view?.runs[0]?.runId ?? ''))
  await sources.closeAll()
  return location.kind === 'cached' ? location.key : undefined
}

/** The key of the run that the command line fetches for an address. */
async function keyInCli(text: string): Promise<string> {
  const copying = {
    cache: await openTestCache(),
    saved: { load: () => Promise.resolve(undefined), save: () => Promise.resolve() },
    digester: { start: () => undefined, digest: nothing },
    network: () => ok(network),
    signal,
  }
  const place = await findPlace(valueOf(parseReference(text)), { copying, options: { offline: false, only: [] } })
  return place.ok ? runKeyOf(place.value) : place.error.code
}

it.each(ROWS)('%s leads window and command line to the same run: %s', async (_, text, reference) => {
  const place = meant(reference)
  const key = place === undefined ? 'reference/unusable' : runKeyOf(place)
  expect({ window: await keyInWindow(text), cli: await keyInCli(text) }).toEqual({ window: key, cli: key })
})
