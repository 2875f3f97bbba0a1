import { expect, it } from 'vitest'
import { createAnalysisPool } from '../../../../electron/services/analysis-pool.ts'
import { utilityWorker } from '../../../../electron/main/utility-worker.ts'
import { calls, StandInUtility } from '../../../support/electron-stand-in.ts'
import { emptyAnalysis } from '../../../support/fake-run.ts'

const location = { kind: 'path', path: '/runs', run: '1' } as const
const job = { runId: 'r', location, label: 'runs#1' }
const quiet = { onProgress: () => undefined }

it('hands the job to a utility process and takes its answer', async () => {
  const pool = createAnalysisPool({ start: utilityWorker('/app/analysis.worker.js'), size: 1 })
  const answer = pool.analyse(job, quiet)
  const child = StandInUtility.last
  expect(child?.posted).toEqual([{ kind: 'analyse', location, label: 'runs#1', ownRules: [] }])
  child?.emit('message', { kind: 'done', result: { ok: true, value: emptyAnalysis() } })
  expect(await answer).toMatchObject({ ok: true })
  expect(calls.filter(call => call.name === 'utility.kill')).toHaveLength(1)
  child?.emit('exit', 0)
  await pool.close()
})

it.each([
  [6, 'ran out of memory'],
  [134, 'ran out of memory'],
  [9, 'was killed by the system, most likely for want of memory'],
  [137, 'was killed by the system, most likely for want of memory'],
  [1, 'ended with exit code 1 before it answered'],
])('says why it ended with %i', async (code, reason) => {
  const pool = createAnalysisPool({ start: utilityWorker('/app/analysis.worker.js'), size: 1 })
  const answer = pool.analyse(job, quiet)
  StandInUtility.last?.emit('exit', code)
  expect(await answer).toEqual({ ok: false, error: { code: 'analysis/died', reason } })
})
