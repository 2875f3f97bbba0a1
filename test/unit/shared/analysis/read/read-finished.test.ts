import { describe, expect, it } from 'vitest'
import { claimLines, readArtifact, wrongEvidence } from '../../../../support/read-artifact.ts'

describe('finished.json', () => {
  it('of pod utilities gives the end, the result and the commit', () => {
    const text =
      '{"timestamp":1595279434,"passed":true,"result":"SUCCESS","revision":"5dd9241d43f256984358354d1fec468f274f9ac4"}'
    const reading = readArtifact('finished.json', text)
    expect(reading.facts).toEqual({ result: 'success', finishedAt: 1595279434_000_000 })
    expect(claimLines(reading)).toEqual(['revision reported 5dd9241d43f256984358354d1fec468f274f9ac4'])
    expect(wrongEvidence(reading, text)).toEqual([])
  })

  it.each([
    ['{"result":"ABORTED"}', 'aborted'],
    ['{"result":"error"}', 'error'],
    ['{"passed":false}', 'failure'],
    ['{"passed":true,"result":"WHATEVER"}', 'success'],
    ['{"result":"WHATEVER"}', undefined],
    ['{"passed":"true"}', undefined],
  ])('reads %s as %s', (text, result) => {
    expect(readArtifact('finished.json', text).facts).toEqual(result === undefined ? {} : { result })
  })

  it('of the bootstrap era names the images of both host roles', () => {
    const text = JSON.stringify({
      timestamp: 1600000000,
      result: 'FAILURE',
      'job-version': 'v1.20.0-alpha.0.261+06ea384605f172',
      metadata: {
        master_os_image: 'cos-81-12871-59-0',
        node_os_image: 'ubuntu-gke-1804-1-16-v20200330',
        'infra-commit': '2a1b3c4d5',
        'job-version': 'v1.20.0-alpha.0.261+06ea384605f172',
        revision: 'v1.20.0-alpha.0.261+06ea384605f172',
        repos: { 'k8s.io/kubernetes': 'master:abcdef1' },
      },
    })
    const reading = readArtifact('finished.json', text)
    expect(claimLines(reading)).toEqual([
      'repo:kubernetes/kubernetes requested abcdef1',
      'kubernetes requested 1.20.0-alpha.0.261+06ea384605f172',
      'os-image reported cos-81-12871-59-0 @control-plane',
      'os-image reported ubuntu-gke-1804-1-16-v20200330 @node',
      'kubernetes requested 1.20.0-alpha.0.261+06ea384605f172',
      'repo:kubernetes/test-infra reported 2a1b3c4d5',
    ])
    expect(reading.hosts).toEqual([
      { name: 'control-plane', role: 'control-plane' },
      { name: 'node', role: 'node' },
    ])
  })

  const crier = (result: string) =>
    `{\n\t"timestamp": 1700000000,\n\t"passed": false,\n\t"metadata": {\n\t\t"uploader": "crier"\n\t},\n\t"result": "${result}"\n}`

  it('written by crier for a pod that ended in error says that the run was stopped', () => {
    const reading = readArtifact('finished.json', crier('error'))
    expect(reading.facts).toEqual({ result: 'error', finishedAt: 1700000000_000_000 })
    expect(reading.stopped).toEqual({
      reason: 'Prow ended the run as “error”, and its pod uploaded no result of its own.',
      evidence: { artifact: 'finished.json', line: 7, offset: 87, length: 18, text: '\t"result": "error"' },
    })
    expect(wrongEvidence(reading, crier('error'))).toEqual([])
  })

  it('written by crier for a failure, or by the pod itself, does not', () => {
    expect(readArtifact('finished.json', crier('failure')).stopped).toBeUndefined()
    expect(readArtifact('finished.json', '{"result":"ABORTED"}').stopped).toBeUndefined()
  })

  it('cut in the middle of its result keeps the time and guesses no result', () => {
    expect(readArtifact('finished.json', '{"timestamp":1595279434,"result":"SUCC')).toMatchObject({
      facts: { finishedAt: 1595279434_000_000 },
      problem: { state: 'truncated', reason: 'JSON that ends early, in line 1.' },
    })
  })
})
