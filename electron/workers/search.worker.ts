import { parentPort, workerData } from 'node:worker_threads'
import { ensure } from '#shared/base/assert.ts'
import type { LineQuery } from '#shared/model/search.ts'
import { createSpanSearch, type SpanQuestion } from '../services/search-span.ts'

const port = ensure(parentPort, 'a parent thread: the search worker is not started by hand')
const search = ensure(createSpanSearch(workerData as LineQuery), 'a query that the parent checked')

port.on('message', (question: SpanQuestion) => port.postMessage(search(question)))
