import { Component, type ReactNode } from 'react'
import { ErrorMessage } from '../domain/AnswerView.tsx'
import { strings } from '../strings/index.ts'
import { Button } from '../ui/Button.tsx'

interface ErrorBoundaryProps {
  readonly children: ReactNode
}

interface ErrorBoundaryState {
  readonly thrown: Error | undefined
}

/** The one place in the page where a bug is caught: it is shown, and the rest of the window stays usable. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, ErrorBoundaryState> {
  override state: ErrorBoundaryState = { thrown: undefined }

  static getDerivedStateFromError(thrown: unknown): ErrorBoundaryState {
    return { thrown: thrown instanceof Error ? thrown : new Error(String(thrown)) }
  }

  override render(): ReactNode {
    const { thrown } = this.state
    if (thrown === undefined) return this.props.children
    const again = <Button onClick={() => this.setState({ thrown: undefined })}>{strings.app.showAgain}</Button>
    return <ErrorMessage error={{ code: 'bug', message: thrown.message }} actions={again} />
  }
}
