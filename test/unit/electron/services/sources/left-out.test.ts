import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { openPath, temporaryFolder, valueOf } from '../../../../support/open-temporary.ts'

const RUN = 'logs/ci-job/17'

/** A folder with one run and this record beside it. */
async function open(record: unknown) {
  const root = await temporaryFolder()
  await mkdir(join(root, RUN), { recursive: true })
  await writeFile(join(root, RUN, 'started.json'), '{}')
  await writeFile(join(root, 'runskew-fetch.json'), typeof record === 'string' ? record : JSON.stringify(record))
  const { runs, problem } = valueOf(await openPath(root))
  return { runs: runs.map(({ path, entries }) => [path, entries]), problem }
}

const recordOf = (missing: readonly unknown[], folder: unknown = RUN) => ({
  schema: 'runskew/fetch@1',
  source: 'gs://b',
  folder,
  artifacts: [],
  missing,
})
const STARTED = { name: 'started.json', bytes: 2 }
const PLAIN = { runs: [[RUN, [STARTED]]], problem: undefined }

it('lists what a record says was left out, each once, and nothing that is there', async () => {
  const big = { name: 'artifacts/big.log', reason: 'not asked for', bytes: 9 }
  const missing = [big, big, { name: 'started.json', reason: 'no' }, { name: '__proto__', reason: 'x' }]
  const leftOut = (reason: string) => ({ skipped: `left out of this copy: ${reason}`, unfetched: true })
  expect(await open(recordOf(missing))).toEqual({
    runs: [
      [
        RUN,
        [
          { name: '__proto__', ...leftOut('x') },
          { name: 'artifacts/big.log', bytes: 9, ...leftOut('not asked for') },
          STARTED,
        ],
      ],
    ],
    problem: undefined,
  })
})

it('takes what lies in no run for no part of one, and for no file either', async () => {
  expect(await open(recordOf([{ name: 'x', reason: 'y' }], '../elsewhere'))).toEqual(PLAIN)
})

it.each([
  ['no JSON', '{'],
  ['another schema', { ...recordOf([]), schema: 'runskew/fetch@2' }],
  ['no folder', { ...recordOf([{ name: 'x', reason: 'y' }]), folder: undefined }],
  ['no names', recordOf([{ reason: 'y' }])],
  ['a size that is none', recordOf([{ name: 'x', reason: 'y', bytes: -1 }])],
  ['too many', recordOf(Array.from({ length: 100_001 }, (_, index) => ({ name: `${index}`, reason: '' })))],
])('believes no record with %s', async (_, record) => {
  expect(await open(record)).toEqual(PLAIN)
})
