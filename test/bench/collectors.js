// What each collector takes of an analysis with all of them on, by samples of the stack.
import { execFileSync } from 'node:child_process'
import { printShares } from './figures.js'
import { buildProgram } from './scan.js'

/** `bytes` are those of the run in `folder`. */
export async function benchCollectors({ work, folder, bytes, pinned }) {
  const program = await buildProgram(work, 'collector-times')
  const [command, args] = pinned(process.execPath, [program, folder])
  printShares('collectors of analyze', JSON.parse(execFileSync(command, args, { encoding: 'utf8' })), bytes)
}
