import { StateMessage } from '../ui/StateMessage.tsx'

/** The host does not take this page's token: it was restarted, or the page was opened without the token. */
export function SessionEnded() {
  return (
    <StateMessage title="This session has ended" role="alert">
      <p>
        Runskew on this machine no longer knows this page: it was stopped or started again, or the address was opened
        without its token. Nothing more can be read.
      </p>
      <p>Open the address again that Runskew printed when it started.</p>
    </StateMessage>
  )
}
