import { useView } from '../../state/stores.tsx'
import { strings } from '../../strings/index.ts'
import { Button } from '../../ui/Button.tsx'
import { routeTo, useRoute } from '../../state/route.ts'
import { ExportButtons, type ExportProps } from './ExportButtons.tsx'
import { actionForKey } from './timeline-keys.ts'
import type { Selection } from './use-selection.ts'
import { WHOLE } from './use-selection.ts'
import { phasesOfBoth, zeroAtPhase } from '../../domain/zero.ts'

const words = strings.timeline.toolbar

interface ToolbarProps extends ExportProps {
  readonly selection: Selection
}

/** What moves the clock and the view. */
export function TimelineToolbar({ selection, ...shown }: ToolbarProps) {
  const { timeline, spans } = shown
  const isTableShown = useView(state => state.timeline.isTableShown)
  const setTimeline = useView(state => state.setTimeline)
  return (
    <div className="timeline-head">
      <h1>{strings.timeline.title}</h1>
      <ZoomButtons timeline={timeline} spans={spans} />
      <div className="timeline-zoom" role="group" aria-label={words.steps}>
        <Button
          small
          iconOnly
          aria-label={words.before.name}
          title={words.before.title}
          onClick={() => selection.step(-1)}
        >
          ‹
        </Button>
        <Button small iconOnly aria-label={words.next.name} title={words.next.title} onClick={() => selection.step(1)}>
          ›
        </Button>
      </div>
      <ZeroPicker timeline={timeline} />
      <label className="timeline-check" title={words.locked.title}>
        <input
          type="checkbox"
          role="switch"
          checked={spans.isLocked}
          onChange={event => spans.setLocked(event.target.checked)}
        />
        {words.locked.name}
      </label>
      <span className="panel-space" />
      <ExportButtons {...shown} />
      <Button small aria-pressed={isTableShown} onClick={() => setTimeline({ isTableShown: !isTableShown })}>
        {words.table}
      </Button>
    </div>
  )
}

const ZOOMS = [
  { key: '+', label: words.zoomIn, sign: '+' },
  { key: '-', label: words.zoomOut, sign: '−' },
  { key: 'ArrowLeft', label: words.earlier, sign: '←' },
  { key: 'ArrowRight', label: words.later, sign: '→' },
] as const

function ZoomButtons({ timeline, spans }: Pick<ExportProps, 'timeline' | 'spans'>) {
  const press = (key: string) => {
    const action = actionForKey(key, { extent: timeline.extent, anchor: undefined })
    if (action?.kind === 'move') spans.change('both', action.to, { glides: true })
  }
  return (
    <div className="timeline-zoom" role="group" aria-label={words.zoomAndPan}>
      {ZOOMS.map(({ key, label, sign }) => (
        <Button key={key} small iconOnly aria-label={label} title={label} onClick={() => press(key)}>
          {sign}
        </Button>
      ))}
      <Button small onClick={() => press('0')} disabled={spans.isWhole} title={words.showAll.title}>
        {words.showAll.name}
      </Button>
    </div>
  )
}

/** Where the clock of both runs begins. An event becomes zero from the bar below the lanes. */
function ZeroPicker({ timeline: { whole, zero } }: Pick<ExportProps, 'timeline'>) {
  const chosen = useRoute().zero
  const phases = phasesOfBoth(whole)
  const names = strings.timeline.zero
  const choose = (value: string) => routeTo({ zero: value === '' ? undefined : value, ...WHOLE })
  return (
    <label className="timeline-zero">
      {names.name}
      <select
        className="small-select"
        value={zero.kind === 'start' ? '' : (chosen ?? '')}
        onChange={event => choose(event.target.value)}
      >
        <option value="">{names.start}</option>
        {phases.map(name => (
          <option key={name} value={zeroAtPhase(name)}>
            {names.phase(name)}
          </option>
        ))}
        {zero.kind === 'event' && <option value={chosen}>{names.event}</option>}
      </select>
    </label>
  )
}
