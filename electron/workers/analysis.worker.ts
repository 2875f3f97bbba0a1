import { analyseSourceRun } from '../services/analyse-source-run.ts'
import { openCachedRun } from '../services/sources/open-cached-run.ts'
import { openSource } from '../services/sources/open-source.ts'
import { AnalysisJob, HEARTBEAT_MS, type WorkerMessage } from './messages.ts'
import { parentPort } from './port.ts'
import { runJob } from './run-job.ts'

const port = parentPort()
const post = (message: WorkerMessage) => port.post(message)

setInterval(() => post({ kind: 'heartbeat', rssBytes: process.memoryUsage.rss() }), HEARTBEAT_MS).unref()

port.onMessage(message => {
  const now = (): number => performance.now()
  void runJob(AnalysisJob.parse(message), { openSource, openCachedRun, analyse: analyseSourceRun, now }, post)
})
