import { beforeAll, describe, expect, it } from 'vitest'
import { analyseSourceRun } from '../../../../electron/services/analyse-source-run.ts'
import { compareRunLanes, type LaneSide } from '../../../../electron/services/lane-comparison.ts'
import { readStories } from '../../../../electron/services/read-story.ts'
import { openSource } from '../../../../electron/services/sources/open-source.ts'
import { pickRun } from '../../../../electron/services/sources/pick-run.ts'
import { err, ok } from '../../../../shared/base/result.ts'
import type { Divergence, LaneComparison } from '../../../../shared/model/divergence.ts'
import { emptyAnalysis } from '../../../support/fake-run.ts'

/** A run of the built-in sample; `asked` grows by how many stories each reading is for. */
interface SampleSide extends LaneSide {
  readonly asked: number[]
}

async function openSample(job: string, run: string): Promise<SampleSide> {
  const source = await openSource(`sample/logs/ci-containerd-node-e2e-${job}/${run}`)
  const picked = source.ok ? pickRun(source.value, undefined) : source
  if (!picked.ok) throw new Error(JSON.stringify(picked.error))
  const analysis = await analyseSourceRun(picked.value, { label: 'sample' })
  if (!analysis.ok) throw new Error(JSON.stringify(analysis.error))
  const asked: number[] = []
  return {
    analysis: analysis.value,
    asked,
    readStories: async request => {
      asked.push(request.wanted.length)
      return await readStories(picked.value, { request })
    },
  }
}

const told = ({ title, lastCommon, event, expected, rejoined }: Divergence) => ({
  where: title.replace(/^\S+ /u, ''),
  after: lastCommon?.evidence.text,
  event: event?.evidence.text,
  expected: expected.map(one => `${one.lanes} ${one.event.text}`),
  rejoined,
})

async function compare(bad: LaneSide, goods: readonly LaneSide[]): Promise<LaneComparison> {
  const compared = await compareRunLanes(bad, goods)
  if (!compared.ok) throw new Error(JSON.stringify(compared.error))
  return compared.value
}

describe('the stories of the sample', () => {
  let sides: {
    readonly good16: SampleSide
    readonly bad16: SampleSide
    readonly good17: SampleSide
    readonly bad17: SampleSide
  }
  beforeAll(async () => {
    sides = {
      good16: await openSample('1-6', '1896863185105846272'),
      bad16: await openSample('1-6', '1897225572971446272'),
      good17: await openSample('1-7', '1896855635358646272'),
      bad17: await openSample('1-7', '1897218023224246272'),
    }
  })

  it.each([
    ['1.7', 'unsupported shim version (3): not implemented'],
    ['1.6', 'connect: invalid argument'],
  ])('leave the good run at the shim error, in the runtime and then in kubelet (%s)', async (form, error) => {
    const { bad17, good17, bad16, good16 } = sides
    const { divergences, missing } = form === '1.7' ? await compare(bad17, [good17]) : await compare(bad16, [good16])
    expect(divergences.slice(0, 2).map(told)).toMatchObject([
      {
        where: 'in containerd.log',
        after: expect.stringContaining('RunPodSandbox for') as string,
        event: expect.stringContaining(error) as string,
        expected: ['1 starting signal loop'],
        rejoined: undefined,
      },
      {
        where: 'in kubelet.log',
        after: expect.stringContaining('No sandbox for pod can be found') as string,
        event: expect.stringContaining(error) as string,
        expected: [expect.stringContaining('ContainerStarted') as string],
        rejoined: undefined,
      },
    ])
    expect(missing).toEqual([])
  })

  it('leave two good runs as they leave one, and say how many have what was expected', async () => {
    const { divergences } = await compare(sides.bad17, [sides.good17, sides.good16])
    expect(divergences[0]).toMatchObject({ goodLanes: 2, expected: [{ lanes: 2 }] })
  })

  it('are read once for each run, for three tests and a pod of each', async () => {
    const { bad17, good17 } = sides
    const before = [bad17.asked.length, good17.asked.length]
    await compare(bad17, [good17])
    expect([bad17.asked.slice(before[0]), good17.asked.slice(before[1])]).toEqual([[6], [6]])
  })

  it('of a good run beside another one are not compared: nothing failed', async () => {
    expect(await compare(sides.good17, [sides.good16])).toEqual({ divergences: [], steps: [], missing: [] })
  })

  it('show no divergence of pods between two good runs, however long their steps took', async () => {
    const { good17, good16 } = sides
    const [failure] = sides.bad17.analysis.tests.failures.filter(({ name }) => name.startsWith('[It]'))
    const pods = good17.analysis.entities.filter(({ kind }) => kind === 'pod').slice(0, 3)
    const { tests, entities } = good17.analysis
    const failing = { ...failure!, message: pods.map(({ title }) => title).join(', ') }
    const analysis = {
      ...good17.analysis,
      tests: { ...tests, failures: [failing], passedNames: tests.passedNames.filter(name => name !== failing.name) },
      entities: [{ ...pods[0]!, id: `test:${failing.name}`, kind: 'test' as const, title: failing.name }, ...entities],
    }
    const { divergences, steps, missing } = await compare({ ...good17, analysis }, [good16])
    expect([divergences, missing]).toEqual([[], []])
    expect(steps.length).toBeGreaterThan(0)
  })
})

describe('the comparison of lanes', () => {
  const failed = emptyAnalysis({
    tests: { ...emptyAnalysis().tests, failures: [{ name: 'one', suite: 's', message: '', evidence: [] }] },
    entities: [{ id: 'test:one', kind: 'test', title: 'one', parts: [], joins: [] }],
  })
  const passed = emptyAnalysis({ tests: { ...emptyAnalysis().tests, passedNames: ['one'] } })

  it('ends when a run cannot be read', async () => {
    const cancelled = { readStories: () => Promise.resolve(err({ code: 'cancelled' as const })) }
    const readable = { readStories: () => Promise.resolve(ok([])) }
    expect(await compareRunLanes({ analysis: failed, ...cancelled }, [{ analysis: passed, ...readable }])).toEqual(
      err({ code: 'cancelled' }),
    )
    expect(await compareRunLanes({ analysis: failed, ...readable }, [{ analysis: passed, ...cancelled }])).toEqual(
      err({ code: 'cancelled' }),
    )
  })

  it('reads no run without anything to compare it by', async () => {
    const never = { analysis: emptyAnalysis(), readStories: () => Promise.reject(new Error('it was read')) }
    expect(await compareRunLanes(never, [never])).toEqual(ok({ divergences: [], steps: [], missing: [] }))
    expect(await compareRunLanes({ ...never, analysis: failed }, [])).toEqual(
      ok({ divergences: [], steps: [], missing: [] }),
    )
  })
})
