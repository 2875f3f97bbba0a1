import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { AppError } from '#shared/base/result.ts'
import { compareText } from '#shared/base/text.ts'
import type { CasesView, CaseSummary } from '#shared/ipc/views.ts'
import type { InvestigationDocument } from '#shared/saved/investigation.schema.ts'
import { caseIdOf } from './case-id.ts'
import { readCaseFile } from './read-case-file.ts'
import { showRun } from './run-origin.ts'

/** Cases that a list shows; the rest is counted. */
const LISTED = 200

/** A file of a case: where it lies, and what changes whenever the file does. */
interface Dated {
  readonly caseId: string
  readonly path: string
  readonly changedAt: number
  /** Undefined where the file could not be looked at. */
  readonly stamp: string | undefined
}

type Entry = { readonly summary: CaseSummary } | { readonly problem: AppError }

/** A case as it was read. */
interface Known {
  readonly stamp: string | undefined
  readonly summary: CaseSummary
}

/** All saved cases of a folder, without opening any of their runs. What did not change since it was listed is not read again. */
export class CaseList {
  readonly #folder: string
  #known: ReadonlyMap<string, Known> = new Map()

  constructor(folder: string) {
    this.#folder = folder
  }

  /** The cases that were changed last; the one opened last is the first. Sets nothing aside. */
  async list(): Promise<CasesView> {
    const files = await this.#files()
    const newest = files.slice(0, LISTED)
    const known = new Map<string, Known>()
    const problems: AppError[] = []
    for (const file of newest) {
      const entry = this.#before(file) ?? (await readEntry(file))
      // What hinders reading may pass while the file stays as it is: only cases are known from before.
      if (entry !== undefined && 'problem' in entry) problems.push(entry.problem)
      else if (entry !== undefined) known.set(file.caseId, { stamp: file.stamp, summary: entry.summary })
    }
    this.#known = known
    const cases = [...known.values()].map(({ summary }) => summary)
    cases.sort((a, b) => b.openedAt - a.openedAt || compareText(a.caseId, b.caseId))
    return { cases, problems, omitted: files.length - newest.length }
  }

  #before({ caseId, stamp }: Dated): Known | undefined {
    const known = this.#known.get(caseId)
    return stamp !== undefined && known?.stamp === stamp ? known : undefined
  }

  /** The one that was changed last is the first. */
  async #files(): Promise<readonly Dated[]> {
    const names = await readdir(this.#folder).catch(() => [])
    const dated = await Promise.all(names.flatMap(name => caseIdOf(name) ?? []).map(caseId => this.#dated(caseId)))
    return dated.sort((a, b) => b.changedAt - a.changedAt || compareText(a.caseId, b.caseId))
  }

  /** A file is written anew under its name, so that its inode changes even where its size and time do not. */
  async #dated(caseId: string): Promise<Dated> {
    const path = join(this.#folder, `${caseId}.json`)
    const stats = await stat(path).catch(() => undefined)
    const stamp = stats && [stats.ino, stats.size, stats.mtimeMs, stats.ctimeMs].join(' ')
    return { caseId, path, changedAt: stats?.mtimeMs ?? 0, stamp }
  }
}

/** Undefined where the file is gone by now. */
async function readEntry({ caseId, path }: Dated): Promise<Entry | undefined> {
  const file = await readCaseFile(path)
  if (!file.ok) return { problem: file.error }
  if (file.value.kind === 'case') return { summary: summarise(caseId, file.value.document) }
  if (file.value.kind === 'none') return undefined
  return { problem: { code: 'saved/unreadable', path, reason: file.value.reason } }
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
