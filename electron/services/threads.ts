import { Worker } from 'node:worker_threads'

/** Threads of one kind. Each answers one question after the other. */
export interface Threads<Question, Answer> {
  readonly count: number
  /** Rejects when a thread died: then all have ended, and so do all later questions. */
  ask(question: Question): Promise<Answer>
  close(): Promise<void>
}

interface Asked<Question, Answer> {
  readonly question: Question
  readonly settle: (answer: Answer) => void
  readonly fail: (reason: Error) => void
}

/** Starts them at once. `file` is the built entry of the worker, which gets `data` and posts one message for each it gets. */
export function startThreads<Question, Answer>(file: string, data: unknown, count: number): Threads<Question, Answer> {
  const waiting: Asked<Question, Answer>[] = []
  const working = new Map<Worker, Asked<Question, Answer>>()
  let idle: Worker[] = []
  let failure: Error | undefined

  const serve = () => {
    while (idle.length > 0 && waiting.length > 0) {
      const [thread, asked] = [idle.pop(), waiting.shift()]
      if (thread === undefined || asked === undefined) return
      working.set(thread, asked)
      thread.postMessage(asked.question)
    }
  }
  const failAll = (reason: Error) => {
    failure ??= reason
    const all = [...working.values(), ...waiting.splice(0)]
    working.clear()
    for (const { fail } of all) fail(failure)
  }
  const threads = Array.from({ length: count }, () => {
    const thread = new Worker(file, { workerData: data })
    thread.on('message', (answer: Answer) => {
      working.get(thread)?.settle(answer)
      working.delete(thread)
      idle.push(thread)
      serve()
    })
    thread.on('error', failAll)
    thread.on('exit', () => failAll(new Error('a thread ended')))
    return thread
  })
  idle = [...threads]
  return {
    count,
    ask: question =>
      new Promise((settle, fail) => {
        if (failure !== undefined) return fail(failure)
        waiting.push({ question, settle, fail })
        serve()
      }),
    async close() {
      await Promise.all(threads.map(thread => thread.terminate()))
    },
  }
}

/** Asks one question after the other, as many at once as keep all threads busy, and yields the answers in their order. */
export async function* askInOrder<Question, Answer>(
  { ask, count }: Pick<Threads<Question, Answer>, 'ask' | 'count'>,
  questions: Iterable<Question>,
): AsyncGenerator<Answer> {
  const order = questions[Symbol.iterator]()
  const asked: Promise<Answer>[] = []
  const askNext = () => {
    const next = order.next()
    if (next.done === true) return
    const answer = ask(next.value)
    // Told to the consumer, if it still comes.
    answer.catch(() => undefined)
    asked.push(answer)
  }
  for (let ahead = 0; ahead < 2 * count; ahead++) askNext()
  for (let answer = asked.shift(); answer !== undefined; answer = asked.shift()) {
    const value = await answer
    askNext()
    yield value
  }
}
