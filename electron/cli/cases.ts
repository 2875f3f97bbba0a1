import { instant, formatInstant } from '#shared/base/time.ts'
import type { CaseRun } from '#shared/model/case.ts'
import type { CasesView, CaseSummary } from '#shared/ipc/views.ts'
import { stableStringify } from '#shared/report/stable-stringify.ts'
import { openPage, type TerminalOptions } from '#shared/report/terminal-page.ts'
import { casesFolder } from '../services/cases/case-files.ts'
import { CaseList } from '../services/cases/case-list.ts'
import { EXIT, say, sayError, writeOutput } from './output.ts'
import { readTerminal } from './read-terminal.ts'
import { tableOf } from './table.ts'
import { userDataFolder } from './user-data-folder.ts'

export interface CasesRequest {
  readonly json: boolean
}

/** Lists the saved cases of the window. Exit code 0, or 2 when a file could not be read. */
export async function casesCommand({ json }: CasesRequest): Promise<number> {
  const folder = casesFolder(userDataFolder(process.env, process.platform))
  const listed = await new CaseList(folder).list()
  for (const problem of listed.problems) sayError(problem)
  const text = json ? casesJson(listed) : casesText(listed, folder, readTerminal(process.stdout, process.env))
  if (listed.omitted > 0) say(`${listed.omitted} older cases are not listed.`)
  const isWritten = await writeOutput(text, undefined)
  return isWritten && listed.problems.length === 0 ? EXIT.nothing : EXIT.failed
}

const HEAD = ['opened', 'job', 'good', 'bad', 'notes', 'pins', 'title'] as const

/** A table for people; the folder comes first. */
export function casesText({ cases }: CasesView, folder: string, terminal: TerminalOptions): string {
  const page = openPage(terminal)
  const head = page.paint('bold', page.entry('', `${cases.length} cases in ${folder}`).join('\n'))
  const table = cases.length === 0 ? [] : tableOf(page, HEAD, cases.map(rowOf))
  return `${[head, ...table].join('\n')}\n`
}

function rowOf({ title, good, bad, openedAt, notes, pins }: CaseSummary): readonly string[] {
  const job = bad.facts.job ?? good.facts.job ?? ''
  return [formatInstant(instant(openedAt)), job, nameOf(good), nameOf(bad), `${notes}`, `${pins}`, title]
}

function nameOf({ facts, label }: CaseRun): string {
  return facts.id ?? label
}

/** The document `runskew/cases@1`. */
export function casesJson({ cases, omitted }: CasesView): string {
  const listed = cases.map(({ good, bad, openedAt, ...rest }) => ({
    ...rest,
    good: runJson(good),
    bad: runJson(bad),
    openedAt: formatInstant(instant(openedAt)),
  }))
  return `${stableStringify({ schema: 'runskew/cases@1', cases: listed, omitted })}\n`
}

function runJson({ label, facts: { startedAt, ...facts } }: CaseRun) {
  return { label, ...facts, ...(startedAt === undefined ? {} : { startedAt: formatInstant(startedAt) }) }
}
