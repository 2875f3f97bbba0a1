import { describe, expect, it } from 'vitest'
import { comparedPair, swapSides } from '../../../../renderer/state/compared-pair.ts'

const runs = { baseline: 'a', target: 'b' }
const hosts = { goodHost: 'n1', badHost: 'n2' }

describe('comparedPair', () => {
  it('has further good runs where whole runs are compared, and not once the sides are swapped', () => {
    const route = { ...runs, alsoGood: ['c'] }
    expect(comparedPair(route)).toEqual(route)
    expect(comparedPair({ ...route, goodHost: 'n1', badHost: 'n2' })).not.toHaveProperty('alsoGood')
    expect(comparedPair(swapSides(route))).toEqual({ baseline: 'b', target: 'a' })
  })

  it('is nothing without two runs', () => {
    expect(comparedPair({ baseline: 'a' })).toBeUndefined()
  })

  it('is two whole runs as long as not both hosts are named', () => {
    expect(comparedPair({ ...runs, goodHost: 'n1' })).toEqual(runs)
  })

  it('is one host of each run, or two of the run that both are of', () => {
    const named = { baselineHost: 'n1', targetHost: 'n2' }
    expect(comparedPair({ ...runs, ...hosts })).toEqual({ ...runs, ...named })
    expect(comparedPair({ ...runs, ...hosts, hostsOf: 'bad' })).toEqual({ baseline: 'b', target: 'b', ...named })
    expect(comparedPair({ ...runs, ...hosts, hostsOf: 'good' })).toEqual({ baseline: 'a', target: 'a', ...named })
  })
})

describe('swapSides', () => {
  it('turns hosts with their runs: the same two are compared, the other way round', () => {
    const route = { ...runs, ...hosts, hostsOf: 'bad' as const }
    expect(comparedPair(swapSides(route))).toEqual({
      baseline: 'b',
      target: 'b',
      baselineHost: 'n2',
      targetHost: 'n1',
    })
    expect(comparedPair(swapSides(swapSides(route)))).toEqual(comparedPair(route))
  })
})
