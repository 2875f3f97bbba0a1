import { describe, expect, it } from 'vitest'
import { compareLanes } from '#shared/analysis/divergence/compare-lanes.ts'
import { phaseLanesOf, withSameLogs } from '#shared/analysis/divergence/phase-lanes.ts'
import { instant, MICROS_PER_MINUTE } from '#shared/base/time.ts'
import type { Phase } from '#shared/model/timeline.ts'
import { buildEvidence } from '../support/build-analysis.ts'
import { createDice, type Dice } from '../support/build-lane.ts'

const NAMES = ['clone', 'setup', 'boot', 'install', 'tests', 'teardown'] as const
const KINDS = ['insert', 'delete', 'replace', 'cut'] as const
const SEEDS = Array.from({ length: 125 }, (_, seed) => seed)

type Name = Phase['name']

interface HostPhases {
  readonly host: string
  readonly names: readonly Name[]
  /** Which phase comes an hour later than in other runs, with all that follow it. */
  readonly late?: number
}

/** Each phase ten minutes behind the one before. Machines begin in any order. */
function runOf(hosts: readonly HostPhases[], dice: Dice) {
  const phases = shuffled(hosts, dice).flatMap(({ host, names, late = Infinity }, number) =>
    names.map((name, at): Phase => {
      const minute = number + 10 * at + (at >= late ? 60 : 0)
      const [from, to] = [instant(minute * MICROS_PER_MINUTE), instant((minute + 5) * MICROS_PER_MINUTE)]
      const artifact = `artifacts/${host}/${name}.log`
      return { name, from, to, artifact, host, begin: buildEvidence(artifact, `${name} begins`) }
    }),
  )
  return { timeline: { events: [], repeats: [], tests: [], phases, density: [] }, coverage: [] }
}

function shuffled<T>(all: readonly T[], dice: Dice): readonly T[] {
  return all
    .map(one => ({ one, place: dice(1_000_000) }))
    .sort((a, b) => a.place - b.place)
    .map(({ one }) => one)
}

interface Mutation {
  readonly kind: (typeof KINDS)[number]
  readonly at: number
  /** A phase that the lane has not. */
  readonly unused: Name
}

function mutate(names: readonly Name[], { kind, at, unused }: Mutation): readonly Name[] {
  if (kind === 'cut') return names.slice(0, at)
  const put = { insert: [unused], delete: [], replace: [unused] }[kind]
  return names.toSpliced(at, kind === 'insert' ? 0 : 1, ...put)
}

/** All machines are of one role. */
const names = { roleOf: () => 'node', neutral: (artifact: string) => artifact.replace(/node-\d/u, '<node>') }

function compare(bad: readonly HostPhases[], good: readonly HostPhases[], dice: Dice) {
  const [own, other] = [phaseLanesOf(runOf(bad, dice), names), phaseLanesOf(runOf(good, dice), names)]
  const { divergences, steps } = compareLanes(own, [withSameLogs(other, own)])
  return { divergences, steps: steps.map(({ from, to }) => [from.title, to.title]) }
}

/** One to four machines, of which no two have as many phases. */
function hostsOf(dice: Dice): readonly HostPhases[] {
  return Array.from({ length: 1 + dice(4) }, (_, number) => ({
    host: `node-${number}`,
    names: shuffled(NAMES, dice).slice(0, 2 + number),
  }))
}

describe('phases of machines of one role', () => {
  it('do not part, nor take another time, whichever machine begins first', () => {
    const found = SEEDS.map(seed => {
      const dice = createDice(seed)
      const hosts = hostsOf(dice)
      return compare(hosts, hosts, dice)
    })
    expect(found).toEqual(SEEDS.map(() => ({ divergences: [], steps: [] })))
  })

  it('take another time at the one step that took longer', () => {
    const cases = SEEDS.map(seed => {
      const dice = createDice(seed)
      const hosts = hostsOf(dice)
      const host = dice(hosts.length)
      const own = hosts[host]?.names ?? []
      const late = 1 + dice(own.length - 1)
      const bad = hosts.map((one, number) => (number === host ? { ...one, late } : one))
      return {
        found: compare(bad, hosts, dice),
        wanted: [`The ${own[late - 1]} phase begins`, `The ${own[late]} phase begins`],
      }
    })
    expect(cases.map(({ found }) => found)).toEqual(cases.map(({ wanted }) => ({ divergences: [], steps: [wanted] })))
  })

  it.each(KINDS)('say nothing where one has other phases by %s', kind => {
    const found = SEEDS.map(seed => {
      const dice = createDice(seed * KINDS.length + KINDS.indexOf(kind))
      const all = shuffled(NAMES, dice)
      const hosts = Array.from({ length: 1 + dice(3) }, (_, number) => ({
        host: `node-${number}`,
        names: all.slice(0, 5),
      }))
      const mutation = { kind, at: 1 + dice(4), unused: all[5] ?? 'clone' }
      const [first, ...rest] = hosts.map(one => ({ ...one, late: 1 }))
      const changed = { host: 'node-0', names: mutate(first?.names ?? [], mutation), late: 1 }
      return compare([changed, ...rest], hosts, dice)
    })
    expect(found).toEqual(SEEDS.map(() => ({ divergences: [], steps: [] })))
  })
})
