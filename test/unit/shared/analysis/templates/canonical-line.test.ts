import { describe, expect, it, test } from 'vitest'
import { canonicalLine } from '#shared/analysis/templates/canonical-line.ts'

const textOf = (line: string) => canonicalLine(line).text
const versionsOf = (line: string) => canonicalLine(line).versions

describe('what is masked', () => {
  test.each([
    ['container 7f3a9c21 took 1.234567s', 'container * took *'],
    ['at 2025-03-05T11:26:07.123456Z done', 'at * done'],
    ['from 10.128.0.4:8080 to fe80', 'from * to *'],
    ['list 1, 2, 3, 4', 'list *'],
    ['id deadbeef and DEADBEEF', 'id * and *'],
    ['pod="ns/web-7c9f8b6d5x-xkvlp"', 'pod="ns/web-*"'],
    ['node="bootstrap-e2e-minion-group-qwzv"', 'node="bootstrap-e2e-minion-group-*"'],
    ['node="bootstrap-e2e-minion-group-x5kd" Ready', 'node="bootstrap-e2e-minion-group-*" Ready'],
    ['gke-test-default-pool-3f2a1b7c-qwzv', 'gke-test-default-pool-*'],
    ['in /tmp/dib_build.AiIAthOp/hooks', 'in /tmp/dib_build.*/hooks'],
    ['in /tmp/config.yaml and /tmp/a.service', 'in /tmp/config.yaml and /tmp/a.service'],
    ['date: Wed Mar  5 11:20:01 2025', 'date: *'],
    ['Wed, 05 Mar 2025 11:20:33 +0000', '*'],
  ])('%s', (line, text) => expect(textOf(line)).toBe(text))

  it('keeps domain words', () => {
    const line = 'io.containerd.runc.v2 k8s sha256 ext4 amd64 dead feed https ipv6'
    expect(textOf(line)).toBe(line)
  })

  it('keeps words of which only some letters are a to f', () => {
    expect(textOf('added bad cab decoded name-https')).toBe('added bad cab decoded name-https')
  })
})

describe('codes', () => {
  test.each([
    'exit status 1',
    'exit status 2',
    'code = 14',
    'ExitCode:137',
    '{"code": 5}',
    'HTTP 404',
    'resp=500',
    'exited with status 1.',
    'errno 2',
    'signal 9',
  ])('stay: %s', line => expect(textOf(line)).toBe(line))

  it('stand behind the version of HTTP', () => {
    expect(textOf('"GET / HTTP/1.1" 404 1234')).toBe('"GET / HTTP/*" 404 *')
  })

  test.each([
    ['status 1234', 'status *'],
    ['status 1.5', 'status *'],
    ['barcode 12', 'barcode *'],
    ['code12', '*'],
    ['11:26 9', '*'],
  ])('do not: %s', (line, text) => expect(textOf(line)).toBe(text))
})

describe('versions', () => {
  test.each([
    ['runc version 1.4.2', '1.4.2'],
    ['KUBE_RUNC_VERSION=v1.3.0', 'v1.3.0'],
    ['Kernel 6.1.0-17-cloud-amd64 on x', '6.1.0-17-cloud-amd64'],
    ['version=v2.3.0-163-g9ffb2ed97 x', 'v2.3.0-163-g9ffb2ed97'],
    ['from v1.33 to 1.34.0.', 'v1.33 1.34.0'],
    ['docker 1.7.24-0ubuntu1~22.04.1', '1.7.24-0ubuntu1~22.04.1'],
  ])('%s', (line, versions) => {
    expect(versionsOf(line)).toBe(versions)
    expect(textOf(line)).toContain('§')
  })

  test.each(['10.0.0.1', '1.2.3.4:80', '1.5', 'took 1.2.3s', 'load 1.2.3%', 'x-1.2.3', '1.2.3:80', 'v1', 'go1.22.3'])(
    'none: %s',
    line => expect(versionsOf(line)).toBeUndefined(),
  )
})

it('shows no control character, and only so much of a long line', () => {
  expect(textOf('a\u0000b\u202e')).toBe(String.raw`a\x00b\u202e`)
  expect(textOf('word '.repeat(10_000)).length).toBeLessThanOrEqual(1_000)
})
