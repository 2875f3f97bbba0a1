import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { askInOrder, startThreads, type Threads } from '../../../../electron/services/threads.ts'

/** Answers a number with its product, dies of 13, and is slow with even ones. */
const WORKER = `
import { parentPort, workerData } from 'node:worker_threads'
parentPort.on('message', number => {
  if (number === 13) throw new Error('unlucky')
  setTimeout(() => parentPort.postMessage(number * workerData), number % 2 === 0 ? 5 : 0)
})`

let folder: string
let threads: Threads<number, number>
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'runskew-threads-'))
  const file = join(folder, 'worker.mjs')
  await writeFile(file, WORKER)
  threads = startThreads(file, 10, 3)
})
afterEach(async () => {
  await threads.close()
  await rm(folder, { recursive: true })
})

it('answers in the order of the questions, whichever thread is the first to know', async () => {
  const questions = Array.from({ length: 40 }, (_, index) => index * 100)
  const answers: number[] = []
  for await (const answer of askInOrder(threads, questions)) answers.push(answer)
  expect(answers).toEqual(questions.map(number => number * 10))
})

it('asks no further ahead than keeps the threads busy', async () => {
  let asked = 0
  function* questions() {
    for (;;) yield asked++
  }
  const answers = askInOrder({ count: 2, ask: (number: number) => Promise.resolve(number) }, questions())
  await answers.next()
  expect(asked).toBe(5)
  await answers.return(undefined)
})

it('refuses all questions once a thread has died', async () => {
  const all = [12, 13, 14, 15].map(number => threads.ask(number))
  expect((await Promise.allSettled(all)).some(({ status }) => status === 'rejected')).toBe(true)
  await expect(threads.ask(1)).rejects.toThrow('unlucky')
})

it('refuses what is asked when it is closed', async () => {
  const waiting = expect(threads.ask(2)).rejects.toThrow('ended')
  await threads.close()
  await waiting
})
