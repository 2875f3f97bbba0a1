// What grows with the size of a log and what does not: memory of the analysis, of templates and of the line index.
import { rmSync, statSync } from 'node:fs'
import { print, printFigure } from './figures.js'
import { measure, measureOwn, median } from './measure.js'
import { buildProgram } from './scan.js'

const SMALL = 100_000_000
const LARGE = 4_000_000_000
const HUGE = 5_000_000_000

/** `makeRun` writes a run of so many bytes into a folder of `work`; `largestOf` names the largest file in it. */
export async function benchLarge({ work, makeRun, largestOf, cli }) {
  const templates = await buildProgram(work, 'read-templates')
  for (const [name, bytes] of [
    ['100 MB', SMALL],
    ['4 GB', LARGE],
  ]) {
    const folder = await makeRun(bytes)
    print(`analyze of ${name}`, median([await measure(process.execPath, [cli, 'analyze', folder, '--json'])]), bytes)
    const log = largestOf(folder)
    print(
      `templates of a log of ${name}`,
      median([await measureOwn(process.execPath, [templates, log])]),
      statSync(log).size,
    )
    rmSync(folder, { recursive: true })
  }
  const index = await buildProgram(work, 'index-log')
  const folder = await makeRun(2 * HUGE)
  const log = largestOf(folder)
  const indexed = median([await measureOwn(process.execPath, [index, log])])
  print('line index of a log of 5 GB', indexed, statSync(log).size)
  printFigure('memory of the line index of a log of 5 GB', [indexed.peakMiB], 'MiB')
  rmSync(folder, { recursive: true })
}
