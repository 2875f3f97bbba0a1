import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { decodeUtf8 } from '#shared/base/bytes.ts'
import { claimLines, evidenceIn, readArtifact, wrongEvidence } from '../../../../support/read-artifact.ts'

const CORPUS = '../shared/corpus'
const bytesOf = (file: string) => new Uint8Array(readFileSync(`${CORPUS}/${file}`))

/** Cases, failures and skips as the corpus index counts them. */
const JUNIT: readonly (readonly [string, number, number, number])[] = [
  ['files/ci-tools/junit_operator.xml', 5, 0, 0],
  ['files/ci-tools/multi-observers-junit_operator.xml', 9, 1, 0],
  ['files/ci-tools/simple-observer-junit_operator.xml', 7, 0, 0],
  ['files/k8s-ai-conformance/v1.33-daocloud/junit_01.xml', 7148, 0, 7136],
  ['files/k8s-ai-conformance/v1.34-daocloud/junit_01.xml', 7148, 0, 7133],
  ['files/kubevirt-project-infra/junit-merge/conflict/junit.functest.xml', 1066, 1, 874],
  ['files/kubevirt-project-infra/junit-merge/conflict/partial.junit.functest.1.xml', 399, 0, 277],
  ['files/kubevirt-project-infra/junit-merge/network/junit.functest.xml', 1065, 1, 1050],
  ['files/kubevirt-project-infra/junit-merge/network/partial.junit.functest.1.xml', 273, 3, 247],
  ['files/kubevirt-project-infra/junit-merge/network/partial.junit.functest.2.xml', 745, 3, 718],
  ['files/kubevirt-project-infra/junit-merge/network/partial.junit.functest.3.xml', 47, 2, 21],
  ['files/kubevirt-project-infra/junit-merge/testoverride/partial.junit.functest.2.xml', 283, 1, 144],
  ['files/prow-ai-dashboard/junit.xml', 5, 1, 2],
  ['files/sonobuoy/junit/junit_good_junit.xml', 12, 6, 2],
  ['files/sonobuoy/junit/junit_multiple_suites.xml', 2, 0, 2],
  ['files/sonobuoy/run-0.9/plugins/e2e/results/junit_01.xml', 693, 0, 692],
  ['files/sonobuoy/run-4-e2e-failures/plugins/e2e/results/global/junit_01.xml', 5771, 4, 5746],
  ['files/sonobuoy/run-quick-no-failures/plugins/e2e/results/global/junit_01.xml', 5771, 0, 5770],
  ['files/sonobuoy/run-testResultsOutput/plugins/e2e/results/global/junit_01.xml', 3585, 0, 3381],
  ['files/test-infra-kettle/failure_message.xml', 1, 1, 0],
  ['files/test-infra-kettle/failure_text.xml', 1, 1, 0],
  ['files/test-infra-kettle/junit_no_suite_name.xml', 3, 1, 0],
  ['files/test-infra-kettle/malformed_no_testcase_name.xml', 8, 1, 0],
  ['files/test-infra-kettle/standard.xml', 8, 1, 0],
]

const NODES: readonly (readonly [string, readonly string[]])[] = [
  [
    'files/sonobuoy/run-4-e2e-failures/resources/cluster/core_v1_nodes.json',
    [
      'containerd reported 1.5.2',
      'kubelet reported 1.21.1',
      'kernel reported 5.10.25-linuxkit',
      'os-image reported Ubuntu 21.04',
    ],
  ],
  [
    'files/sonobuoy/run-0.9/resources/cluster/Nodes.json',
    [
      'docker reported 1.12.6',
      'kubelet reported 1.8.4',
      'kernel reported 4.4.0-1016-aws',
      'os-image reported Ubuntu 16.04.3 LTS',
    ],
  ],
  [
    'files/sonobuoy/healthsummary/resources/cluster/core_v1_nodes.json',
    ['containerd reported 1.4.0', 'kubelet reported 1.20.0', 'kernel reported 5.10.76-linuxkit'],
  ],
  [
    'files/sonobuoy/run-testResultsOutput/resources/cluster/core_v1_nodes.json',
    ['containerd reported 1.2.6-0ubuntu1', 'kubelet reported 1.14.2', 'kernel reported 4.9.125-linuxkit'],
  ],
]

