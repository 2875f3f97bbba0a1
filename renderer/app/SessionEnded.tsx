import { strings } from '../strings/index.ts'
import { StateMessage } from '../ui/StateMessage.tsx'

const words = strings.app.sessionEnded

/** The host does not take this page's token: it was restarted, or the page was opened without the token. */
export function SessionEnded() {
  return (
    <StateMessage title={words.title} role="alert">
      <p>{words.why}</p>
      <p>{words.todo}</p>
    </StateMessage>
  )
}
