import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { instant } from '#shared/base/time.ts'
import { checkEvidence } from '#shared/analysis/read/evidence-of.ts'
import { runPreflight } from '#shared/analysis/preflight/run-preflight.ts'
import { preflightText } from '#shared/report/preflight-terminal.ts'
import { openPreflight } from '../../electron/services/open-preflight.ts'
import { valueOf } from '../support/open-temporary.ts'

const FOLDER = join(import.meta.dirname, 'preflight')
const asOf = instant(Date.parse('2025-11-01T00:00:00Z') * 1_000)

const check = async (path: string) =>
  valueOf(runPreflight({ ...valueOf(await openPreflight(join(FOLDER, path))), source: path, asOf }))

test.each([
  ['founding', ['breaks preflight/image-shim high', 'advice preflight/key-channel high']],
  ['founding/image-config.yaml', ['breaks preflight/image-shim high', 'advice preflight/key-channel high']],
  ['after-fix', ['breaks preflight/handler-shim high', 'advice preflight/key-channel high']],
  ['pinned', []],
  ['pinned/image-config.yaml', []],
])('%s: %j', async (path, expected) => {
  const { problems } = await check(path)
  expect(problems.map(({ outcome, check: id, confidence }) => `${outcome} ${id} ${confidence}`)).toEqual(expected)
})

test('the founding configuration names the break, the lines that show it, and where each fact is known from', async () => {
  const { problems } = await check('founding')
  expect(
    problems[0]?.shows.map(({ text, evidence, basis }) => [
      text,
      evidence.map(({ artifact, line }) => `${artifact}:${line}`).join(),
      basis,
    ]),
  ).toEqual([
    ['containerd 1.7 is installed: the newest build of this branch is installed', 'env:3', undefined],
    [
      'cos-beta is a channel of Container-Optimized OS, and resolves to the newest image of the day',
      'image-config.yaml:3',
      undefined,
    ],
    [
      'In March 2025 cos-beta moved from milestone 117 with containerd 1.7.24 to 121 with 2.0.2.',
      '',
      'https://github.com/kubernetes/kubernetes/issues/130590',
    ],
    [
      'Container-Optimized OS 121 brings containerd and shim 2.0',
      '',
      'https://github.com/kubernetes/kubernetes/issues/130590',
    ],
    [
      'Container-Optimized OS 125 brings containerd and shim 2.1',
      '',
      'https://docs.cloud.google.com/container-optimized-os/docs/release-notes',
    ],
    [
      'Container-Optimized OS 129 brings containerd and shim 2.2',
      '',
      'https://github.com/kubernetes/kubernetes/issues/141049',
    ],
    ['The section of runc names no runtime_path', 'configure.sh:13', undefined],
    [
      'containerd 1.7: the daemon reads the JSON answer and refuses its version 3',
      '',
      'https://github.com/kubernetes/kubernetes/issues/130590',
    ],
  ])
})

test('every citation of the page is what stands in its file', async () => {
  const { problems } = await check('after-fix')
  const cited = problems.flatMap(({ shows }) => shows.flatMap(({ evidence }) => evidence))
  const wrong = await Promise.all(
    cited.map(async piece => checkEvidence(await readFile(join(FOLDER, 'after-fix', piece.artifact)), piece)),
  )
  expect(new Set(wrong)).toEqual(new Set([true]))
})

test('the page of the pinned configuration names no break, and says what it does not know', async () => {
  expect(preflightText(await check('pinned'))).toBe(
    [
      'No known break',
      'pinned: 1 machine, as of 2025-11-01',
      '',
      'Not known',
      '  · the cgroup driver of the kubelet (cos)',
      '  · the version of Kubernetes (cos)',
      '',
    ].join('\n'),
  )
})
