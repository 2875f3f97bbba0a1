import { describe, expect, it } from 'vitest'
import { createHostTracker } from '#shared/analysis/collect/host-tracker.ts'
import { buildEvidence } from '../../../../support/build-analysis.ts'

const cite = () => buildEvidence('build-log.txt', 'the end')

describe('createHostTracker', () => {
  it("trusts the artifact's own host more than anything a line says", () => {
    const hosts = createHostTracker('own', ['own', 'other'])
    hosts.followBlock('Start Test Suite on Host other', cite)
    expect([hosts.hostOf('other', 'other'), [...hosts.seen]]).toEqual(['own', []])
  })

  it('gives the lines of a block to its host, before any that they name', () => {
    const hosts = createHostTracker(undefined, ['h-1', 'h-2'])
    hosts.followBlock('>    Start Test Suite on Host h-1', cite)
    expect(hosts.hostOf('about h-2', undefined)).toBe('h-1')
  })

  it('ends a block where the suite ends, and begins the next one without an end', () => {
    const hosts = createHostTracker(undefined, [])
    hosts.followBlock('Start Test Suite on Host h-1', cite)
    hosts.followBlock('Start Test Suite on Host h-2', cite)
    expect(hosts.hostOf('', undefined)).toBe('h-2')
    hosts.followBlock('Success Finished Test Suite on Host h-2. Refer to artifacts directory', cite)
    expect(hosts.hostOf('', undefined)).toBeUndefined()
    expect([...hosts.suites]).toEqual([['h-2', { outcome: 'passed', evidence: cite() }]])
  })

  it('takes a known host from the line, then that of the journal', () => {
    const hosts = createHostTracker(undefined, ['h-1'])
    expect(hosts.hostOf('kubelet h-1 said', 'journal')).toBe('h-1')
    expect(hosts.hostOf('kubelet said', 'journal')).toBe('journal')
    expect(hosts.hostOf('kubelet said', undefined)).toBeUndefined()
  })

  it('does not take a host for another whose name it begins with', () => {
    const hosts = createHostTracker(undefined, ['kind-worker', 'kind-worker2'])
    expect(hosts.hostOf('{kubelet kind-worker2} Failed', undefined)).toBe('kind-worker2')
    expect(hosts.hostOf('not kind-worker2, but kind-worker.local', undefined)).toBe('kind-worker')
    expect(createHostTracker(undefined, ['kind-worker']).hostOf('{kubelet kind-worker2}', undefined)).toBeUndefined()
  })

  it('remembers the hosts that blocks and journals name', () => {
    const hosts = createHostTracker(undefined, [])
    hosts.followBlock('Start Test Suite on Host h-1', cite)
    hosts.see('h-2')
    hosts.see(undefined)
    expect([...hosts.seen]).toEqual(['h-1', 'h-2'])
  })
})
