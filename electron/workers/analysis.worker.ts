import { jobParts, loadAll } from './job-parts.ts'
import { HEARTBEAT_MS, WorkerJob, type WorkerMessage } from './messages.ts'
import { parentPort } from './port.ts'
import { runJob } from './run-job.ts'

/** A job that is there when the process starts comes sooner. Milliseconds. */
const AHEAD_MS = 20

const port = parentPort()
const post = (message: WorkerMessage) => port.post(message)

setInterval(() => post({ kind: 'heartbeat', rssBytes: process.memoryUsage.rss() }), HEARTBEAT_MS).unref()

const ahead = setTimeout(() => void loadAll(), AHEAD_MS)

port.onMessage(message => {
  clearTimeout(ahead)
  void runJob(WorkerJob.parse(message), jobParts, post)
})
