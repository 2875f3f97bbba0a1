import { describe, expect, it } from 'vitest'
import { compareRuns } from '#shared/analysis/compare/compare-runs.ts'
import { toWitness } from '#shared/analysis/to-witness.ts'
import { knowledge } from '#shared/knowledge/knowledge.ts'
import type { Verdict } from '#shared/model/verdict.ts'
import { apply, PLANTS, plantRun, type Changed, type Machine, type Plant } from '../support/planted-history.ts'
import { createRandom, type Random } from '../support/sample/random.ts'

const CASES = 100
const NAMES: Readonly<Record<Changed, RegExp>> = {
  image: /OS image|os-image/u,
  containerd: /\bcontainerd(?: on cos)?(?: changed| from)/u,
  runc: /\brunc(?: on cos)? (?:changed|from)/u,
  cni: /\bcni-plugins(?: on cos)? (?:changed|from)/u,
  kubelet: /kubelet/u,
}
const RIVALED = PLANTS.filter(plant => plant.rival !== undefined)
const OUTWEIGHED = PLANTS.filter(plant => plant.lesser !== undefined)

/** Each case with its own seed; the same ones on every machine. */
function score(
  plants: readonly Plant[],
  judge: (plant: Plant, random: Random) => string | undefined,
): readonly string[] {
  return Array.from({ length: CASES }, (_, seed) => {
    const plant = plants[seed % plants.length]!
    const fault = judge(plant, createRandom(7_919 * seed + 1))
    return fault === undefined ? [] : [`seed ${seed}, ${plant.name}: ${fault}`]
  }).flat()
}

/** The first hypothesis names the true change, and it alone. */
function missesCause(plant: Plant, verdict: Verdict): string | undefined {
  const [first] = verdict.hypotheses
  const isTrue =
    first?.findings.some(id => id.startsWith(plant.rule)) === true &&
    NAMES[plant.cause].test(first.title) &&
    first.tiedWith.length === 0
  return isTrue
    ? undefined
    : `${verdict.status}, ${first?.title ?? verdict.summary}, tied with ${first?.tiedWith.join() ?? ''}`
}

const well = (versions: Machine['versions']): Machine => ({ versions })

describe('planted histories', () => {
  it('one changed component with its signature among decoys leads in at least 95 of 100', () => {
    const faults = score(PLANTS, (plant, random) => {
      const good = plantRun([well(plant.good)], random)
      const bad = plantRun([{ versions: apply(plant.good, plant.bad), plant }], random)
      return missesCause(plant, compareRuns(good, bad, knowledge).verdict)
    })
    expect(
      CASES - faults.length,
      `true one first: ${CASES - faults.length} of ${CASES}\n${faults.join('\n')}`,
    ).toBeGreaterThanOrEqual(95)
  })

  it('two that change together and would both explain it are a tie, never a cause', () => {
    const faults = score(RIVALED, (plant, random) => {
      const rival = plant.rival!
      const good = plantRun([well(plant.good)], random)
      const bad = plantRun([{ versions: apply(plant.good, plant.bad, rival.bad), plant }], random)
      const { status, hypotheses } = compareRuns(good, bad, knowledge).verdict
      const named = [hypotheses[0]?.title ?? '', ...(hypotheses[0]?.tiedWith ?? [])].join('\n')
      const isTie =
        status === 'suspects' &&
        hypotheses[0]?.tiedWith.length === 1 &&
        [plant.cause, rival.changed].every(one => NAMES[one].test(named))
      return isTie ? undefined : `${status}, ${named}`
    })
    expect(CASES - faults.length, `ties: ${CASES - faults.length} of ${CASES}\n${faults.join('\n')}`).toBe(CASES)
  })

  it('of two that change together, one that moved into versions known to fail so is the cause', () => {
    expect(OUTWEIGHED).not.toEqual([])
    const faults = score(OUTWEIGHED, (plant, random) => {
      const good = plantRun([well(plant.good)], random)
      const bad = plantRun([{ versions: apply(plant.good, plant.bad, plant.lesser!), plant }], random)
      const { verdict } = compareRuns(good, bad, knowledge)
      return verdict.status === 'cause' ? missesCause(plant, verdict) : verdict.status
    })
    expect(faults).toEqual([])
  })

  it('with a counter-example the false one drops out', () => {
    const faults = score(RIVALED, (plant, random) => {
      const rival = plant.rival!
      const onlyRival = apply(plant.good, rival.bad)
      const failing: Machine = { versions: apply(plant.good, plant.bad, rival.bad), plant }
      const counter = random.between(0, 2)
      const good = plantRun([well(plant.good)], random)
      const bad = plantRun(counter === 0 ? [failing, well(onlyRival)] : [failing], random)
      const others =
        counter === 0
          ? []
          : [
              counter === 1
                ? plantRun([well(onlyRival)], random, 'another run')
                : plantRun([{ versions: apply(plant.good, plant.bad), plant }], random, 'another run'),
            ]
      const witnesses = others.flatMap(other => toWitness(other, 1) ?? [])
      const { verdict } = compareRuns(good, bad, { ...knowledge, witnesses })
      const isDropped = verdict.hypotheses[0]?.against.some(
        ({ text }) =>
          NAMES[rival.changed].test(text.replace(' (', ' from (')) &&
          / is (?:ruled out|set aside as less likely): /u.test(text),
      )
      return (
        missesCause(plant, verdict) ??
        (isDropped === true ? undefined : `not said to be ruled out or less likely (counter ${counter})`)
      )
    })
    expect(CASES - faults.length, `dropped out: ${CASES - faults.length} of ${CASES}\n${faults.join('\n')}`).toBe(CASES)
  })
})
