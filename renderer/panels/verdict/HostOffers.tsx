import { visible } from '#shared/base/text.ts'
import type { InvestigationView } from '#shared/ipc/views.ts'
import { offerHosts, routeOfHosts, type HostOffer } from '../../state/choose-hosts.ts'
import { routeTo } from '../../state/route.ts'
import { useView } from '../../state/stores.tsx'
import { Button } from '../../ui/Button.tsx'

/** Offers two hosts of a run that ended differently; nothing where no run shows such two. */
export function HostOffers({ view }: { readonly view: InvestigationView }) {
  const offers = offerHosts(view)
  if (offers.length === 0) return undefined
  const isOne = view.baseline.runId === view.target.runId
  return (
    <section className="host-offers" aria-label="Hosts worth comparing">
      {offers.map(offer => (
        <Offer key={offer.run} offer={offer} view={view} name={isOne ? 'This run' : `The ${offer.run} run`} />
      ))}
    </section>
  )
}

interface OfferProps {
  readonly offer: HostOffer
  readonly view: InvestigationView
  readonly name: string
}

function Offer({ offer: { run, pair }, view, name }: OfferProps) {
  const showDialog = useView(state => state.showDialog)
  const compare = () => {
    const sides = { good: { run, name: pair.good }, bad: { run, name: pair.bad } }
    routeTo(routeOfHosts(sides, { baseline: view.baseline.runId, target: view.target.runId }) ?? {})
  }
  return (
    <div className="host-offer">
      <p>
        <b>{name} has a failing and a passing host.</b> {visible(pair.reason)}
      </p>
      <Button small onClick={compare}>
        Compare these two
      </Button>
      <Button small look="quiet" onClick={() => showDialog('hosts')}>
        Choose hosts…
      </Button>
    </div>
  )
}
