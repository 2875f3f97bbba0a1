// Times of log lines to instants, beside `Date.parse` of the same texts, in one process and by its processor time.
import { execFileSync } from 'node:child_process'
import { printRatio } from './figures.js'
import { buildProgram } from './scan.js'

export async function benchTimes(work) {
  const program = await buildProgram(work, 'read-times')
  const results = JSON.parse(execFileSync(process.execPath, [program], { encoding: 'utf8' }))
  for (const { style, times, ours, theirs } of results) {
    const perTime = seconds => `${((seconds / times) * 1e9).toFixed(0)} ns`
    console.log(`times in the style ${style}: ${perTime(ours)} each, Date.parse ${perTime(theirs)}`)
    printRatio(`times (${style}) to Date.parse`, { seconds: ours }, { seconds: theirs })
  }
}
