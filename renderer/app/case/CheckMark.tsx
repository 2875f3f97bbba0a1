import { useCase } from '../../state/stores.tsx'
import type { CaseCheck } from '#shared/model/case.ts'

const WORDS: Readonly<Record<CaseCheck, { readonly text: string; readonly explain: string }>> = {
  same: { text: '✓ line unchanged', explain: 'The bytes of this line are those that were pinned.' },
  changed: { text: '≠ line changed', explain: 'Other bytes stand on this line now; the text here is what was pinned.' },
  gone: { text: '✕ line gone', explain: 'There is no such line any more; the text here is what was pinned.' },
  unread: { text: '? not checked', explain: 'The bytes of this line could not be read.' },
}

/** Whether a cited line still reads as it did. */
export function CheckMark({ id }: { readonly id: string }) {
  const check = useCase(({ checks }) => (checks.kind === 'ready' ? checks.value[id] : undefined))
  if (check === undefined) return undefined
  const { text, explain } = WORDS[check]
  return (
    <span className={`case-check ${check}`} title={explain}>
      {text}
    </span>
  )
}
