import { useEffect, type InputHTMLAttributes } from 'react'
import type { CaseStep } from '../../state/case-store.ts'
import { useCase } from '../../state/stores.tsx'

interface CaseFieldProps extends Omit<
  InputHTMLAttributes<HTMLInputElement>,
  'value' | 'onChange' | 'onBlur' | 'onKeyDown'
> {
  /** `title`, or the id of a pin. */
  readonly field: string
  /** What the case holds. */
  readonly stored: string
  /** What makes this text the one that the case holds. */
  readonly stepOf: (text: string) => Pick<CaseStep, 'label' | 'change'>
}

/** A line of text of the case: kept by Enter, when the focus leaves it, and when the field itself goes away. */
export function CaseField({ field, stored, stepOf, ...rest }: CaseFieldProps) {
  const typed = useCase(state => (state.typed?.field === field ? state.typed.text : undefined))
  const type = useCase(state => state.type)
  const keepTyped = useCase(state => state.keepTyped)
  useEffect(() => keepTyped, [keepTyped])
  const write = (text: string) => {
    const trimmed = text.trim()
    type({ field, text, step: trimmed === stored ? undefined : stepOf(trimmed) })
  }
  return (
    <input
      {...rest}
      value={typed ?? stored}
      onChange={event => write(event.target.value)}
      onBlur={keepTyped}
      onKeyDown={event => {
        if (event.key === 'Enter') keepTyped()
      }}
    />
  )
}
