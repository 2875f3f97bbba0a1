import { expect, it } from 'vitest'
import { bucketSuccessions, prowInstances } from '#shared/knowledge/prow-storage.ts'
import { bucketsToTry, canonicalBucket } from '../../../../../electron/services/references/buckets.ts'

it('takes a bucket and its successor for one', () => {
  expect(['kubernetes-jenkins', 'kubernetes-ci-logs', 'origin-ci-test', 'mine'].map(canonicalBucket)).toEqual([
    'kubernetes-ci-logs',
    'kubernetes-ci-logs',
    'test-platform-results',
    'mine',
  ])
})

it('looks into the bucket that was named, then into its successor', () => {
  expect([bucketsToTry('kubernetes-jenkins'), bucketsToTry('mine')]).toEqual([
    ['kubernetes-jenkins', 'kubernetes-ci-logs'],
    ['mine'],
  ])
})

it('knows no host and no bucket twice, and no successor of a successor', () => {
  const hosts = prowInstances.flatMap(({ decks, browsers }) => [...decks, ...browsers])
  const buckets = prowInstances.flatMap(({ bucket, olderBuckets }) => [bucket, ...olderBuckets])
  expect([new Set(hosts).size, new Set(buckets).size]).toEqual([hosts.length, buckets.length])
  expect(bucketSuccessions.map(({ successor }) => canonicalBucket(successor))).toEqual(
    bucketSuccessions.map(({ successor }) => successor),
  )
})
