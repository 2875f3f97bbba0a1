import { runPreflight } from '#shared/analysis/preflight/run-preflight.ts'
import { instant, MICROS_PER_DAY, type Instant } from '#shared/base/time.ts'
import { preflightJson } from '#shared/report/preflight-json.ts'
import { preflightText } from '#shared/report/preflight-terminal.ts'
import { openPreflight } from '../services/open-preflight.ts'
import { canWrite, EXIT, sayError, writeOutput } from './output.ts'
import { readTerminal } from './read-terminal.ts'

export interface PreflightCommand {
  /** A file or a folder. */
  readonly source: string
  readonly json: boolean
  readonly output?: string
  /** The day as of which ends of support are judged; today when left out. */
  readonly asOf?: Instant
}

/** Checks a job's configuration. Ends with 1 where something in it is known to break. */
export async function preflightCommand({ source, json, output, asOf }: PreflightCommand): Promise<number> {
  if (!(await canWrite(output))) return EXIT.failed
  const opened = await openPreflight(source)
  if (!opened.ok) return fail(opened.error)
  const checked = runPreflight({ ...opened.value, source, asOf: asOf ?? today() })
  if (!checked.ok) return fail(checked.error)
  const terminal = output === undefined ? readTerminal(process.stdout, process.env) : { colour: false }
  const text = json ? preflightJson(checked.value) : preflightText(checked.value, terminal)
  if (!(await writeOutput(text, output))) return EXIT.failed
  return checked.value.problems.some(({ outcome }) => outcome === 'breaks') ? EXIT.findings : EXIT.nothing
}

/** The whole day, so that two runs of one day say the same. */
function today(): Instant {
  const now = Date.now() * 1_000
  return instant(now - (now % MICROS_PER_DAY))
}

function fail(error: Parameters<typeof sayError>[0]): number {
  sayError(error)
  return EXIT.failed
}
