import { visible } from '#shared/base/text.ts'
import type { InvestigationView } from '#shared/ipc/views.ts'
import { measureSentence } from '#shared/report/describe-skew.ts'
import { EvidenceList } from '../../domain/EvidenceLink.tsx'
import { SideMark } from '../../domain/SideMark.tsx'
import { useView } from '../../state/stores.tsx'
import { strings } from '../../strings/index.ts'
import { WarningIcon } from '../../ui/icons.tsx'
import { listSkews, type SidedSkew } from './list-skews.ts'

const words = strings.timeline.skews

/** Says which clocks disagree and by how much, and places everything without that on demand; nothing where none do. */
export function SkewNotice({ investigation }: { readonly investigation: InvestigationView }) {
  const correctsClocks = useView(state => state.correctsClocks)
  const setCorrectsClocks = useView(state => state.setCorrectsClocks)
  const skews = listSkews(investigation)
  if (skews.length === 0) return undefined
  return (
    <section className="timeline-skews" aria-label={words.name}>
      <div className="timeline-skews-head">
        <WarningIcon />
        <b>{words.title(skews.length)}</b>
        <label>
          <input
            type="checkbox"
            role="switch"
            checked={correctsClocks}
            onChange={event => setCorrectsClocks(event.target.checked)}
          />
          {words.correct}
        </label>
        <span role="status">{correctsClocks ? words.corrected : words.asStated}</span>
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
