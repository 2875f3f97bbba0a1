import { useState } from 'react'
import { parseViewLink, type ViewLink } from '#shared/ipc/view-link.ts'
import { visible } from '#shared/base/text.ts'
import { SideMark } from '../domain/SideMark.tsx'
import { useInvestigation, useStores, useView } from '../state/stores.tsx'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { StateMessage } from '../ui/StateMessage.tsx'
import { OpeningState } from './OpeningState.tsx'
import { openViewLink } from './view-link.ts'

/** Asks before a link opens anything: it may come from any page or program. */
export function ViewLinkDialog({ onClose }: { readonly onClose: () => void }) {
  const link = parseViewLink(useView(state => state.offeredLink))
  return link === undefined ? <Refused onClose={onClose} /> : <Offer link={link} onClose={onClose} />
}

function Refused({ onClose }: { readonly onClose: () => void }) {
  return (
    <Dialog title="This link is not understood" onClose={onClose} foot={<Button onClick={onClose}>Close</Button>}>
      <StateMessage title="Nothing was opened" role="alert">
        <p>
          It is no link to a view of two runs, or one that a later version made. Ask for the addresses of both runs.
        </p>
      </StateMessage>
    </Dialog>
  )
}

interface OfferProps {
  readonly link: ViewLink
  readonly onClose: () => void
}

function Offer({ link, onClose }: OfferProps) {
  const stores = useStores()
  const isOpening = useInvestigation(state => state.opening.kind === 'loading')
  const [hasFailed, setFailed] = useState(false)
  const open = async () => {
    setFailed(false)
    if (await openViewLink(stores, link)) onClose()
    else setFailed(true)
  }
  return (
    <Dialog
      title="Open the runs of this link?"
      onClose={onClose}
      foot={
        <>
          <span className="panel-space" />
          <Button onClick={onClose}>Not now</Button>
          <Button look="primary" data-initial-focus="" disabled={isOpening} onClick={() => void open()}>
            Open both runs
          </Button>
        </>
      }
    >
      <OpeningState />
      <p>What of them is not in the cache is fetched from their stores.</p>
      <ul className="view-link-runs">
        {(['good', 'bad'] as const).map(side => (
          <li key={side}>
            <SideMark side={side} />
            <span className="mono">{visible(link[side])}</span>
          </li>
        ))}
      </ul>
      {hasFailed ? <p role="alert">Not both of them could be opened, so nothing is compared.</p> : undefined}
    </Dialog>
  )
}
