import { describe, expect, it } from 'vitest'
import { firstUri, looksLikeAddress } from '../../../../renderer/state/link-text.ts'

describe('looksLikeAddress', () => {
  it.each([
    'https://prow.k8s.io/view/gs/b/logs/j/1',
    'gs://kubernetes-ci-logs/logs/j/1',
    'S3://bucket/x',
    '  prow.k8s.io/view/gs/b/logs/j/1\n',
    'see https://prow.k8s.io/view/gs/b/logs/j/1 for the run',
  ])('takes %j for one', text => {
    expect(looksLikeAddress(text)).toBe(true)
  })

  it.each([
    '',
    'containerd 2.0.2',
    'artifacts/node/kubelet.log',
    'kubelet.log',
    'a: b',
    '::1/x',
    'v1.2.3',
    'prow.k8s.io',
  ])('does not take %j for one', text => {
    expect(looksLikeAddress(text)).toBe(false)
  })

  it('is quick on long texts', () => {
    expect(looksLikeAddress('a.'.repeat(4_000))).toBe(false)
    expect(looksLikeAddress('a-'.repeat(4_000))).toBe(false)
  })
})

describe('firstUri', () => {
  it('is the first line that is no comment', () => {
    expect(firstUri('# from a browser\r\n\r\nhttps://a/b\r\nhttps://c/d\r\n')).toBe('https://a/b')
  })

  it('is nothing in an empty list', () => {
    expect([firstUri(''), firstUri('# only this\n')]).toEqual([undefined, undefined])
  })
})
