import { expect, test } from 'vitest'
import { findRunOf, findRuns } from '../../../../../electron/services/sources/find-runs.ts'

test.each<[string, readonly string[], readonly string[]]>([
  ['a run at the root', ['started.json', 'artifacts/kubelet.log'], ['']],
  ['a folder around one run', ['myrun/started.json', 'myrun/artifacts/kubelet.log'], ['myrun']],
  [
    'the runs of a job',
    ['logs/job/2/finished.json', 'logs/job/1/build-log.txt', 'logs/job/latest-build.txt'],
    ['logs/job/1', 'logs/job/2'],
  ],
  ['loose logs', ['kubelet.log', 'containerd.log'], ['']],
  ['nothing', [], ['']],
  [
    'ci-operator steps as part of their run',
    ['1/finished.json', '1/artifacts/e2e/step/finished.json', '1/artifacts/build-log.txt'],
    ['1'],
  ],
  ['artifacts of no run', ['artifacts/e2e/build-log.txt'], ['artifacts/e2e']],
  [
    'a folder whose name only begins with artifacts',
    ['1/started.json', '1/artifacts-old/started.json'],
    ['1', '1/artifacts-old'],
  ],
  ['a run that lies too deep', ['1/2/3/4/5/6/7/8/9/started.json'], ['']],
])('finds %s', (_what, names, runs) => {
  expect(findRuns(names)).toEqual(runs)
})

test('gives an artifact to the deepest run that holds it', () => {
  const runs = new Set(['a', 'a/b'])
  expect(['a/x', 'a/b/x', 'a/bc/x', 'x', 'ab/x'].map(name => findRunOf(name, runs))).toEqual([
    'a',
    'a/b',
    'a',
    undefined,
    undefined,
  ])
  expect(findRunOf('x/y', new Set(['']))).toBe('')
})
