import { visible } from '#shared/base/text.ts'
import type { InvestigationView } from '#shared/ipc/views.ts'
import { offerHosts, routeOfHosts, type HostOffer } from '../../state/choose-hosts.ts'
import { routeTo } from '../../state/route.ts'
import { useView } from '../../state/stores.tsx'
import { strings } from '../../strings/index.ts'
import { Button } from '../../ui/Button.tsx'

const words = strings.verdict.hosts

/** Offers two hosts of a run that ended differently; nothing where no run shows such two. */
export function HostOffers({ view }: { readonly view: InvestigationView }) {
  const offers = offerHosts(view)
  if (offers.length === 0) return undefined
  const isOne = view.baseline.runId === view.target.runId
  return (
    <section className="host-offers" aria-label={words.region}>
      {offers.map(offer => (
        <Offer key={offer.run} offer={offer} view={view} found={words.found[isOne ? 'this' : offer.run]} />
      ))}
    </section>
  )
}

interface OfferProps {
  readonly offer: HostOffer
  readonly view: InvestigationView
  /** That the run has two such. */
  readonly found: string
}

function Offer({ offer: { run, pair }, view, found }: OfferProps) {
  const showDialog = useView(state => state.showDialog)
  const compare = () => {
    const sides = { good: { run, name: pair.good }, bad: { run, name: pair.bad } }
    routeTo(routeOfHosts(sides, { baseline: view.baseline.runId, target: view.target.runId }) ?? {})
  }
  return (
    <div className="host-offer">
      <p>
        <b>{found}</b> {visible(pair.reason)}
      </p>
      <Button small onClick={compare}>
        {words.compare}
      </Button>
      <Button small look="quiet" onClick={() => showDialog('hosts')}>
        {words.choose}
      </Button>
    </div>
  )
}
