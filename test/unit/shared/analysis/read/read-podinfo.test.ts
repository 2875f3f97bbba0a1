import { describe, expect, it } from 'vitest'
import { readArtifact, wrongEvidence } from '../../../../support/read-artifact.ts'

const terminated = (name: string, exitCode: number, reason: string) => ({
  name,
  state: { terminated: { exitCode, reason } },
})
const podInfo = (status: unknown, events: unknown[] = []) =>
  JSON.stringify(
    {
      pod: { metadata: { name: 'a3c0' }, status },
      events,
      node: { status: { nodeInfo: { containerRuntimeVersion: 'containerd://1.7.0' } } },
    },
    undefined,
    2,
  )

describe('podinfo.json', () => {
  it('names the container that ran out of memory (kubernetes#140701)', () => {
    const text = podInfo({
      phase: 'Failed',
      containerStatuses: [terminated('sidecar', 0, 'Completed'), terminated('test', 137, 'OOMKilled')],
    })
    const reading = readArtifact('podinfo.json', text)
    expect(reading.stopped).toMatchObject({
      reason: 'Container “test” of the Prow pod ran out of memory (OOMKilled).',
      evidence: { text: '              "reason": "OOMKilled"' },
    })
    expect(wrongEvidence(reading, text)).toEqual([])
  })

  it('says that the pod was evicted, with the cluster’s message', () => {
    const status = { phase: 'Failed', reason: 'Evicted', message: 'The node was low on resource: memory.' }
    expect(readArtifact('podinfo.json', podInfo(status)).stopped?.reason).toBe(
      'The Prow pod was ended by its cluster: Evicted (The node was low on resource: memory).',
    )
  })

  it('names the init container that failed', () => {
    const status = { phase: 'Failed', initContainerStatuses: [terminated('clonerefs', 1, 'Error')] }
    expect(readArtifact('podinfo.json', podInfo(status)).stopped?.reason).toBe(
      'Init container “clonerefs” of the Prow pod failed with exit code 1.',
    )
  })

  it.each([
    [
      'an event',
      podInfo({ phase: 'Pending' }, [{ reason: 'FailedScheduling', message: '0/9 nodes are available.' }]),
      'FailedScheduling (0/9 nodes are available)',
    ],
    [
      'a waiting container',
      podInfo({ phase: 'Pending', containerStatuses: [{ state: { waiting: { reason: 'ImagePullBackOff' } } }] }),
      'ImagePullBackOff',
    ],
  ])('says why the pod never started, from %s', (_where, text, why) => {
    expect(readArtifact('podinfo.json', text).stopped?.reason).toBe(`The Prow pod never started: ${why}.`)
  })

  it('says that the pod never started when nothing tells why', () => {
    expect(readArtifact('podinfo.json', podInfo({ phase: 'Pending' })).stopped?.reason).toBe(
      'The Prow pod never started (phase Pending).',
    )
  })

  it.each([
    [
      'a test container that exits with an error',
      { phase: 'Failed', containerStatuses: [terminated('test', 1, 'Error')] },
      [],
    ],
    ['a pod that was scheduled late', { phase: 'Succeeded' }, [{ reason: 'FailedScheduling', message: 'x' }]],
    ['no pod', undefined, []],
  ])('takes %s for no early end', (_what, status, events) => {
    expect(readArtifact('podinfo.json', podInfo(status, events))).toEqual({})
  })

  it('claims nothing about the machine of the Prow pod', () => {
    const reading = readArtifact('podinfo.json', podInfo({ phase: 'Succeeded' }))
    expect([reading.claims, reading.hosts]).toEqual([undefined, undefined])
  })

  it('shows hostile names visibly', () => {
    const status = { phase: 'Failed', containerStatuses: [terminated('te\u202est\u001b[2J', 137, 'OOMKilled')] }
    expect(readArtifact('podinfo.json', podInfo(status)).stopped?.reason).toContain('te\\u202est\\x1b[2J')
  })
})
