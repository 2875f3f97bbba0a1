import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { askInOrder, startThreads, type Threads } from '../../../../electron/services/threads.ts'

/** Answers a number with its product, dies of 17, and is slow with even ones. */
const WORKER = `
import { parentPort, workerData } from 'node:worker_threads'
parentPort.on('message', number => {
  if (number === 17) throw new Error('deadly')
  setTimeout(() => parentPort.postMessage(number * workerData), number % 2 === 0 ? 5 : 0)
})`

/** The same in the thread of the test; what it did itself is noted. */
function answer(number: number): number {
  if (number === 13) throw new Error('unlucky')
  own.push(number)
  return number * 10
}

let own: number[]
let folder: string
let threads: Threads<number, number>
beforeEach(async () => {
  own = []
  folder = await mkdtemp(join(tmpdir(), 'runskew-threads-'))
  const file = join(folder, 'worker.mjs')
  await writeFile(file, WORKER)
  threads = startThreads({ file, data: 10, count: 3, answer })
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

it('begins itself, before any other thread has come up', async () => {
  expect(await threads.ask(1)).toBe(10)
  expect(own).toEqual([1])
})

it('leaves questions to the others once they have come up', async () => {
  let asked = 0
  do {
    await Promise.all([threads.ask(2), threads.ask(4)])
    asked += 2
  } while (own.length === asked)
  expect(own.length).toBeLessThan(asked)
})

it('asks no further ahead than keeps the threads busy', async () => {
  let asked = 0
  function* questions() {
    for (;;) yield asked++
  }
  const answers = askInOrder({ count: 2, ask: (number: number) => Promise.resolve(number) }, questions())
  await answers.next()
  expect(asked).toBe(9)
  await answers.return(undefined)
})

it('refuses all questions once it could not answer one itself', async () => {
  const all = [12, 13, 14, 15].map(number => threads.ask(number))
  expect((await Promise.allSettled(all)).some(({ status }) => status === 'rejected')).toBe(true)
  await expect(threads.ask(1)).rejects.toThrow('unlucky')
})

it('refuses all questions once a thread has died', async () => {
  const untilDeath = async () => {
    for (;;) await Promise.all([threads.ask(17), threads.ask(17)])
  }
  await expect(untilDeath()).rejects.toThrow('deadly')
  await expect(threads.ask(1)).rejects.toThrow('deadly')
})

it('refuses what is asked when it is closed', async () => {
  const waiting = expect(threads.ask(2)).rejects.toThrow('ended')
  await threads.close()
  await waiting
})
