// Like scan-file.ts, by as many threads as told: `FILE WORDS THREADS`. Divides the file and puts it together with the
// code by which the product searches large files.
import { closeSync, openSync, readFileSync, statSync, writeSync } from 'node:fs'
import { isMainThread, parentPort, workerData } from 'node:worker_threads'
import { byteSearchFor } from '#shared/analysis/scan/byte-search-for.ts'
import { createLineBuffer } from '#shared/analysis/scan/line-buffer.ts'
import { buildWordTable } from '#shared/analysis/scan/literal-table.ts'
import { readSpan, spansOf, type FileSpan } from '../../../electron/services/file-spans.ts'
import { askInOrder, startThreads } from '../../../electron/services/threads.ts'
import { countLines, LinePlacesBuilder, type LinePlaces } from './line-places.ts'

const STDOUT = 1

interface Question {
  readonly file: number
  readonly span: FileSpan
}

interface Answer {
  readonly matches: number
  readonly lines: LinePlaces
  readonly at: FileSpan
}

if (isMainThread) void scanFile()
else answerQuestions(workerData as readonly string[])

async function scanFile(): Promise<void> {
  const [, program = '', path = '', list = '', count = '2'] = process.argv
  const words = readFileSync(list, 'utf8').split('\n').filter(Boolean)
  // The others come up while this one prepares its search.
  let scan: ((question: Question) => Answer) | undefined
  const answer = (question: Question) => (scan ??= createSpanScan(words))(question)
  const threads = startThreads({ file: program, data: words, count: Number(count), answer })
  const file = openSync(path, 'r')
  const questions = spansOf(statSync(path).size).map(span => ({ file, span }))
  const index: Answer[] = []
  for await (const answer of askInOrder(threads, questions)) index.push(answer)
  closeSync(file)
  const lines = index.reduce((sum, { lines }) => sum + countLines(lines), 0)
  writeSync(STDOUT, `${JSON.stringify({ matches: index.reduce((sum, { matches }) => sum + matches, 0), lines })}\n`)
  // The threads die with the process, as those of a search do.
  process.exit()
}

function answerQuestions(words: readonly string[]): void {
  const answer = createSpanScan(words)
  parentPort?.on('message', (question: Question) => {
    const answered = answer(question)
    parentPort?.postMessage(
      answered,
      answered.lines.ends.map(({ buffer }) => buffer as ArrayBuffer),
    )
  })
}

function createSpanScan(words: readonly string[]): (question: Question) => Answer {
  const search = byteSearchFor(buildWordTable(words))
  return ({ file, span }) => {
    const lines = new LinePlacesBuilder()
    let [matches, begin] = [0, 0]
    const buffer = createLineBuffer(search.memory, ({ bytes }) => {
      lines.add(begin, search.findLineEnds(bytes).ends)
      search.findLiterals(bytes, pairs => (matches += pairs.length / 2))
      begin += bytes.length
    })
    const at = readSpan(file, span, { room: buffer.room, feed: chunk => buffer.append(chunk) })
    buffer.end()
    return { matches, lines: lines.build(), at }
  }
}
