import { expect, test } from 'vitest'
import { fetchCommand } from '../../../../electron/cli/fetch.ts'
import { historyCommand, type HistoryRequest } from '../../../../electron/cli/history.ts'
import { specs } from '../../../support/sample/sample-runs.ts'
import { openCliFixture, sampleObjects, withoutServer } from './copying-fixture.ts'

const bad = sampleObjects('bad17')
const good = sampleObjects('good17')
const earlier = sampleObjects('earlier17')
const objects = [...bad.objects, ...good.objects, ...earlier.objects]
const { job } = specs.bad17
const request: HistoryRequest = { of: bad.address, limit: 20, json: false, offline: false }

test('a run is shown among its neighbours, with the baseline to take and the command to copy', async () => {
  const { parts, printed } = await openCliFixture(objects)
  expect(await historyCommand(request, parts)).toBe(0)
  const [title, head, ...lines] = printed().split('\n')
  expect(title).toBe(`${job}: 3 runs in gs://kubernetes-ci-logs/logs/${job}`)
  expect(head).toMatch(/^ +id +result +started +took +images +commit +cached$/u)
  const ids = [bad, good, earlier].map(({ address }) => address.slice(address.lastIndexOf('/') + 1))
  expect(lines.slice(0, 3).map(line => ids.find(id => line.includes(id)))).toEqual(ids)
  expect(lines[0]).toMatch(
    /^> {2}\d{19} {2}failure {2}2025-03-05T[\d:]{8}Z {2}[\d a-z]+ min \d\d s {2}cos-beta-121-18867-0-24 +[0-9a-f]{12}$/u,
  )
  expect(lines.slice(-4)).toEqual([
    '',
    expect.stringMatching(/^Baseline: The nearest green run before it: 1 run and .* earlier/u) as string,
    `  runskew compare ${good.address} ${bad.address}`,
    '',
  ])
})

test('without a network the runs of the cache are listed, and say the same of themselves', async () => {
  const { parts, server, printed, said } = await openCliFixture(objects)
  for (const { address } of [bad, good]) {
    await fetchCommand({ from: 'address', source: address, copy: { offline: false, only: [] } }, parts)
  }
  await historyCommand({ ...request, json: true }, parts)
  const online = JSON.parse(printed()) as { runs: unknown[]; suggestion: unknown }
  await server.close()
  await historyCommand({ ...request, json: true, offline: true }, withoutServer(parts))
  const offline = JSON.parse(printed().slice(printed().indexOf('}\n{') + 2)) as typeof online
  expect(online).toMatchObject({ isFromCache: false })
  expect(offline).toEqual({ ...online, runs: online.runs.slice(0, 2), isFromCache: true })
  expect(offline.suggestion).toEqual({ address: good.address, reason: expect.any(String) as string })
  expect(said()).toContain('runskew: These are the runs that the cache knows of; there may be others.\n')
})

test('where the store cannot be asked the runs of the cache are listed, which is said with the reason', async () => {
  const { parts, server, printed, said } = await openCliFixture(objects, {
    faults: [{ match: `logs/${job}/`, on: ['list'], action: { kind: 'login' } }],
  })
  const copy = { offline: false, only: [] }
  for (const { address } of [bad, good]) await fetchCommand({ from: 'address', source: address, copy }, parts)
  expect(await historyCommand(request, parts)).toBe(0)
  expect(printed()).toContain(`${job}: 2 runs in gs://kubernetes-ci-logs/logs/${job}`)
  expect(printed()).toContain(`  runskew compare ${good.address} ${bad.address}`)
  const { host } = new URL(server.origin)
  expect(said()).toContain(`runskew: What answered for ${host} is a sign-in page or a proxy, not the store: `)
  expect(said()).toContain(' These are the runs that the cache knows of; there may be others.\n')
})

test('without a network and with nothing in the cache it says so', async () => {
  const { parts, printed, said } = await openCliFixture(objects)
  expect(await historyCommand({ ...request, offline: true }, withoutServer(parts))).toBe(2)
  expect({ printed: printed(), said: said() }).toEqual({
    printed: '',
    said: expect.stringContaining('is not in the cache, and the network is switched off.') as string,
  })
})

test('a bare name is a job of Kubernetes, and has no baseline of its own', async () => {
  const { parts, printed } = await openCliFixture(objects)
  expect(await historyCommand({ ...request, of: job, limit: 2 }, parts)).toBe(0)
  expect(printed()).toContain('There are older ones; --limit shows more.')
  expect(printed()).not.toContain('aseline')
})

test('what is no job is refused in a sentence', async () => {
  const { parts, said } = await openCliFixture(objects)
  expect(await historyCommand({ ...request, of: '../x' }, parts)).toBe(2)
  expect(said()).toContain('../x is no address of a run that is understood here.')
})
