import { expect, it } from 'vitest'
import { describeReference, referenceAnchor } from '../../../../../electron/services/references/describe-reference.ts'
import { parseReference } from '../../../../../electron/services/references/parse-reference.ts'

const parsed = (text: string) => {
  const reference = parseReference(text)
  if (!reference.ok) throw new Error(reference.error.code)
  return reference.value
}

it.each([
  ['gs://b-b/logs/j/7', 'run 7 of j', 'gs://b-b/logs/j/7'],
  ['gs://b-b/pr-logs/directory/j/7', 'run 7 of j', 'gs://b-b/pr-logs/directory/j/7.txt'],
  ['gs://b-b/logs/j/latest-build.txt', 'the newest run of j', 'gs://b-b/logs/j'],
  ['https://prow.k8s.io/job-history/gs/b-b/logs/j?buildId=9', 'the runs of j up to 9', 'gs://b-b/logs/j'],
  [
    'https://github.com/kubernetes/test-infra/pull/5',
    'the runs of pull request kubernetes/test-infra#5',
    'gs://kubernetes-ci-logs/pr-logs/pull/test-infra/5',
  ],
  [
    'https://github.com/openshift/installer/pull/5',
    'the runs of pull request openshift/installer#5',
    'gs://test-platform-results-public/pr-logs/pull/openshift_installer/5',
  ],
  [
    'https://prow.ci.openshift.org/pr-history/?org=openshift&repo=origin&pr=5',
    'the runs of pull request openshift/origin#5',
    'gs://test-platform-results-public/pr-logs/pull/5',
  ],
  [
    'https://prow.k8s.io/prowjob?prowjob=6c4c7a3f-1b0c-4d53-9d24-0a1b2c3d4e5f',
    'the run of ProwJob 6c4c7a3f-1b0c-4d53-9d24-0a1b2c3d4e5f',
    'prow.k8s.io',
  ],
])('describes %s', (text, title, place) => {
  expect(describeReference(parsed(text))).toEqual({ title, place })
})

it('tells what a link points at, flat', () => {
  const texts = [
    'https://prow.k8s.io/view/gs/b-b/logs/j/7#1:build-log.txt%3A3-4',
    'gs://b-b/logs/j/7/build-log.txt',
    'gs://b-b/logs/j/7',
    'gs://b-b/logs/j',
  ]
  expect(texts.map(text => referenceAnchor(parsed(text)))).toEqual([
    { artifact: 'build-log.txt', from: 3, to: 4 },
    { artifact: 'build-log.txt' },
    undefined,
    undefined,
  ])
})
