import type { TimelineKind, TimelineView } from '#shared/ipc/views.ts'
import { useUnit } from '../../domain/unit.ts'
import { useView } from '../../state/stores.tsx'
import { strings } from '../../strings/index.ts'
import { SearchField } from '../../ui/SearchField.tsx'
import { heatAlpha } from './draw-strips.ts'
import { HEAT_LEVELS } from './layout-heat.ts'
import { TIMELINE_KINDS } from '#shared/ipc/contract.ts'
import { MarkSign } from './MarkSign.tsx'
import { rateText } from './rate-text.ts'
import { SIDES } from './sides.ts'

const words = strings.timeline

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
      <SearchField label={words.filters.lanes} value={text} onChange={value => setFilter('timeline', value)} />
      {filteredOut > 0 && <span className="timeline-left-out">{words.filters.leftOut(filteredOut)}</span>}
      <KindFilter />
      <span className="timeline-severity">{words.filters.severity}</span>
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
    <div className="timeline-filter" role="group" aria-label={words.filters.kinds}>
      {TIMELINE_KINDS.map(kind => (
        <label key={kind} className="timeline-check">
          <input type="checkbox" checked={!hidden.includes(kind)} onChange={() => toggle(kind)} />
          <MarkSign kind={kind} />
          {words.kinds[kind]}
        </label>
      ))}
    </div>
  )
}

const SHADES = Array.from({ length: HEAT_LEVELS }, (_, index) => index + 1)

function HeatLegend({ peak }: Pick<FiltersProps, 'peak'>) {
  return (
    <span className="timeline-heat" title={words.filters.heat.explain}>
      {words.filters.heat.legend({ lines: <Ramp of="lines" />, errors: <Ramp of="errors" /> }, rateText(peak))}
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

/** What the lanes cannot show, in words. */
function Notices({ whole }: { readonly whole: TimelineView }) {
  const unit = useUnit()
  const notices = SIDES.flatMap(side => {
    const run = whole[side]
    if (run === null) return [words.notDrawn.noClock(side, unit)]
    return [
      ...(run.unplaced === 0 ? [] : [words.notDrawn.lines(run.unplaced, side, unit)]),
      ...(run.omittedTests === 0 ? [] : [words.notDrawn.tests(run.omittedTests, side, unit)]),
    ]
  })
  if (notices.length === 0) return undefined
  return (
    <ul className="timeline-notices" aria-label={words.notDrawn.name}>
      {notices.map(notice => (
        <li key={notice}>{notice}</li>
      ))}
    </ul>
  )
}
