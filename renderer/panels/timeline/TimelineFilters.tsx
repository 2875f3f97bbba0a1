import type { TimelineKind, TimelineView } from '#shared/ipc/views.ts'
import { useUnit } from '../../domain/unit.ts'
import { useView } from '../../state/stores.tsx'
import { SearchField } from '../../ui/SearchField.tsx'
import { plural } from '../../ui/number-text.ts'
import { heatAlpha } from './draw-strips.ts'
import { HEAT_LEVELS } from './layout-heat.ts'
import { TIMELINE_KINDS } from '#shared/ipc/contract.ts'
import { MarkSign } from './MarkSign.tsx'
import { MARK_LOOKS } from './mark-shapes.ts'
import { rateText } from './rate-text.ts'
import { SIDES } from './sides.ts'

interface FiltersProps {
  readonly whole: TimelineView
  /** Lines a second that the darkest shade stands for. */
  readonly peak: number
  /** Lanes that the text leaves out. */
  readonly filteredOut: number
}

/** What is shown; each sign is explained where it is switched on and off. */
export function TimelineFilters({ whole, peak, filteredOut }: FiltersProps) {
  const text = useView(state => state.filters['timeline'] ?? '')
  const setFilter = useView(state => state.setFilter)
  return (
    <div className="timeline-filters">
      <SearchField label="Filter lanes" value={text} onChange={value => setFilter('timeline', value)} />
      {filteredOut > 0 && <span className="timeline-left-out">{plural(filteredOut, 'lane')} left out</span>}
      <KindFilter />
      <span className="timeline-severity">ringed = fatal, small = info</span>
      <HeatLegend peak={peak} />
      <Notices whole={whole} />
    </div>
  )
}

function KindFilter() {
  const hidden = useView(state => state.timeline.hiddenKinds)
  const setTimeline = useView(state => state.setTimeline)
  const toggle = (kind: TimelineKind) =>
    setTimeline({ hiddenKinds: hidden.includes(kind) ? hidden.filter(other => other !== kind) : [...hidden, kind] })
  return (
    <div className="timeline-filter" role="group" aria-label="Events to show">
      {TIMELINE_KINDS.map(kind => (
        <label key={kind} className="timeline-check">
          <input type="checkbox" checked={!hidden.includes(kind)} onChange={() => toggle(kind)} />
          <MarkSign kind={kind} />
          {MARK_LOOKS[kind].label}
        </label>
      ))}
    </div>
  )
}

const SHADES = Array.from({ length: HEAT_LEVELS }, (_, index) => index + 1)

function HeatLegend({ peak }: Pick<FiltersProps, 'peak'>) {
  return (
    <span
      className="timeline-heat"
      title="Shades are logarithmic and mean the same in every lane and in both runs. The lower edge of a lane shows error lines alone."
    >
      lines
      <Ramp of="lines" />
      <Ramp of="errors" />
      errors, up to {rateText(peak)}, log scale
    </span>
  )
}

function Ramp({ of }: { readonly of: 'lines' | 'errors' }) {
  return (
    <span className={`timeline-ramp ${of}`} aria-hidden="true">
      {SHADES.map(shade => (
        <span key={shade} style={{ opacity: heatAlpha(shade, of) }} />
      ))}
    </span>
  )
}

/** Why lines are counted and not drawn; of one host, those of the whole run's artifacts are only counted. */
const NOT_DRAWN = {
  run: 'have no readable time',
  host: 'are not drawn: they have no readable time, or stand in artifacts of the whole run',
} as const

/** What the lanes cannot show, in words. */
function Notices({ whole }: { readonly whole: TimelineView }) {
  const unit = useUnit()
  const notices = SIDES.flatMap(side => {
    const run = whole[side]
    if (run === null) return [`No artifact of the ${side} ${unit} has a readable clock.`]
    return [
      ...(run.unplaced === 0
        ? []
        : [`${plural(run.unplaced, 'line')} of findings of the ${side} ${unit} ${NOT_DRAWN[unit]}.`]),
      ...(run.omittedTests === 0
        ? []
        : [`${plural(run.omittedTests, 'shorter failed test')} of the ${side} ${unit} are only in the table.`]),
    ]
  })
  if (notices.length === 0) return undefined
  return (
    <ul className="timeline-notices" aria-label="Not drawn">
      {notices.map(notice => (
        <li key={notice}>{notice}</li>
      ))}
    </ul>
  )
}
