import { describe, expect, it } from 'vitest'
import {
  chooseHosts,
  isSameHost,
  offerHosts,
  routeOfHosts,
  runsToChoose,
  type HostChoice,
  type WholeRuns,
} from '../../../../renderer/state/choose-hosts.ts'
import { comparedPair } from '../../../../renderer/state/compared-pair.ts'
import type { Host, HostPair } from '#shared/model/host.ts'
import { cite, foundingInvestigation } from '../../../support/founding-view.ts'

const host = (name: string, outcome?: 'passed' | 'failed'): Host => ({
  name,
  role: 'cos',
  ...(outcome === undefined ? {} : { suite: { outcome, evidence: cite('build-log.txt', 1, outcome) } }),
})
const pair: HostPair = { good: 'b1', bad: 'b2', reason: 'b2: the suite failed; b1: the suite passed.' }

function runsWith(good: readonly Host[], bad: readonly Host[], suggested?: HostPair): WholeRuns {
  const { baseline, target, good: left, bad: right } = foundingInvestigation
  return {
    baseline,
    target,
    good: { ...left, hosts: good },
    bad: { ...right, hosts: bad, ...(suggested === undefined ? {} : { hostPair: suggested }) },
  }
}

const goodOf = (name: string): HostChoice => ({ run: 'good', name })
const badOf = (name: string): HostChoice => ({ run: 'bad', name })
const ids = { baseline: 'a', target: 'b' }

describe('chooseHosts', () => {
  it('starts with what is compared already', () => {
    const runs = runsWith([host('a1')], [host('b1'), host('b2')], pair)
    expect(chooseHosts(runs, { goodHost: 'b2', badHost: 'b1', hostsOf: 'bad' })).toEqual({
      good: badOf('b2'),
      bad: badOf('b1'),
    })
    expect(chooseHosts(runs, { goodHost: 'a1', badHost: 'b1' })).toEqual({ good: goodOf('a1'), bad: badOf('b1') })
  })

  it('takes the two that a run suggests, else the failed one against the first of the good run', () => {
    expect(chooseHosts(runsWith([host('a1')], [host('b1')], pair), {})).toEqual({ good: badOf('b1'), bad: badOf('b2') })
    expect(chooseHosts(runsWith([host('a1')], [host('b1'), host('b2', 'failed')]), {})).toEqual({
      good: goodOf('a1'),
      bad: badOf('b2'),
    })
  })

  it('takes nothing where nothing tells', () => {
    expect(chooseHosts(runsWith([], []), {})).toEqual({ good: undefined, bad: undefined })
  })
})

describe('one run compared with itself', () => {
  const runs = { ...runsWith([host('b1')], [host('b1')], pair), baseline: foundingInvestigation.target }

  it('is listed and offered once', () => {
    expect(runsToChoose(runs)).toEqual(['bad'])
    expect(offerHosts({ ...runs, good: runs.bad })).toEqual([{ run: 'bad', pair }])
    expect(chooseHosts(runs, { goodHost: 'b1', badHost: 'b2' })).toEqual({ good: badOf('b1'), bad: badOf('b2') })
  })
})

describe('routeOfHosts', () => {
  it('asks for exactly the two hosts, whichever run each is of', () => {
    const asked = (good: HostChoice, bad: HostChoice) => comparedPair(routeOfHosts({ good, bad }, ids) ?? {})
    const hosts = { baselineHost: 'n1', targetHost: 'n2' }
    expect(asked(goodOf('n1'), badOf('n2'))).toEqual({ ...ids, ...hosts })
    expect(asked(badOf('n1'), badOf('n2'))).toEqual({ baseline: 'b', target: 'b', ...hosts })
    expect(asked(goodOf('n1'), goodOf('n2'))).toEqual({ baseline: 'a', target: 'a', ...hosts })
    expect(asked(badOf('n1'), goodOf('n2'))).toEqual({ baseline: 'b', target: 'a', ...hosts })
  })

  it('keeps both runs, so that there is a way back to them', () => {
    expect(routeOfHosts({ good: badOf('n1'), bad: badOf('n2') }, ids)).toMatchObject({ ...ids, hostsOf: 'bad' })
  })

  it('leads nowhere as long as the hosts are not two', () => {
    expect(routeOfHosts({ good: undefined, bad: badOf('n2') }, ids)).toBeUndefined()
    expect(routeOfHosts({ good: badOf('n2'), bad: badOf('n2') }, ids)).toBeUndefined()
    expect(isSameHost({ good: goodOf('n2'), bad: badOf('n2') })).toBe(false)
  })
})
