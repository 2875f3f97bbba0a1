import { useState } from 'react'
import { parseViewLink, type ViewLink } from '#shared/ipc/view-link.ts'
import { visible } from '#shared/base/text.ts'
import { SideMark } from '../domain/SideMark.tsx'
import { useInvestigation, useStores, useView } from '../state/stores.tsx'
import { strings } from '../strings/index.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { StateMessage } from '../ui/StateMessage.tsx'
import { OpeningState } from './OpeningState.tsx'
import { openViewLink } from './view-link.ts'

const words = strings.app.viewLink

/** Asks before a link opens anything: it may come from any page or program. */
export function ViewLinkDialog({ onClose }: { readonly onClose: () => void }) {
  const link = parseViewLink(useView(state => state.offeredLink))
  return link === undefined ? <Refused onClose={onClose} /> : <Offer link={link} onClose={onClose} />
}

function Refused({ onClose }: { readonly onClose: () => void }) {
  const { refused } = words
  return (
    <Dialog title={refused.title} onClose={onClose} foot={<Button onClick={onClose}>{strings.ui.close}</Button>}>
      <StateMessage title={refused.nothing} role="alert">
        <p>{refused.why}</p>
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
      title={words.title}
      onClose={onClose}
      foot={
        <>
          <span className="panel-space" />
          <Button onClick={onClose}>{words.notNow}</Button>
          <Button look="primary" data-initial-focus="" disabled={isOpening} onClick={() => void open()}>
            {words.open}
          </Button>
        </>
      }
    >
      <OpeningState />
      <p>{words.fetched}</p>
      <ul className="view-link-runs">
        {(['good', 'bad'] as const).map(side => (
          <li key={side}>
            <SideMark side={side} />
            <span className="mono">{visible(link[side])}</span>
          </li>
        ))}
      </ul>
      {hasFailed ? <p role="alert">{words.failed}</p> : undefined}
    </Dialog>
  )
}
