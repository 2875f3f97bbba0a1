// Times of log lines, beside `Date.parse` of the same texts, in one process and by its processor time: the minute of every
// line of a log, which is all that is read of most of them, and the instant of the text of a time.
import { execFileSync } from 'node:child_process'
import { printRatio } from './figures.js'
import { buildProgram } from './scan.js'

export async function benchTimes(work) {
  const program = await buildProgram(work, 'read-times')
  const results = JSON.parse(execFileSync(process.execPath, [program], { encoding: 'utf8' }))
  for (const { style, times, lines, cut, instants, dates } of results) {
    const each = seconds => `${((seconds / times) * 1e9).toFixed(0)} ns`
    console.log(`times in the style ${style}: ${each(lines)} a line, cut out for Date.parse ${each(cut)}`)
    printRatio(`times of lines (${style}) to Date.parse`, { seconds: lines }, { seconds: cut })
    console.log(`instants of texts in the style ${style}: ${each(instants)}, Date.parse ${each(dates)}`)
    printRatio(`instants (${style}) to Date.parse`, { seconds: instants }, { seconds: dates })
  }
}
