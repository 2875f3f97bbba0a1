import { gubernatorHosts, prowInstances, runlessHosts } from '#shared/knowledge/prow-storage.ts'
import { splitPath } from './bucket-path.ts'
import { instanceOfOrganisation } from './buckets.ts'
import { pullReference } from './pull-folders.ts'
import { readDeck } from './read-deck.ts'
import {
  IN_TRIAGE,
  readBucketHost,
  readConsole,
  readGcsweb,
  readGubernator,
  readObjectPath,
} from './read-storage-page.ts'
import { unusable, type Understanding } from './understanding.ts'

type ReadPage = (url: URL) => Understanding

const BUCKET_HOST = '.storage.googleapis.com'

const IN_TEST_GRID = unusable(
  'TestGrid shows many runs of a tab, whose name is not even that of the job, and its address names none of them',
  'Click the head of the run’s column there, and paste the address of the Prow page that opens',
)
const NO_PULL = unusable(
  'of GitHub’s pages only a pull request leads to runs',
  'Paste the address of the run that is linked there, or that of the pull request',
)
const SHORT_LINK = unusable(
  'it is a short link, which only its server can follow',
  'Open it and paste the address of the page that it leads to',
)

const pages = (hosts: readonly string[], read: ReadPage) => hosts.map(host => [host, read] as const)

/** Every page that is understood, by host. */
const PAGES: ReadonlyMap<string, ReadPage> = new Map([
  ...prowInstances.flatMap(instance => [
    ...pages(instance.decks, url => readDeck(url, instance)),
    ...pages(instance.browsers, readGcsweb),
  ]),
  ...pages(['storage.googleapis.com', 'storage.cloud.google.com'], url => readObjectPath(url.pathname)),
  ...pages(['console.cloud.google.com'], readConsole),
  ...pages(gubernatorHosts, readGubernator),
  ...pages(runlessHosts.testGrid, () => IN_TEST_GRID),
  ...pages(runlessHosts.shortLinks, url => (/^\/triage\b/u.test(url.pathname) ? IN_TRIAGE : SHORT_LINK)),
  ...pages(['github.com', 'www.github.com'], readGitHub),
])

/** True for hosts whose pages are understood, at least well enough to say what to do instead. */
export function isKnownHost(host: string): boolean {
  const name = host.toLowerCase()
  return PAGES.has(name) || bucketOfHost(name) !== undefined
}

/** The page at an address; undefined for a host that is not known. */
export function readPage(url: URL): Understanding {
  const bucket = bucketOfHost(url.hostname)
  return bucket === undefined ? PAGES.get(url.hostname)?.(url) : readBucketHost(url, bucket)
}

function bucketOfHost(host: string): string | undefined {
  return host.endsWith(BUCKET_HOST) ? host.slice(0, -BUCKET_HOST.length) : undefined
}

/** `/<org>/<repo>/pull/<number>` and all pages below it. */
function readGitHub({ pathname }: URL): Understanding {
  const [org = '', repo = '', page, number = ''] = splitPath(pathname)
  if (page !== 'pull') return NO_PULL
  return pullReference(instanceOfOrganisation(org).bucket, { org, repo }, number) ?? NO_PULL
}
