import { copyFile, readFile, rename, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { err, ok, type AppError, type Result } from '#shared/base/result.ts'
import { systemReason } from '#shared/report/system-reason.ts'
import {
  INVESTIGATION_BYTES,
  parseInvestigation,
  type InvestigationDocument,
} from '#shared/saved/investigation.schema.ts'
import { errorCode } from '../archive/byte-stream.ts'
import { hasCode } from '../system-error.ts'

/** What a file of a case holds. `broken`: it is there and is no case; `newer` and unreadable ones are errors. */
export type CaseFile =
  | { readonly kind: 'none' }
  | { readonly kind: 'case'; readonly document: InvestigationDocument }
  | { readonly kind: 'broken'; readonly reason: string }

/** Reads a file and changes nothing. */
export async function readCaseFile(path: string): Promise<Result<CaseFile>> {
  let text: string
  try {
    const { size } = await stat(path)
    if (size > INVESTIGATION_BYTES) return ok({ kind: 'broken', reason: 'it is larger than any case' })
    text = await readFile(path, 'utf8')
  } catch (thrown) {
    if (hasCode(thrown, 'ENOENT') || hasCode(thrown, 'ENOTDIR')) return ok({ kind: 'none' })
    return err({ code: 'saved/unreadable', path, reason: systemReason(errorCode(thrown)) })
  }
  return toCaseFile(path, text)
}

function toCaseFile(path: string, text: string): Result<CaseFile> {
  const value = parseJson(text)
  if (value === undefined) return ok({ kind: 'broken', reason: 'it is not JSON' })
  const parsed = parseInvestigation(value)
  if (parsed.ok) return ok({ kind: 'case', document: parsed.value })
  if (parsed.error.kind === 'newer') {
    return err({ code: 'saved/newer-version', path, version: parsed.error.version })
  }
  return ok({ kind: 'broken', reason: parsed.error.issues.join('; ') })
}

export interface LoadedCase {
  readonly document: InvestigationDocument | undefined
  /** What was set aside. */
  readonly problem?: AppError
}

/** Reads a case; what is broken is set aside under a name of its own, and the version before it takes its place. */
export async function loadCaseFile(path: string): Promise<Result<LoadedCase>> {
  const file = await readCaseFile(path)
  if (!file.ok) return file
  if (file.value.kind !== 'broken') return ok({ document: documentOf(file.value) })
  const keptAs = await setAside(path)
  if (!keptAs.ok) return keptAs
  const problem: AppError = { code: 'saved/broken', path, keptAs: basename(keptAs.value), reason: file.value.reason }
  const before = await readCaseFile(`${path}.previous`)
  if (!before.ok || before.value.kind !== 'case') return ok({ document: undefined, problem })
  try {
    // Whoever reads next finds it there, and never an empty case in its stead.
    await copyFile(`${path}.previous`, path)
    return ok({ document: before.value.document, problem })
  } catch (thrown) {
    await rename(keptAs.value, path).catch(() => undefined)
    return err({ code: 'saved/not-written', path, reason: systemReason(errorCode(thrown)) })
  }
}

function documentOf(file: CaseFile): InvestigationDocument | undefined {
  return file.kind === 'case' ? file.document : undefined
}

/** Under the first name that is free: what was set aside before stays too. */
async function setAside(path: string): Promise<Result<string>> {
  for (let n = 1; ; n++) {
    const kept = path.replace(/\.json$/u, `.broken-${n}.txt`)
    try {
      if ((await stat(kept).catch(() => undefined)) !== undefined) continue
      await rename(path, kept)
      return ok(kept)
    } catch (thrown) {
      return err({ code: 'saved/unreadable', path, reason: systemReason(errorCode(thrown)) })
    }
  }
}

/** Undefined for what is no JSON: no JSON text means that. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    // What cannot be parsed is broken, whatever is wrong with it.
    return undefined
  }
}
