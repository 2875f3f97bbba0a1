import { expect, it } from 'vitest'
import { isAddress } from '../../../../../electron/services/references/is-address.ts'

it.each([
  ['https://example.com/x', true],
  ['HTTP://prow.k8s.io/', true],
  ['gs://bucket/x', true],
  ['s3://bucket/x', true],
  ['<https://prow.k8s.io/view>', true],
  ['prow.k8s.io/view/gs/x', true],
  ['Prow.K8s.io/view', true],
  ['some-bucket.storage.googleapis.com/logs', true],
  ['prow.k8s.io', false],
  ['prow.k8s.io.zip', false],
  ['./prow.k8s.io/view', false],
  ['/tmp/run', false],
  ['C:\\runs\\a.zip', false],
  ['runs.zip#logs/job/1', false],
  ['example.com/run', false],
  ['-', false],
  ['', false],
])('takes %j for an address: %j', (text, expected) => {
  expect(isAddress(text)).toBe(expected)
})
