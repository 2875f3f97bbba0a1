import type { CaseLine, CaseStatement, CaseWork } from '../../shared/model/case.ts'
import { INVESTIGATION_SCHEMA, type InvestigationDocument } from '../../shared/saved/investigation.schema.ts'

export const line = (over: Partial<CaseLine> = {}): CaseLine => ({
  kind: 'line',
  side: 'bad',
  artifact: 'build-log.txt',
  line: 2,
  text: 'two',
  ...over,
})

export const statement = (id: string, over: Partial<CaseStatement> = {}): CaseStatement => ({
  kind: 'finding',
  id,
  title: `Finding ${id}`,
  ...over,
})

/** A pin of a line, as a window sends it. */
export const pin = (id: string, comment = '') => ({ id, place: line(), comment })

/** The saved form of some work on two runs of a folder. */
export function caseDocument(over: Partial<InvestigationDocument> = {}): InvestigationDocument {
  const run = (name: string) => ({ origin: { kind: 'path' as const, path: '/runs', run: name }, label: name })
  return {
    schema: INVESTIGATION_SCHEMA,
    title: '',
    good: run('1'),
    bad: run('2'),
    notes: [],
    pins: [],
    dismissed: [],
    createdAt: 1,
    openedAt: 1,
    ...over,
  }
}

/** Work without its times, which are those of the clock. */
export function ids({ notes, pins, dismissed }: CaseWork) {
  return { notes: notes.map(({ id }) => id), pins: pins.map(({ id }) => id), dismissed: dismissed.map(({ id }) => id) }
}