describe.skipIf(!existsSync(CORPUS))(`real artifacts (skipped where ${CORPUS} is missing)`, () => {
  it.each(JUNIT)('%s has the cases that the index counts', (file, ...counts) => {
    const bytes = bytesOf(file)
    const reading = readArtifact(file, bytes, [65_536])
    const count = (outcome: string) => reading.tests?.filter(test => test.outcome === outcome).length
    expect([reading.tests?.length, count('failed'), count('skipped'), reading.problem]).toEqual([...counts, undefined])
    const failures = { tests: (reading.tests ?? []).filter(test => test.outcome === 'failed') }
    expect(wrongEvidence(failures, bytes)).toEqual([])
  })

  it('the failed spec of a real run is cited with its error', () => {
    const file = 'files/kubevirt-project-infra/junit-merge/network/junit.functest.xml'
    const failure = readArtifact(file, bytesOf(file)).tests?.find(test => test.outcome === 'failed')
    expect(failure?.evidence.text).toContain('Timed out after 180.001s')
  })

  it('a truncated file of kubetest gives its two cases and says where it ends', () => {
    const reading = readArtifact('junit.xml', bytesOf('files/test-infra-kettle/malformed.xml'))
    expect(reading.tests?.map(test => test.outcome)).toEqual(['skipped', 'skipped'])
    expect(reading.problem?.state).toBe('truncated')
  })

  it.each(NODES)('%s names the versions that the index names', (file, expected) => {
    const bytes = bytesOf(file)
    const reading = readArtifact(file, bytes)
    const lines = new Set(claimLines(reading).map(line => line.replace(/ @.*$/u, '')))
    expect(expected.filter(line => !lines.has(line))).toEqual([])
    expect(evidenceIn(reading).length).toBeGreaterThan(4)
    expect(wrongEvidence(reading, bytes)).toEqual([])
  })

  it('the control plane is known by its label', () => {
    const reading = readArtifact('Nodes.json', bytesOf('files/sonobuoy/run-0.9/resources/cluster/Nodes.json'))
    expect(reading.hosts?.map(host => host.role)).toEqual(['node', 'node', 'control-plane'])
  })

  it('a whole ProwJob of OpenShift gives job, id, result and commits', () => {
    const bytes = bytesOf('files/sippy/prowjob_test.json')
    const reading = readArtifact('prowjob.json', bytes, [1_000])
    expect(reading.facts).toEqual({
      job: 'pull-ci-openshift-origin-master-e2e-aws-csi',
      id: '1602362182819909632',
      result: 'failure',
      startedAt: Date.UTC(2022, 11, 12, 17, 58, 9) * 1000,
      finishedAt: Date.UTC(2022, 11, 12, 19, 17, 57) * 1000,
    })
    expect(claimLines(reading).slice(0, 3)).toEqual([
      'repo:openshift/origin requested ccbe590e686bc0920d64bd55d24af95e66cf49be',
      'repo:openshift/origin#27600 requested 8a6e6fbfe958de6b89b98559ca0e59530865c636',
      'job-image requested latest',
    ])
    expect(wrongEvidence(reading, bytes)).toEqual([])
  })

  it('started.json and finished.json of a real run give its times and result', () => {
    const folder = 'files/prow-ai-dashboard/gcs-testdata'
    const started = readArtifact('started.json', bytesOf(`${folder}/started.json`))
    const finished = readArtifact('finished.json', bytesOf(`${folder}/finished.json`))
    expect([started.facts, finished.facts]).toEqual([
      { startedAt: 1773843080_000_000 },
      { result: 'failure', finishedAt: 1773850751_000_000 },
    ])
    expect(claimLines(started)).toEqual(['repo-commit reported 5ad29c78143e5eee269088d91946ca2056615950'])
  })

  it('serverversion.json gives Kubernetes and Go', () => {
    const reading = readArtifact('serverversion.json', bytesOf('files/sonobuoy/run-4-e2e-failures/serverversion.json'))
    expect(claimLines(reading)).toEqual(['kubernetes running 1.21.1', 'go reported 1.16.4'])
  })

  it('the control-plane image is what differs between the runs of kubernetes#111517', () => {
    const imagesOf = (which: string) => {
      const text = decodeUtf8(bytesOf(`excerpts/k8s-111517-images-json-${which}.txt`))
      return claimLines(readArtifact('artifacts/images.json', text.slice(text.indexOf('{'))))
    }
    expect([imagesOf('passing'), imagesOf('failing')]).toEqual([
      ['os-image reported cos-85-13310-1308-1 @control-plane', 'os-image reported ubuntu-2004-focal-v20220712 @node'],
      ['os-image reported cos-97-16919-103-16 @control-plane', 'os-image reported ubuntu-2004-focal-v20220712 @node'],
    ])
  })
})
