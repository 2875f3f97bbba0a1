import { expect, test } from 'vitest'
import { pickRun, splitRunPath } from '../../../../../electron/services/sources/pick-run.ts'
import { errorOf, openFileOf, valueOf } from '../../../../support/open-temporary.ts'
import { zipOf } from '../../../../support/hostile-zip.ts'

const twoRuns = () => openFileOf('job.zip', zipOf([{ name: 'job/1/started.json' }, { name: 'job/2/started.json' }]))

test('picks the run that is asked for, with or without slashes around it', async () => {
  const source = valueOf(await twoRuns())
  expect(['job/1', './job/1', '/job/1/'].map(path => valueOf(pickRun(source, path)).path)).toEqual([
    'job/1',
    'job/1',
    'job/1',
  ])
})

test('names the runs to choose from when none or a wrong one is asked for', async () => {
  const source = valueOf(await twoRuns())
  const runs = ['job/1', 'job/2']
  expect(errorOf(pickRun(source))).toEqual({ code: 'source/several-runs', path: 'job.zip', runs })
  expect(errorOf(pickRun(source, 'job/3'))).toEqual({ code: 'source/no-such-run', path: 'job.zip', run: 'job/3', runs })
})

test('needs no path where there is one run', async () => {
  const source = valueOf(await openFileOf('kubelet.log', 'x'))
  expect(valueOf(pickRun(source)).path).toBe('')
})

test.each<[string, readonly string[], object]>([
  ['a.zip', [], { path: 'a.zip' }],
  ['a.zip#1', ['a.zip'], { path: 'a.zip', run: '1' }],
  ['a#b', ['a#b', 'a'], { path: 'a#b' }],
  ['a#b#c', ['a#b'], { path: 'a#b', run: 'c' }],
  ['a#b#c', ['a'], { path: 'a', run: 'b#c' }],
  ['a#b#c', [], { path: 'a#b', run: 'c' }],
])('reads %s where %j exists', (text, existing, reference) => {
  expect(splitRunPath(text, path => existing.includes(path))).toEqual(reference)
})
