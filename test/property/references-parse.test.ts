import fc from 'fast-check'
import { expect, it } from 'vitest'
import { formatViewLink } from '#shared/ipc/view-link.ts'
import { gubernatorHosts, prowInstances } from '#shared/knowledge/prow-storage.ts'
import type { Reference } from '#shared/model/reference.ts'
import { isAddress } from '../../electron/services/references/is-address.ts'
import { describeReference } from '../../electron/services/references/describe-reference.ts'
import { parseReference } from '../../electron/services/references/parse-reference.ts'

const starts = [
  'gs://',
  's3://',
  ...prowInstances.flatMap(({ decks, browsers }) => [
    ...decks.flatMap(host => [`https://${host}/view/gs/`, `https://${host}/job-history/gs/`, `${host}/view/gcs/`]),
    ...browsers.map(host => `http://${host}/gcs/`),
  ]),
  ...gubernatorHosts.map(host => `https://${host}/build/`),
  'https://storage.googleapis.com/',
  'https://kubernetes-ci-logs.storage.googleapis.com/',
  'https://console.cloud.google.com/storage/browser/',
  'https://console.cloud.google.com/storage/browser/_details/',
  'https://prow.k8s.io/log?job=',
  'https://prow.k8s.io/pr-history/?org=a&repo=b&pr=',
  'https://github.com/',
]
const pieces = [
  ...['kubernetes-ci-logs', 'kubernetes-jenkins', 'b-b', 'logs', 'pr-logs', 'pull', 'directory', 'batch', 'job', '7'],
  ...['1897218023224246272', '7.txt', 'latest-build.txt', 'artifacts', 'build-log.txt', 'a_b', '..', '.', '', '%2e%2e'],
  ...[
    '%2E',
    '%252e%252e',
    '%2f',
    '%2F..',
    '%00',
    '%0a',
    '%',
    '%zz',
    '\\',
    '\u0000',
    '\u0007',
    '\t',
    '\u202e',
    '#1:a%3A1',
  ],
  ...['#1:..%2Fx%3A1', '#1:%2Fx:1', '?buildId=7', '?buildId=..', ';tab=x', '(', ')', ']', '<', ' ', '😀', '\ud800'],
]
const folders = [
  'logs/job',
  'logs/job/7',
  'pr-logs/directory/job/7',
  'pr-logs/pull/a_b/5/job/7',
  'pr-logs/pull/5',
  'sub/logs/j',
]
const tail = fc.array(fc.constantFrom(...pieces), { maxLength: 9 })
/** Most of them begin well. */
const address = fc
  .tuple(fc.constantFrom(...starts), fc.option(fc.constantFrom(...folders), { freq: 3 }), tail)
  .map(
    ([start, folder, parts]) =>
      start + [...(folder === null ? [] : ['kubernetes-ci-logs', folder]), ...parts].join('/'),
  )
const text = fc.oneof(
  address,
  fc.string({ unit: 'binary' }),
  fc.array(address, { maxLength: 3 }).map(all => all.join('\n')),
)

/** Everything in a reference that becomes part of a name in a store or of a request. */
function namesIn(reference: Reference): readonly string[] {
  if (reference.kind === 'pull') return [reference.bucket, reference.org, reference.repo, reference.pull]
  if (reference.kind === 'prowjob') return [reference.host, reference.uuid]
  const { bucket, path } = reference.place
  if (reference.kind === 'job' || reference.kind === 'latest') return [bucket, path, reference.job]
  const { artifact } = reference
  return [bucket, path, reference.place.job, reference.place.id, ...(artifact === undefined ? [] : [artifact])]
}

it('never throws and never yields a name that leads elsewhere', () => {
  let understood = 0
  fc.assert(
    fc.property(text, pasted => {
      isAddress(pasted)
      const parsed = parseReference(pasted)
      if (!parsed.ok) return
      understood++
      describeReference(parsed.value)
      const segments = namesIn(parsed.value).flatMap(name => name.split('/'))
      expect(segments.filter(part => ['', '.', '..'].includes(part) || /\p{Cc}/u.test(part))).toEqual([])
    }),
    { numRuns: 5_000 },
  )
  expect(understood).toBeGreaterThan(100)
})

it('reads its own places again as the same reference', () => {
  fc.assert(
    fc.property(address, pasted => {
      const parsed = parseReference(pasted)
      if (!parsed.ok || parsed.value.kind === 'pull' || parsed.value.kind === 'prowjob') return
      const { bucket, path } = parsed.value.place
      const again = parseReference(`gs://${bucket}/${path}`)
      expect(again.ok && 'place' in again.value && again.value.place).toEqual(parsed.value.place)
    }),
    { numRuns: 5_000 },
  )
})

it('reads every place that a link to a view can carry', () => {
  let linked = 0
  fc.assert(
    fc.property(fc.stringMatching(/^[\x21-\x7e]{1,3}$/u), marks => {
      const place = { bucket: 'bucket', path: `x${marks}/logs/job/1` }
      const uri = `gs://${place.bucket}/${place.path}`
      if (marks.includes('/') || formatViewLink({ good: uri, bad: uri, view: '' }) === undefined) return
      linked++
      const read = parseReference(uri)
      expect(read.ok && 'place' in read.value && read.value.place).toMatchObject(place)
    }),
    { numRuns: 1_000 },
  )
  expect(linked).toBeGreaterThan(50)
})
