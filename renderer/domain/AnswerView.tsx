import type { ReactNode } from 'react'
import { assertNever } from '#shared/base/assert.ts'
import { visible } from '#shared/base/text.ts'
import type { AppError } from '#shared/base/result.ts'
import { errorText } from '#shared/report/error-text.ts'
import type { Answer } from '../state/answer.ts'
import { strings } from '../strings/index.ts'
import { Button } from '../ui/Button.tsx'
import { StateMessage } from '../ui/StateMessage.tsx'

const words = strings.domain

interface AnswerViewProps<T> {
  readonly answer: Answer<T>
  readonly children: (value: T) => ReactNode
  /** Names what is being waited for: `the issue text`. */
  readonly what: string
  readonly onRetry?: () => void
  /** In place of the plain words while waiting. */
  readonly whileLoading?: ReactNode
  /** In place of nothing while nobody has asked. */
  readonly whenIdle?: ReactNode
}

/** Shows an answer in whatever state it is; every panel's empty, loading, failed and cancelled states come from here. */
export function AnswerView<T>({ answer, children, what, onRetry, whileLoading, whenIdle }: AnswerViewProps<T>) {
  const retry = onRetry === undefined ? undefined : <Button onClick={onRetry}>{words.tryAgain}</Button>
  switch (answer.kind) {
    case 'idle':
      return whenIdle ?? undefined
    case 'loading':
      return whileLoading ?? <StateMessage title={words.answer.loading(what)} role="status" />
    case 'ready':
      return children(answer.value)
    case 'failed':
      return <ErrorMessage error={answer.error} actions={retry} />
    case 'cancelled':
      return <StateMessage title={words.answer.stopped} role="status" actions={retry} />
    default:
      return assertNever(answer, 'answer')
  }
}

/** What happened, what was done, what you can do. */
export function ErrorMessage({ error, actions }: { readonly error: AppError; readonly actions?: ReactNode }) {
  const text = errorText(error)
  return (
    <StateMessage title={visible(text.what)} role="alert" actions={actions}>
      <p>{visible(text.did)}</p>
      <p>{visible(text.todo)}</p>
    </StateMessage>
  )
}
