// Times of log lines, beside `Date.parse` of the same texts, in one process and by its processor time: the minute of every
// line of a log, which is all that is read of most of them, and the instant of the text of a time.
import { execFileSync } from 'node:child_process'
import { printRatio } from './figures.js'
import { buildProgram } from './scan.js'

export async function benchTimes(work) {
  const program = await buildProgram(work, 'read-times')
  const results = JSON.parse(execFileSync(process.execPath, [program], { encoding: 'utf8' }))
  for (const { style, times, minutes, instants, theirs } of results) {
    const each = seconds => `${((seconds / times) * 1e9).toFixed(0)} ns`
    console.log(
      `times in the style ${style}: minute of a line ${each(minutes)}, instant of a text ${each(instants)}, Date.parse ${each(theirs)}`,
    )
    printRatio(`times of lines (${style}) to Date.parse`, { seconds: minutes }, { seconds: theirs })
    printRatio(`instants (${style}) to Date.parse`, { seconds: instants }, { seconds: theirs })
  }
}
