import { Worker } from 'node:worker_threads'
import { ensure } from '#shared/base/assert.ts'

/** Threads of one kind. Each answers one question after the other. */
export interface Threads<Question, Answer> {
  readonly count: number
  /** Rejects once a question could not be answered or a thread died, and so do all later questions. */
  ask(question: Question): Promise<Answer>
  close(): Promise<void>
}

/** The next question is there when an answer is given: a thread does not wait until this one has time. */
const QUESTIONS_AT_ONCE = 2

interface Asked<Question, Answer> {
  readonly question: Question
  readonly settle: (answer: Answer) => void
  readonly fail: (reason: Error) => void
}

export interface ThreadsOptions<Question, Answer> {
  /** The built entry of the worker, which gets `data` and posts one message for each it gets. */
  readonly file: string
  readonly data: unknown
  /** How many answer at once, the calling thread among them. */
  readonly count: number
  /** What a worker does, for the calling thread: it answers until the others have come up, and beside them. */
  readonly answer: (question: Question) => Answer
}

/** Starts all but the calling one at once. */
export function startThreads<Question, Answer>(options: ThreadsOptions<Question, Answer>): Threads<Question, Answer> {
  return new ThreadGroup(options)
}

class ThreadGroup<Question, Answer> implements Threads<Question, Answer> {
  readonly count: number
  readonly #waiting: Asked<Question, Answer>[] = []
  /** What each was asked, in order. */
  readonly #working = new Map<Worker, Asked<Question, Answer>[]>()
  readonly #threads: readonly Worker[]
  /** Threads that may be asked, each as often as it may. */
  readonly #free: Worker[] = []
  readonly #answer: (question: Question) => Answer
  #isAnswering = false
  #failure: Error | undefined

  constructor({ file, data, count, answer }: ThreadsOptions<Question, Answer>) {
    this.count = count
    this.#answer = answer
    this.#threads = Array.from({ length: count - 1 }, () => this.#start(new Worker(file, { workerData: data })))
  }

  ask(question: Question): Promise<Answer> {
    return new Promise((settle, fail) => {
      if (this.#failure !== undefined) return fail(this.#failure)
      this.#waiting.push({ question, settle, fail })
      this.#serve()
    })
  }

  async close(): Promise<void> {
    this.#failAll(new Error('the threads were ended'))
    await Promise.all(this.#threads.map(thread => thread.terminate()))
  }

  #start(thread: Worker): Worker {
    const asked: Asked<Question, Answer>[] = []
    this.#working.set(thread, asked)
    // What is asked of a thread before that waits until it has come up.
    thread.once('online', () => {
      this.#free.push(...Array<Worker>(QUESTIONS_AT_ONCE).fill(thread))
      this.#serve()
    })
    thread.on('message', (answer: Answer) => {
      asked.shift()?.settle(answer)
      this.#free.push(thread)
      this.#serve()
    })
    thread.on('error', reason => this.#failAll(reason))
    thread.on('exit', () => this.#failAll(new Error('a thread ended')))
    return thread
  }

  #serve(): void {
    while (this.#free.length > 0) {
      const asked = this.#waiting.shift()
      if (asked === undefined) return
      const thread = ensure(this.#free.shift(), 'a free thread')
      this.#working.get(thread)?.push(asked)
      thread.postMessage(asked.question)
    }
    if (this.#isAnswering || this.#waiting.length === 0) return
    this.#isAnswering = true
    setImmediate(() => this.#answerOne())
  }

  /** One at a time, so that whatever else this thread has to do is done in between. */
  #answerOne(): void {
    this.#isAnswering = false
    const asked = this.#waiting.shift()
    if (asked === undefined) return
    try {
      asked.settle(this.#answer(asked.question))
      this.#serve()
    } catch (thrown) {
      asked.fail(asError(thrown))
      this.#failAll(asError(thrown))
    }
  }

  #failAll(reason: Error): void {
    this.#failure ??= reason
    const asked = [...this.#working.values()].flatMap(ofOne => ofOne.splice(0))
    const all = [...asked, ...this.#waiting.splice(0)]
    for (const { fail } of all) fail(this.#failure)
  }
}

function asError(thrown: unknown): Error {
  return thrown instanceof Error ? thrown : new Error(String(thrown))
}

/** Enough for one thread to go on while another is slow with the answer that is next. */
const LEAST_AHEAD = 8

/** Asks one question after the other, as many at once as keep all threads busy, and yields the answers in their order. */
export async function* askInOrder<Question, Answer>(
  threads: Pick<Threads<Question, Answer>, 'ask' | 'count'>,
  questions: Iterable<Question>,
): AsyncGenerator<Answer> {
  const order = questions[Symbol.iterator]()
  const asked: Promise<Answer>[] = []
  const askNext = () => {
    const next = order.next()
    if (next.done === true) return
    const answer = threads.ask(next.value)
    // Told to the consumer, if it still comes.
    answer.catch(() => undefined)
    asked.push(answer)
  }
  for (let ahead = 0; ahead < Math.max(LEAST_AHEAD, 2 * threads.count); ahead++) askNext()
  for (let answer = asked.shift(); answer !== undefined; answer = asked.shift()) {
    const value = await answer
    askNext()
    yield value
  }
}
