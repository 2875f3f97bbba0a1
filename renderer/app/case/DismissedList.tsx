import { visible } from '#shared/base/text.ts'
import type { Dismissal } from '#shared/model/case.ts'
import { keep } from '../../domain/case-steps.ts'
import { useStores } from '../../state/stores.tsx'
import { strings } from '../../strings/index.ts'
import { Button } from '../../ui/Button.tsx'
import { PlaceLink } from './PlaceLink.tsx'

const words = strings.casework.dismissed

/** Statements that the reader does not hold with, each with a way back. */
export function DismissedList({ dismissed }: { readonly dismissed: readonly Dismissal[] }) {
  const stores = useStores()
  return (
    <ul className="case-dismissed" aria-label={words.title}>
      {dismissed.map(one => (
        <li key={`${one.kind} ${one.id}`} className="case-item">
          <PlaceLink place={one} />
          <div className="case-item-foot">
            <span className="case-reason">{one.reason === '' ? words.noReason : visible(one.reason)}</span>
            <span className="panel-space" />
            <Button small aria-label={words.keepOf(visible(one.title))} onClick={() => keep(stores, one)}>
              {words.keep}
            </Button>
          </div>
        </li>
      ))}
    </ul>
  )
}
