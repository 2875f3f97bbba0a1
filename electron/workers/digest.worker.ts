import { parentPort, receiveMessageOnPort } from 'node:worker_threads'
import { ensure } from '#shared/base/assert.ts'
import { createFilesDigester } from '../services/cache/digest-files.ts'
import type { DigestAnswer, DigestQuestion } from '../services/cache/digest-threads.ts'

const port = ensure(parentPort, 'a parent thread: the digest worker is not started by hand')
const digesting = createFilesDigester()

/** Answers one question and all that came meanwhile. */
async function answer(question: DigestQuestion): Promise<void> {
  const digest = await digesting
  let first: DigestQuestion | undefined = question
  digest<DigestQuestion>({
    next: () => {
      const next = first ?? (receiveMessageOnPort(port)?.message as DigestQuestion | undefined)
      first = undefined
      return next
    },
    tell: ({ id }, outcome) =>
      port.postMessage(
        (outcome instanceof Error ? { id, reason: outcome.message } : { id, digest: outcome }) satisfies DigestAnswer,
      ),
  })
}

port.on('message', (question: DigestQuestion) => void answer(question))
