import { expect, test } from 'vitest'
import { attributeTests } from '#shared/analysis/attribute-tests.ts'
import type { TestCase } from '#shared/analysis/read/reader.ts'
import { buildClaim, buildEvidence } from '../../../support/build-analysis.ts'

const named = (prefix: string, host: string) =>
  buildClaim('os-image', 'cos-1', {
    host,
    evidence: [
      buildEvidence(
        'build-log.txt',
        `I0305 11:15:01.1 1 run_remote.go:584] Initializing e2e tests using image ${prefix}/cos-cloud/cos-1.`,
      ),
    ],
  })
const testIn = (artifact: string): TestCase => ({
  name: artifact,
  suite: 'e2e',
  outcome: 'passed',
  message: '',
  evidence: buildEvidence(artifact, 'x'),
})
const hostsOf = (artifacts: readonly string[], claims: Parameters<typeof attributeTests>[1]) =>
  attributeTests(artifacts.map(testIn), claims).map(one => one.host)

test('results are those of the host whose suite has their prefix', () => {
  const claims = [named('cos-stable1', 'a'), named('ubuntu', 'b')]
  expect(
    hostsOf(
      ['artifacts/junit_cos-stable101.xml', 'artifacts/junit_ubuntu_02.xml', 'artifacts/junit_runner.xml', 'a/x.xml'],
      claims,
    ),
  ).toEqual(['a', 'b', undefined, undefined])
})

test('the remote command names the prefix as well', () => {
  const command =
    'timeout -k 30s 3900.000000s ./ginkgo ./e2e_node.test -- --report-prefix=ubuntu --image-description="cos-1"'
  const claims = [buildClaim('os-image', 'cos-1', { host: 'a', evidence: [buildEvidence('build-log.txt', command)] })]
  expect(hostsOf(['artifacts/junit_ubuntu01.xml'], claims)).toEqual(['a'])
})

test('a prefix of two hosts tells neither, and a host that is known stays', () => {
  expect(hostsOf(['artifacts/junit_cos01.xml'], [named('cos', 'a'), named('cos', 'b')])).toEqual([undefined])
  const known = { ...testIn('artifacts/junit_cos01.xml'), host: 'c' }
  expect(attributeTests([known], [named('cos', 'a')])).toEqual([known])
})
