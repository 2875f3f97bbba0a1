import { parentPort } from 'node:worker_threads'
import { ensure } from '#shared/base/assert.ts'
import { createFileDigester } from '../services/cache/digest-file.ts'
import type { DigestAnswer, DigestQuestion } from '../services/cache/digest-threads.ts'

const port = ensure(parentPort, 'a parent thread: the digest worker is not started by hand')
const digesting = createFileDigester()

async function answer({ id, path }: DigestQuestion): Promise<DigestAnswer> {
  try {
    return { id, digest: (await digesting)(path) }
  } catch (thrown) {
    return { id, reason: thrown instanceof Error ? thrown.message : String(thrown) }
  }
}

port.on('message', (question: DigestQuestion) => void answer(question).then(reply => port.postMessage(reply)))
