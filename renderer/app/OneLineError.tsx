import { visible } from '#shared/base/text.ts'
import type { AppError } from '#shared/base/result.ts'
import { errorText } from '#shared/report/error-text.ts'
import { WarningIcon } from '../ui/icons.tsx'

/** An error beside what goes on without it: what happened, what was done, what to do. */
export function OneLineError({ error }: { readonly error: AppError }) {
  const text = errorText(error)
  return (
    <p className="source-problem" role="alert">
      <WarningIcon />
      <span>
        <b>{visible(text.what)}</b> {visible(text.did)} {visible(text.todo)}
      </span>
    </p>
  )
}
