import { expect, test } from 'vitest'
import { compareRuns } from '#shared/analysis/compare/compare-runs.ts'
import { knowledge } from '#shared/knowledge/knowledge.ts'
import { analyseFiles } from '../../../../support/analyse-files.ts'

const log = 'level=info msg="starting containerd" revision=abc version=1.7.24\n'
const started = '{"timestamp":1741167000}'
const finished = '{"timestamp":1741168800,"passed":true,"result":"SUCCESS"}'
const good = { 'started.json': started, 'finished.json': finished, 'containerd.log': log }
const summaryOf = (bad: Parameters<typeof analyseFiles>[0]) =>
  compareRuns(analyseFiles(good), analyseFiles(bad), knowledge).verdict.summary

test('says of a bad run without a result that it may still be running', () => {
  expect(summaryOf({ 'started.json': started, 'containerd.log': log })).toContain('it may still be running')
})

test('says nothing of the kind of a run that ended, nor of loose logs that have no such file', () => {
  expect([summaryOf(good), summaryOf({ 'containerd.log': log })].join()).not.toContain('running')
})
