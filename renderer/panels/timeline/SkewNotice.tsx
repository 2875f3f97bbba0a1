import { visible } from '#shared/base/text.ts'
import type { InvestigationView } from '#shared/ipc/views.ts'
import { measureSentence } from '#shared/report/describe-skew.ts'
import { EvidenceList } from '../../domain/EvidenceLink.tsx'
import { SideMark } from '../../domain/SideMark.tsx'
import { useView } from '../../state/stores.tsx'
import { WarningIcon } from '../../ui/icons.tsx'
import { formatCount } from '../../ui/number-text.ts'
import { listSkews, type SidedSkew } from './list-skews.ts'

/** Says which clocks disagree and by how much, and places everything without that on demand; nothing where none do. */
export function SkewNotice({ investigation }: { readonly investigation: InvestigationView }) {
  const correctsClocks = useView(state => state.correctsClocks)
  const setCorrectsClocks = useView(state => state.setCorrectsClocks)
  const skews = listSkews(investigation)
  if (skews.length === 0) return undefined
  return (
    <section className="timeline-skews" aria-label="Clocks that disagree">
      <div className="timeline-skews-head">
        <WarningIcon />
        <b>{skews.length === 1 ? 'One clock disagrees' : `${formatCount(skews.length)} clocks disagree`} with others</b>
        <label>
          <input
            type="checkbox"
            role="switch"
            checked={correctsClocks}
            onChange={event => setCorrectsClocks(event.target.checked)}
          />
          Correct clocks
        </label>
        <span role="status">
          {correctsClocks
            ? 'Times shown are corrected to the clocks measured against.'
            : 'Times shown are those that the artifacts state.'}
        </span>
      </div>
      <ul>
        {skews.map((skew, index) => (
          <SkewLine key={index} skew={skew} />
        ))}
      </ul>
    </section>
  )
}

function SkewLine({ skew: { side, skew } }: { readonly skew: SidedSkew }) {
  return (
    <li>
      <details className="disclosure">
        <summary>
          <SideMark side={side} />
          <span>{visible(measureSentence(skew))}</span>
        </summary>
        <EvidenceList side={side} evidence={skew.evidence} shown={skew.evidence.length} />
      </details>
    </li>
  )
}
