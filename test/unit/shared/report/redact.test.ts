import { describe, expect, test } from 'vitest'
import { redactionRules } from '#shared/report/redaction-rules.ts'
import { redact, redactValue } from '#shared/report/redact.ts'
import { secretSamples } from '../../../support/secret-samples.ts'

test('every rule has a sample', () => {
  expect(new Set(secretSamples.map(sample => sample.rule))).toEqual(new Set(redactionRules.map(rule => rule.id)))
})

test.each(secretSamples)('takes out $rule: $text', ({ rule, text, secret }) => {
  expect(redact(text)).toEqual({ value: text.replace(secret, `[redacted:${rule}]`), counts: { [rule]: 1 } })
})

describe('lets pass what engineers need', () => {
  test.each([
    'sha256:2f39bfd26cf3bda47e1b6a4a04a0a3fdd9f6a1b1d2ca59fb0d8c3fb3cd2bd6a7',
    'http: named cookie not present',
    '+ TARBALL_GCS_PATH=https://storage.googleapis.com/k8s-staging-cri-tools/containerd/release-1.7/x.tar.gz',
    'dial unix \\x00{"version":3,"address":"unix:///run/containerd/s/ab","protocol":"ttrpc"}: connect: invalid argument',
    'MountVolume.SetUp succeeded for volume "default-token-abcde"',
    'bearer of bad news',
    'git@github.com:kubernetes/kubernetes.git',
  ])('%s', text => {
    expect(redact(text)).toEqual({ value: text, counts: {} })
  })
})

test('a value is redacted at every depth, keys and other types stay', () => {
  const value = { token: 'fine', list: [{ text: 'password=hunter22' }, 3, undefined] }
  expect(redactValue(value)).toEqual({
    value: { token: 'fine', list: [{ text: 'password=[redacted:assigned-secret]' }, 3, undefined] },
    counts: { 'assigned-secret': 1 },
  })
})

test('a colour inside a token does not hide it, raw or made visible', () => {
  const token = `ghp_${'a1B2c3D4e5'.repeat(3)}`
  for (const colour of ['\u001b[31m', '\\x1b[31m']) {
    expect(redactValue(`${token.slice(0, 9)}${colour}${token.slice(9)}`).value).toBe('[redacted:github-token]')
  }
})
