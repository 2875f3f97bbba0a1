import { existsSync } from 'node:fs'
import { err, ok, type Result } from '#shared/base/result.ts'
import type { AbortSignalLike } from '#shared/ipc/contract.ts'
import type { ReferenceView, SourceView } from '#shared/ipc/views.ts'
import type { CaseRun } from '#shared/model/case.ts'
import { instant } from '#shared/base/time.ts'
import type { OriginDocument, RunDocument } from '#shared/saved/investigation.schema.ts'
import type { OpenRun } from '../open-sources.ts'

/** What is open, and how more is opened. */
export interface RunOpeners {
  listSources(): Promise<readonly SourceView[]>
  findRun(runId: string): Promise<Result<OpenRun>>
  openPath(path: string): Promise<string>
  parseAddress(text: string): Result<ReferenceView>
  openReference(referenceId: string, signal: AbortSignalLike): Promise<Result<string>>
  /** The digest of an upload's bytes: its path ends with this process, and its name says nothing. Undefined for other paths. */
  uploadAt(path: string): string | undefined
}

/** A run as a case keeps it. */
export async function describeRun(run: OpenRun, openers: RunOpeners): Promise<RunDocument> {
  const source = (await openers.listSources()).find(({ sourceId }) => sourceId === run.sourceId)
  const { facts, label } = run.view
  const { job, id, result, startedAt } = facts
  const known = Object.entries({ job, id, result, startedAt }).filter(([, value]) => value !== undefined)
  return { origin: originOf(run, source, openers), label, ...Object.fromEntries(known) }
}

function originOf({ location, view }: OpenRun, source: SourceView | undefined, openers: RunOpeners): OriginDocument {
  if (location.kind === 'cached') return { kind: 'bucket', address: view.label }
  const { path, run } = location
  if (source?.kind === 'sample') return { kind: 'sample', run }
  const digest = openers.uploadAt(path)
  return digest === undefined
    ? { kind: 'path', path, run }
    : { kind: 'upload', name: source?.label ?? view.label, digest, run }
}

/** What a list shows of a run. */
export function showRun({ label, job, id, result, startedAt }: RunDocument): CaseRun {
  return {
    label,
    facts: {
      ...(job === undefined ? {} : { job }),
      ...(id === undefined ? {} : { id }),
      ...(result === undefined ? {} : { result }),
      ...(startedAt === undefined ? {} : { startedAt: instant(startedAt) }),
    },
  }
}

/** Opens a run again; answers with its id. */
export async function openOrigin(
  { origin, label }: RunDocument,
  openers: RunOpeners,
  signal: AbortSignalLike,
): Promise<Result<string>> {
  const open = await findOpen(origin, openers)
  if (open !== undefined) return ok(open)
  switch (origin.kind) {
    case 'sample':
      return err({ code: 'source/no-such-run', path: 'the sample', run: origin.run, runs: [] })
    case 'upload':
      return err({ code: 'case/upload-gone', name: origin.name })
    case 'path':
      // Opening a path that is not there would list a source that nobody asked for.
      if (!existsSync(origin.path)) return err({ code: 'source/not-found', path: label })
      await openers.openPath(origin.path)
      break
    case 'bucket': {
      const reference = openers.parseAddress(origin.address)
      if (!reference.ok) return reference
      const opened = await openers.openReference(reference.value.referenceId, signal)
      if (!opened.ok) return opened
      break
    }
  }
  const opened = await findOpen(origin, openers)
  return opened === undefined ? err({ code: 'source/no-such-run', path: label, run: label, runs: [] }) : ok(opened)
}

async function findOpen(origin: OriginDocument, openers: RunOpeners): Promise<string | undefined> {
  for (const source of await openers.listSources()) {
    for (const { runId } of source.runs) {
      const run = await openers.findRun(runId)
      if (run.ok && isSame(originOf(run.value, source, openers), origin)) return runId
    }
  }
  return undefined
}

function isSame(a: OriginDocument, b: OriginDocument): boolean {
  return originKey(a) === originKey(b)
}

/** The same text for the same origin, however its fields are ordered. */
export function originKey(origin: OriginDocument): string {
  switch (origin.kind) {
    case 'bucket':
      return JSON.stringify(['bucket', origin.address])
    case 'path':
      return JSON.stringify(['path', origin.path, origin.run])
    case 'upload':
      return JSON.stringify(['upload', origin.digest, origin.run])
    case 'sample':
      return JSON.stringify(['sample', origin.run])
  }
}
