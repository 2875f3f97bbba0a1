// Like scan-file.ts, by as many threads as told: `FILE WORDS THREADS`. Divides the file and puts it together with the
// code by which the product searches large files.
import { closeSync, openSync, readFileSync, statSync } from 'node:fs'
import { isMainThread, parentPort, workerData } from 'node:worker_threads'
import { byteSearchFor } from '#shared/analysis/scan/byte-search-for.ts'
import { createLineBuffer } from '#shared/analysis/scan/line-buffer.ts'
import { buildWordTable, type LiteralTable } from '#shared/analysis/scan/literal-table.ts'
import { readSpan, spansOf, type FileSpan } from '../../../electron/services/file-spans.ts'
import { askInOrder, startThreads } from '../../../electron/services/threads.ts'

interface Question {
  readonly file: number
  readonly span: FileSpan
}

interface Answer {
  readonly matches: number
  /** The place behind each line from the begin of the span's bytes. */
  readonly ends: Int32Array
  readonly at: FileSpan
}

if (isMainThread) await scanFile()
else answerQuestions(workerData as LiteralTable)

async function scanFile(): Promise<void> {
  const [, , path = '', words = '', count = '2'] = process.argv
  const table = buildWordTable(readFileSync(words, 'utf8').split('\n').filter(Boolean))
  const answer = createSpanScan(table)
  const threads = startThreads({ file: process.argv[1] ?? '', data: table, count: Number(count), answer })
  const file = openSync(path, 'r')
  const questions = spansOf(statSync(path).size).map(span => ({ file, span }))
  const index: Answer[] = []
  for await (const answer of askInOrder(threads, questions)) index.push(answer)
  closeSync(file)
  const lines = index.reduce((sum, { ends }) => sum + ends.length, 0)
  console.log(JSON.stringify({ matches: index.reduce((sum, { matches }) => sum + matches, 0), lines }))
  await threads.close()
}

function answerQuestions(table: LiteralTable): void {
  const answer = createSpanScan(table)
  parentPort?.on('message', (question: Question) => {
    const answered = answer(question)
    parentPort?.postMessage(answered, [answered.ends.buffer as ArrayBuffer])
  })
}

function createSpanScan(table: LiteralTable): (question: Question) => Answer {
  const search = byteSearchFor(table)
  return ({ file, span }) => {
    const blocks: Block[] = []
    let [matches, begin] = [0, 0]
    const buffer = createLineBuffer(search.memory, ({ bytes }) => {
      blocks.push({ begin, ends: search.findLineEnds(bytes).ends.slice() })
      search.findLiterals(bytes, pairs => (matches += pairs.length / 2))
      begin += bytes.length
    })
    const at = readSpan(file, span, { room: buffer.room, feed: chunk => buffer.append(chunk) })
    buffer.end()
    return { matches, ends: joined(blocks), at }
  }
}

interface Block {
  /** Where it begins in the span, and where its lines end in it. */
  readonly begin: number
  readonly ends: Int32Array
}

function joined(blocks: readonly Block[]): Int32Array {
  const all = new Int32Array(blocks.reduce((sum, { ends }) => sum + ends.length, 0))
  let at = 0
  for (const { begin, ends } of blocks) for (const end of ends) all[at++] = begin + end
  return all
}
