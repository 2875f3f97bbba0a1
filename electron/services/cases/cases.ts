import { createHash } from 'node:crypto'
import { applyChanges, EMPTY_WORK } from '#shared/casework/apply-change.ts'
import { err, ok, type Result } from '#shared/base/result.ts'
import type { AbortSignalLike } from '#shared/ipc/contract.ts'
import type { CaseChecks, CasesView, CaseView, ResumedCase } from '#shared/ipc/views.ts'
import type { CaseChange, CaseCheck, CasePlace, CaseWork } from '#shared/model/case.ts'
import {
  INVESTIGATION_SCHEMA,
  type InvestigationDocument,
  type RunDocument,
} from '#shared/saved/investigation.schema.ts'
import type { RunPair } from '../investigations.ts'
import type { OpenRun } from '../open-sources.ts'
import type { CaseFiles } from './case-files.ts'
import { isCaseId } from './case-id.ts'
import { checkLine, isLine, withDigest, type ReadLine } from './case-lines.ts'
import type { LoadedCase } from './read-case-file.ts'
import { describeRun, openOrigin, originKey, type RunOpeners } from './run-origin.ts'

/** Cases without any work that are kept, to be found among the recent ones. */
const EMPTY_KEPT = 20

/** Reads the bytes of a line, without its terminator; undefined = there is no such line. */
export interface LineReader {
  lineBytes(
    run: OpenRun,
    place: { readonly artifact: string; readonly line: number },
    signal: AbortSignalLike,
  ): Promise<Result<Uint8Array | undefined>>
}

export interface CasesOptions {
  readonly files: CaseFiles
  readonly openers: RunOpeners
  readonly logs: LineReader
  /** Microseconds since 1970. */
  readonly now: () => number
}

/** A case of runs that are open. */
interface OpenCase {
  readonly pair: RunPair
  readonly good: RunDocument
  readonly bad: RunDocument
  readonly hosts?: { readonly good: string; readonly bad: string }
}

/** What a person saved about pairs of runs. */
export class Cases {
  readonly #options: CasesOptions
  readonly #open = new Map<string, OpenCase>()

  constructor(options: CasesOptions) {
    this.#options = options
  }

  /** The work on a pair, and takes note that it was opened; of the sample only once there is work to keep. */
  async open(pair: RunPair): Promise<Result<CaseView>> {
    const about = await this.#describe(pair)
    if (!about.ok) return about
    const caseId = idOf(about.value)
    this.#open.set(caseId, about.value)
    const { files, now } = this.#options
    const loaded = await files.load(caseId)
    if (!loaded.ok) return loaded
    if (isSample(about.value) && loaded.value.document === undefined) return ok(viewOf(caseId, loaded.value))
    const openedAt = now()
    const touched = await files.change(caseId, before => ({ ...documentOf(about.value, before, openedAt), openedAt }))
    if (!touched.ok) return ok({ ...viewOf(caseId, loaded.value), problem: touched.error })
    await this.#prune()
    // Reading may have set something aside, which the second reading no longer sees.
    return ok(viewOf(caseId, { ...loaded.value, document: touched.value.document }))
  }

  /** Applies changes to what the file holds by now, and saves it. */
  async change(caseId: string, changes: readonly CaseChange[], signal: AbortSignalLike): Promise<Result<CaseView>> {
    const about = this.#find(caseId)
    if (!about.ok) return about
    const read = this.#reader(about.value)
    const told: CaseChange[] = []
    for (const change of changes) told.push(await withDigest(change, read, signal))
    const { files, now } = this.#options
    const at = now()
    const changed = await files.change(caseId, before => {
      const document = documentOf(about.value, before, at)
      return { ...document, ...mutable(applyChanges(workOf(document), told, at)) }
    })
    return changed.ok ? ok(viewOf(caseId, changed.value)) : changed
  }

