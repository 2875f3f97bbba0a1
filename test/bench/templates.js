// What two logs say, each thing once, in two processes at once, beside what a shell does for it: digits masked, sorted.
import { statSync } from 'node:fs'
import { print, printFigure, printRatio } from './figures.js'
import { measure, measureOwn } from './measure.js'
import { buildProgram, inTurns } from './scan.js'

const OURS = '"$0" "$1" "$2" & "$0" "$1" "$3" && wait $!'
const SHELL = `LC_ALL=C; export LC_ALL
distinct() { sed -E 's/[0-9a-f]*[0-9][0-9a-f]*/N/g' "$1" | sort -u | wc -l; }
distinct "$0" & distinct "$1"; wait`

/** `files` are two logs of about one size; `runs` of each, in turns. */
export async function benchTemplates({ work, files, runs }) {
  const program = await buildProgram(work, 'read-templates')
  const [good, bad] = files
  const bytes = statSync(good).size + statSync(bad).size
  const ours = () => measureOwn('sh', ['-c', OURS, process.execPath, program, good, bad])
  const shell = () => measure('sh', ['-c', SHELL, good, bad])
  const [templates, sorted] = await inTurns(runs, ours, shell)
  print('templates of two logs, two processes', templates, bytes)
  print('sed | sort -u of the same two, side by side', sorted, bytes)
  if (bytes > 2 ** 29) {
    printFigure('templates of two logs of half a gibibyte', [templates.seconds], 's')
    printFigure('memory of the larger of both', [templates.peakMiB], 'MiB')
  }
  printRatio('templates to sed | sort -u', templates, sorted)
}
