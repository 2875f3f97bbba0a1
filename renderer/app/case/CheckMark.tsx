import { useCase } from '../../state/stores.tsx'
import { strings } from '../../strings/index.ts'

/** Whether a cited line still reads as it did. */
export function CheckMark({ id }: { readonly id: string }) {
  const check = useCase(({ checks }) => (checks.kind === 'ready' ? checks.value[id] : undefined))
  if (check === undefined) return undefined
  const { text, explain } = strings.casework.check[check]
  return (
    <span className={`case-check ${check}`} title={explain}>
      {text}
    </span>
  )
}
