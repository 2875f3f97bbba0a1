// Times of log lines, beside `Date.parse` of the same texts, in one process and by its processor time: of every line of a
// log its minute, by which templates are counted, and its instant, by which the lines of a story are placed. And of texts
// that are strings already.
import { execFileSync } from 'node:child_process'
import { printRatio } from './figures.js'
import { buildProgram } from './scan.js'

export async function benchTimes(work) {
  const program = await buildProgram(work, 'read-times')
  const results = JSON.parse(execFileSync(process.execPath, [program], { encoding: 'utf8' }))
  for (const { style, times, lines, instants, placed, cut, texts, dates } of results) {
    const each = seconds => `${((seconds / times) * 1e9).toFixed(0)} ns`
    console.log(`times in the style ${style}: of a line its minute ${each(lines)}, its instant ${each(instants)};`)
    console.log(`  cut out for Date.parse ${each(cut)}`)
    printRatio(`times of lines (${style}) to Date.parse`, { seconds: lines }, { seconds: cut })
    printRatio(`instants of lines (${style}) to Date.parse`, { seconds: instants }, { seconds: cut })
    printRatio(
      `instants of lines not known to be alike (${style}) to Date.parse`,
      { seconds: placed },
      { seconds: cut },
    )
    printRatio(`instants of texts (${style}) to Date.parse`, { seconds: texts }, { seconds: dates })
  }
}