  /** Whether cited lines still read as they did. */
  async check(caseId: string, signal: AbortSignalLike): Promise<Result<CaseChecks>> {
    const about = this.#find(caseId)
    if (!about.ok) return about
    const loaded = await this.#options.files.load(caseId)
    if (!loaded.ok) return loaded
    const { notes, pins } = workOf(loaded.value.document)
    const items: readonly { readonly id: string; readonly place?: CasePlace | undefined }[] = [...notes, ...pins]
    const checks: Record<string, CaseCheck> = {}
    for (const { id, place } of items) {
      if (signal.aborted) return err({ code: 'cancelled' })
      if (isLine(place)) checks[id] = await checkLine(place, this.#reader(about.value), signal)
    }
    return ok(checks)
  }

  /** The work on a case, for a report. */
  async work(caseId: string): Promise<Result<CaseWork>> {
    if (!isCaseId(caseId)) return err({ code: 'rpc/unknown-id', id: caseId })
    const loaded = await this.#options.files.load(caseId)
    return loaded.ok ? ok(workOf(loaded.value.document)) : loaded
  }

  list(): Promise<CasesView> {
    return this.#options.files.list()
  }

  /** Opens the runs of a saved case again. */
  async resume(caseId: string, signal: AbortSignalLike): Promise<Result<ResumedCase>> {
    if (!isCaseId(caseId)) return err({ code: 'rpc/unknown-id', id: caseId })
    const loaded = await this.#options.files.load(caseId)
    if (!loaded.ok) return loaded
    const { document } = loaded.value
    if (document === undefined) return err({ code: 'rpc/unknown-id', id: caseId })
    const { openers } = this.#options
    const baseline = await openOrigin(document.good, openers, signal)
    if (!baseline.ok) return baseline
    const target = await openOrigin(document.bad, openers, signal)
    if (!target.ok) return target
    const { hosts } = document
    const ofHosts = hosts === undefined ? {} : { baselineHost: hosts.good, targetHost: hosts.bad }
    return ok({ baseline: baseline.value, target: target.value, ...ofHosts })
  }

  async remove(caseId: string): Promise<Result<null>> {
    return isCaseId(caseId) ? this.#options.files.remove(caseId) : err({ code: 'rpc/unknown-id', id: caseId })
  }

  async #describe(pair: RunPair): Promise<Result<OpenCase>> {
    const { openers } = this.#options
    const baseline = await openers.findRun(pair.baseline)
    if (!baseline.ok) return baseline
    const target = await openers.findRun(pair.target)
    if (!target.ok) return target
    const { baselineHost, targetHost } = pair
    const hosts =
      baselineHost === undefined || targetHost === undefined ? {} : { hosts: { good: baselineHost, bad: targetHost } }
    const [good, bad] = await Promise.all([describeRun(baseline.value, openers), describeRun(target.value, openers)])
    return ok({ pair, good, bad, ...hosts })
  }

  #find(caseId: string): Result<OpenCase> {
    const found = this.#open.get(caseId)
    return found === undefined ? err({ code: 'rpc/unknown-id', id: caseId }) : ok(found)
  }

  #reader({ pair }: OpenCase): ReadLine {
    const { openers, logs } = this.#options
    return async ({ side, artifact, line }, signal) => {
      const run = await openers.findRun(side === 'good' ? pair.baseline : pair.target)
      return run.ok ? logs.lineBytes(run.value, { artifact, line }, signal) : run
    }
  }

  /** Pairs that were only looked at are forgotten one day; nothing that a person did ever is. */
  async #prune(): Promise<void> {
    const { cases } = await this.#options.files.list()
    const empty = cases.filter(({ title, notes, pins, dismissed }) => title === '' && notes + pins + dismissed === 0)
    for (const { caseId } of empty.slice(EMPTY_KEPT)) await this.#options.files.remove(caseId, hasWork)
  }
}

/** Names of files: what the case is about, and nothing that could be read from it. */
function idOf({ good, bad, hosts }: OpenCase): string {
  const about = JSON.stringify([originKey(good.origin), originKey(bad.origin), hosts?.good ?? null, hosts?.bad ?? null])
  return createHash('sha256').update(about).digest('hex').slice(0, 32)
}

function isSample({ good, bad }: OpenCase): boolean {
  return good.origin.kind === 'sample' && bad.origin.kind === 'sample'
}

/** What is there already, with what the runs say now. */
function documentOf(
  { good, bad, hosts }: OpenCase,
  before: InvestigationDocument | undefined,
  now: number,
): InvestigationDocument {
  const { createdAt = now, openedAt = now } = before ?? {}
  return {
    schema: INVESTIGATION_SCHEMA,
    ...mutable(workOf(before)),
    good,
    bad,
    ...(hosts === undefined ? {} : { hosts }),
    createdAt,
    openedAt,
  }
}

function workOf(document: InvestigationDocument | undefined): CaseWork {
  if (document === undefined) return EMPTY_WORK
  const { title, notes, pins, dismissed } = document
  return { title, notes, pins, dismissed }
}

/** As the schema's types have it, which know no `readonly`. */
function mutable({ title, notes, pins, dismissed }: CaseWork) {
  return { title, notes: [...notes], pins: [...pins], dismissed: [...dismissed] }
}

function hasWork({ title, notes, pins, dismissed }: InvestigationDocument): boolean {
  return title !== '' || notes.length > 0 || pins.length > 0 || dismissed.length > 0
}

function viewOf(caseId: string, { document, problem }: LoadedCase): CaseView {
  return { caseId, work: workOf(document), ...(problem === undefined ? {} : { problem }) }
}
