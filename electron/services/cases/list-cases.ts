import type { CasesView, CaseSummary } from '#shared/ipc/views.ts'
import type { InvestigationDocument } from '#shared/saved/investigation.schema.ts'
import type { CaseFiles } from './case-files.ts'
import { showRun } from './run-origin.ts'

/** All saved cases, without opening any of their runs. */
export async function listCases(files: Pick<CaseFiles, 'list'>): Promise<CasesView> {
  const { cases, problems, omitted } = await files.list()
  return { cases: cases.map(({ caseId, document }) => summarise(caseId, document)), problems, omitted }
}

function summarise(caseId: string, document: InvestigationDocument): CaseSummary {
  const { title, good, bad, hosts, openedAt, notes, pins, dismissed } = document
  return {
    caseId,
    title,
    good: showRun(good),
    bad: showRun(bad),
    ...(hosts === undefined ? {} : { hosts }),
    openedAt,
    notes: notes.length,
    pins: pins.length,
    dismissed: dismissed.length,
  }
}
