import { expect, test } from 'vitest'
import { addPublished } from '../../../../electron/cli/look-up.ts'
import { analyseFiles } from '../../../support/analyse-files.ts'
import { valueOf } from '../../../support/open-temporary.ts'
import { buildRun } from '../../../support/sample/build-run.ts'
import { specs } from '../../../support/sample/sample-runs.ts'
import { openCliFixture, withoutServer } from './copying-fixture.ts'

const runs = [specs.good17, specs.bad17].map(spec => analyseFiles(Object.fromEntries(buildRun(spec).files)))
const LISTS = [
  {
    name: '18867.0.24/cos-package-info.json',
    content: JSON.stringify({ installedPackages: [{ name: 'runc', version: '1.2.4' }] }),
  },
]
const ONLINE = { offline: false, ownRules: [] }
const knownRuncs = (analyses: typeof runs) =>
  analyses.map(
    ({ claims }) => claims.find(({ component, role }) => component === 'runc' && role === 'bundled')?.version,
  )

test('what is published of the images is added, and what is not is said', async () => {
  const { parts, said } = await openCliFixture([], {}, LISTS)
  const told = valueOf(await addPublished(runs, ONLINE, parts))
  expect(knownRuncs([...told])).toEqual([undefined, '1.2.4'])
  expect(new Set(told.map(({ knowledge }) => knowledge)).size).toBe(1)
  expect(said()).toBe(
    'runskew: No package list is published for cos-beta-117-18613-164-38 (https://storage.googleapis.com/cos-tools/18613.164.38/cos-package-info.json).\n',
  )
})

test('without a network the lists in the cache serve, and the answer is the same', async () => {
  const { parts, server, said } = await openCliFixture([], {}, LISTS)
  const [, bad = runs[1]!] = runs
  const online = valueOf(await addPublished([bad], ONLINE, parts))
  await server.close()
  expect(valueOf(await addPublished([bad], { offline: true, ownRules: [] }, withoutServer(parts)))).toEqual(online)
  expect(said()).toBe('')
})

test('an endpoint that is none is said, and changes nothing', async () => {
  const { parts, said } = await openCliFixture([])
  const broken = { ...parts, environment: { STORAGE_EMULATOR_HOST: 'http://127.0.0.1:1/with/a/path' } }
  expect(valueOf(await addPublished(runs, ONLINE, broken))).toEqual(runs)
  expect(said()).toContain('could not be looked up')
})

test('nobody is asked of runs that name no such image', async () => {
  const { parts, server } = await openCliFixture([])
  const run = analyseFiles({ 'build-log.txt': 'nothing\n' })
  expect(valueOf(await addPublished([run], ONLINE, parts))).toEqual([run])
  expect(server.log).toEqual([])
})
