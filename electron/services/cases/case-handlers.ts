import { ok } from '#shared/base/result.ts'
import type { HandlerContext, Handlers } from '#shared/ipc/contract.ts'
import type { Cases } from './cases.ts'

/** What a person saved. */
export function caseHandlers({ cases }: { readonly cases: Cases }) {
  const tell = (caseId: string, cx: HandlerContext) => cx.emit('case.changed', { caseId })
  return {
    'case.open': async (pair, cx) => {
      const opened = await cases.open(pair)
      if (opened.ok) tell(opened.value.caseId, cx)
      return opened
    },
    'case.change': async ({ caseId, changes }, cx) => {
      const changed = await cases.change(caseId, changes, cx.signal)
      if (changed.ok) tell(caseId, cx)
      return changed
    },
    'case.check': ({ caseId }, { signal }) => cases.check(caseId, signal),
    'case.list': async () => ok(await cases.list()),
    'case.resume': async ({ caseId }, cx) => {
      const resumed = await cases.resume(caseId, cx.signal)
      cx.emit('source.changed', {})
      return resumed
    },
    'case.remove': async ({ caseId }, cx) => {
      const removed = await cases.remove(caseId)
      if (removed.ok) tell(caseId, cx)
      return removed
    },
  } satisfies Partial<Handlers>
}
