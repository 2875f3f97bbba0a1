import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { err, ok, type AppError, type Result } from '#shared/base/result.ts'
import { formatBytes } from '#shared/base/size-text.ts'
import type { CasesView } from '#shared/ipc/views.ts'
import { systemReason } from '#shared/report/system-reason.ts'
import {
  INVESTIGATION_BYTES,
  parseInvestigation,
  type InvestigationDocument,
} from '#shared/saved/investigation.schema.ts'
import { errorCode } from '../archive/byte-stream.ts'
import { takeLock, type Lease } from '../cache/lease.ts'
import { hasCode } from '../system-error.ts'
import { writeFileAtomic } from '../write-file-atomic.ts'
import { CaseList } from './case-list.ts'
import { loadCaseFile, readCaseFile, type LoadedCase } from './read-case-file.ts'

/** How long a change waits for another process to end its own. Milliseconds. */
const LOCK_PATIENCE_MS = 5_000
const LOCK_STEP_MS = 20

/** Where cases are kept, below the folder of the person's data. */
export const casesFolder = (userData: string): string => join(userData, 'cases')

export interface ChangedCase extends LoadedCase {
  readonly document: InvestigationDocument
}

type Change = (before: InvestigationDocument | undefined) => InvestigationDocument

/** Cases in a folder, by id: 32 hex digits. Safe against other processes that do the same. */
export class CaseFiles {
  readonly #folder: string
  readonly #list: CaseList
  /** Changes of this process, one after the other: only other processes need the lock. */
  #last: Promise<unknown> = Promise.resolve()

  constructor(folder: string) {
    this.#folder = folder
    this.#list = new CaseList(folder)
  }

  /** A case that is not there has no document. What is broken is set aside. */
  load(caseId: string): Promise<Result<LoadedCase>> {
    const path = this.#pathOf(caseId)
    return this.#inTurn(async () => {
      const file = await readCaseFile(path)
      // Only what has to be set aside needs the lock, which a folder that cannot be written does not give.
      if (!file.ok || file.value.kind !== 'broken') return loadCaseFile(path)
      return this.#locked(caseId, () => loadCaseFile(path))
    })
  }

  /** Reads, changes and writes a case while nobody else can; on failure the file is as it was. */
  change(caseId: string, change: Change): Promise<Result<ChangedCase>> {
    const path = this.#pathOf(caseId)
    return this.#inTurn(() =>
      this.#locked(caseId, async () => {
        const loaded = await loadCaseFile(path)
        if (!loaded.ok) return loaded
        const document = change(loaded.value.document)
        const checked = parseInvestigation(document)
        if (!checked.ok) return err({ code: 'saved/limit', limit: faultText(checked.error) })
        const text = `${JSON.stringify(document, undefined, 2)}\n`
        if (Buffer.byteLength(text) > INVESTIGATION_BYTES) return err({ code: 'saved/limit', limit: TOO_LARGE })
        const written = await writeFileAtomic(path, text)
        return written.ok ? ok({ ...loaded.value, document }) : notWritten(path, written.error)
      }),
    )
  }

  /** Removes a case and the version before it. With `unless`, only when that says no of what the file holds now. */
  remove(caseId: string, unless: (document: InvestigationDocument) => boolean = () => false): Promise<Result<null>> {
    const path = this.#pathOf(caseId)
    return this.#inTurn(() =>
      this.#locked(caseId, async () => {
        const file = await readCaseFile(path)
        if (!file.ok) return file
        if (file.value.kind === 'none' || (file.value.kind === 'case' && unless(file.value.document))) return ok(null)
        try {
          await rm(`${path}.previous`, { force: true })
          await rm(path, { force: true })
          return ok(null)
        } catch (thrown) {
          return err({ code: 'saved/not-written', path, reason: systemReason(errorCode(thrown)) })
        }
      }),
    )
  }

  /** The cases that were changed last; the one opened last is the first. Sets nothing aside. */
  list(): Promise<CasesView> {
    return this.#list.list()
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const mine = this.#last.then(work)
    this.#last = mine.catch(() => undefined)
    return mine
  }

  async #locked<T>(caseId: string, work: () => Promise<Result<T>>): Promise<Result<T>> {
    const path = this.#pathOf(caseId)
    let lock: Lease | undefined
    try {
      await mkdir(this.#folder, { recursive: true, mode: 0o700 })
      lock = await waitForLock(join(this.#folder, `${caseId}.lock`))
    } catch (thrown) {
      return err({ code: 'saved/not-written', path, reason: systemReason(errorCode(thrown)) })
    }
    if (lock === undefined) return err({ code: 'saved/not-written', path, reason: 'another program is changing it' })
    try {
      return await work()
    } finally {
      await lock.release()
    }
  }

  #pathOf(caseId: string): string {
    return join(this.#folder, `${caseId}.json`)
  }
}

const TOO_LARGE = `its file may have at most ${formatBytes(INVESTIGATION_BYTES)}`

async function waitForLock(path: string): Promise<Lease | undefined> {
  const now = () => Date.now()
  for (let waited = 0; waited < LOCK_PATIENCE_MS; waited += LOCK_STEP_MS) {
    const lock = await takeLock(path, now).catch(unlessInTransit)
    if (lock !== undefined) return lock
    await sleep(LOCK_STEP_MS)
  }
  return undefined
}

/** Another process may take a lock away between two looks at it. */
function unlessInTransit(thrown: unknown): undefined {
  if (!hasCode(thrown, 'EEXIST')) throw thrown
}

function notWritten(path: string, error: AppError): Result<never> {
  return err(error.code === 'file/write' ? { code: 'saved/not-written', path, reason: error.reason } : error)
}

function faultText(fault: { readonly kind: string; readonly issues?: readonly string[] }): string {
  return fault.issues?.[0] ?? fault.kind
}
