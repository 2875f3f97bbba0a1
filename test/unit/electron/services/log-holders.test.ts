import { expect, it } from 'vitest'
import { createLogHolders } from '../../../../electron/services/log-holders.ts'
import { OpenSources } from '../../../../electron/services/open-sources.ts'
import { ok } from '../../../../shared/base/result.ts'
import { fakeRun, fakeSource } from '../../../support/fake-run.ts'

const facts = (id: string, result: string) => ({
  'prowjob.json': JSON.stringify({ spec: { job: 'e2e' }, status: { build_id: id } }),
  'finished.json': JSON.stringify({ result }),
})
const KUBELET = 'artifacts/n1-cos-117/kubelet.log'

async function setUp() {
  const runs = [
    fakeRun('logs/e2e/1', { ...facts('1', 'SUCCESS'), [KUBELET]: 'x' }),
    fakeRun('logs/e2e/2', { ...facts('2', 'FAILURE'), [KUBELET]: 'x' }),
    fakeRun('logs/e2e/3', facts('3', 'SUCCESS')),
  ]
  const sources = new OpenSources({
    openSource: () => Promise.resolve(ok(fakeSource('runs', runs))),
    openReader: () => undefined,
  })
  await sources.open('/runs')
  const list = await sources.list()
  const opened = list.flatMap(source => source.runs)
  const views = ['success', 'failure', 'success'] as const
  const told = list.map(source => ({
    ...source,
    runs: opened.map((run, at) => ({
      ...run,
      facts: { source: '', job: 'e2e', id: String(at + 1), result: views[at] ?? 'success' },
    })),
  }))
  const place = (id: string, job = 'e2e') => ({ bucket: 'b', path: `logs/${job}/${id}`, job, id })
  const copy = (id: string, job?: string) => ({
    key: id,
    place: place(id, job),
    isFinished: true,
    artifacts: { total: 1, cached: 0 },
    bytes: { total: 1, cached: 0 },
    usedAt: 0,
  })
  const asked: string[] = []
  const holders = createLogHolders({
    sources: { list: () => Promise.resolve(told), findRun: id => sources.findRun(id) },
    cache: {
      list: () =>
        Promise.resolve([
          copy('1'),
          copy('2'),
          copy('5'),
          copy('6'),
          copy('7'),
          copy('8', 'unit'),
          copy('10'),
        ] as never),
      artifactsOf: key => Promise.resolve(key === '10' ? ['build-log.txt'] : ['artifacts/n9-ubuntu/kubelet.log']),
    },
    referenceOf: ({ id }) => `reference ${id}`,
    resultOf: key => {
      asked.push(key)
      return Promise.resolve(key === '6' ? 'failure' : key === '5' ? undefined : 'success')
    },
  })
  return { holders, asked, first: opened[0]?.runId }
}

it('names runs of the job that passed and have the log, the open ones before the copies, each once', async () => {
  const { holders, first } = await setUp()
  const query = { groups: ['artifacts/<cos>/kubelet.log', 'serial.log'], job: 'e2e', compared: ['9'] }
  expect(await holders(query)).toEqual([
    { group: 'artifacts/<cos>/kubelet.log', name: '1', runId: first },
    { group: 'artifacts/<cos>/kubelet.log', name: '7', referenceId: 'reference 7' },
  ])
  expect((await holders({ ...query, compared: ['1', '7'] })).map(({ name }) => name)).toEqual([])
})

it('asks how a copy ended only where it has the log', async () => {
  const { holders, asked } = await setUp()
  await holders({ groups: ['artifacts/<cos>/kubelet.log'], job: 'e2e', compared: [] })
  expect(asked).toEqual(['5', '6', '7'])
})

it('names none where nobody knows the job', async () => {
  const { holders } = await setUp()
  expect(await holders({ groups: ['artifacts/<cos>/kubelet.log'], job: undefined, compared: [] })).toEqual([])
})
