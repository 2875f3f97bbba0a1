import { describe, expect, it } from 'vitest'
import { compareLanes } from '#shared/analysis/divergence/compare-lanes.ts'
import { phaseLanesOf } from '#shared/analysis/divergence/phase-lanes.ts'
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
}

/** Each phase some minutes behind the one before. */
function runOf(hosts: readonly HostPhases[], dice: Dice) {
  const phases = hosts.flatMap(({ host, names }, number) => {
    let minute = number
    return names.map((name): Phase => {
      minute += 10 + dice(5)
      const [from, to] = [instant(minute * MICROS_PER_MINUTE), instant((minute + 5) * MICROS_PER_MINUTE)]
      const artifact = `artifacts/${host}/${name}.log`
      return { name, from, to, artifact, host, begin: buildEvidence(artifact, `${name} begins`) }
    })
  })
  return { timeline: { events: [], repeats: [], tests: [], phases, density: [] }, coverage: [] }
}

function shuffled(dice: Dice): readonly Name[] {
  return NAMES.map(name => ({ name, place: dice(1_000_000) }))
    .sort((a, b) => a.place - b.place)
    .map(({ name }) => name)
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

const roleOf = (host: string | undefined) => host ?? 'run'

function casesOf(kind: (typeof KINDS)[number]) {
  return SEEDS.map(seed => {
    const dice = createDice(seed * KINDS.length + KINDS.indexOf(kind))
    const all = shuffled(dice)
    const [names, unused] = [all.slice(0, 2 + dice(4)), all.at(-1) ?? 'clone']
    const hosts = Array.from({ length: 1 + dice(3) }, (_, number) => ({ host: `node-${number}`, names }))
    const [host, at] = [dice(hosts.length), 1 + dice(names.length - 1)]
    const changed = mutate(names, { kind, at, unused })
    const bad = hosts.map((one, number) => (number === host ? { ...one, names: changed } : one))
    const [badLanes, goodLanes] = [bad, hosts].map(own => phaseLanesOf(runOf(own, dice), roleOf))
    const wanted = { lane: `phases node-${host}`, event: changed[at], lastCommon: names[at - 1], expected: names[at] }
    return { found: compareLanes(badLanes ?? [], [goodLanes ?? []]).divergences, wanted }
  })
}

describe('phases of machines', () => {
  it.each(KINDS)('part at the one phase that was changed by %s, in 125 runs', kind => {
    const nameOf = (template: string | undefined) => template?.replace('phase ', '')
    const cases = casesOf(kind)
    const found = cases.map(({ found: divergences }) =>
      divergences.map(({ lane, event, lastCommon, expected }) => ({
        lane,
        event: nameOf(event?.template),
        lastCommon: nameOf(lastCommon?.template),
        expected: nameOf(expected[0]?.event.template),
      })),
    )
    expect(found).toEqual(cases.map(({ wanted }) => [wanted]))
  })

  it('do not part where only their times differ', () => {
    const found = SEEDS.map(seed => {
      const dice = createDice(seed)
      const hosts = [{ host: 'node-0', names: shuffled(dice) }]
      const [bad, good] = [hosts, hosts].map(own => phaseLanesOf(runOf(own, dice), roleOf))
      return compareLanes(bad ?? [], [good ?? []]).divergences.length
    })
    expect(new Set(found)).toEqual(new Set([0]))
  })
})
