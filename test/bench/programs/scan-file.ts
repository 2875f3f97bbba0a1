// The scanner alone on one file, as a whole process: `FILE WORDS [FROM TO]`. Finds every word and the place of every
// line, and prints how many of each.
import { closeSync, openSync, readFileSync, readSync, statSync } from 'node:fs'
import { byteSearchFor } from '#shared/analysis/scan/byte-search-for.ts'
import { createLineBuffer } from '#shared/analysis/scan/line-buffer.ts'
import { buildLiteralTable } from '#shared/analysis/scan/literal-table.ts'

const READ_BYTES = 1 << 20
const [, , path = '', words = '', from = '0', to] = process.argv

const table = buildLiteralTable(readFileSync(words, 'utf8').split('\n').filter(Boolean))
const search = byteSearchFor(table)
const index = createLineIndex()
let matches = 0
const buffer = createLineBuffer(block => {
  index.add(search.findLineEnds(block))
  search.findLiterals(block, (_, literal) => {
    if (literal < table.count) matches++
  })
})
readChunks(Number(from), Number(to ?? statSync(path).size))
buffer.end()
console.log(JSON.stringify({ matches, lines: index.lines() }))

function readChunks(start: number, end: number): void {
  const file = openSync(path, 'r')
  const chunk = new Uint8Array(READ_BYTES)
  for (let position = start; position < end;) {
    const count = readSync(file, chunk, 0, Math.min(READ_BYTES, end - position), position)
    if (count === 0) break
    buffer.append(chunk.subarray(0, count))
    position += count
  }
  closeSync(file)
}

/** The place of every line, four bytes each. */
function createLineIndex() {
  let ends = new Uint32Array(1 << 16)
  let count = 0
  return {
    add(found: ArrayLike<number>) {
      if (count + found.length > ends.length) {
        const larger = new Uint32Array(2 * ends.length + found.length)
        larger.set(ends)
        ends = larger
      }
      ends.set(found, count)
      count += found.length
    },
    lines: () => count,
  }
}
