import { visible } from '#shared/base/text.ts'
import { instant } from '#shared/base/time.ts'
import { SideMark } from '../../domain/SideMark.tsx'
import { absoluteText } from '../../domain/time-text.ts'
import { useSettings } from '../../state/stores.tsx'
import { strings } from '../../strings/index.ts'
import { Button } from '../../ui/Button.tsx'
import type { Timeline } from './frame-state.ts'
import { MarkSign } from './MarkSign.tsx'
import { formatOffset } from './timeline-scale.ts'
import type { Selection } from './use-selection.ts'

const words = strings.timeline.selection

const KEYS = {
  next: <kbd>.</kbd>,
  before: <kbd>,</kbd>,
  zoom: (
    <>
      <kbd>W</kbd> <kbd>S</kbd>
    </>
  ),
  pan: (
    <>
      <kbd>A</kbd> <kbd>D</kbd>
    </>
  ),
}

interface SelectionBarProps {
  readonly timeline: Timeline
  readonly selection: Selection
}

/** The selected event in one line, and what can be done with it. It always has its place, so that nothing jumps. */
export function SelectionBar({ timeline, selection }: SelectionBarProps) {
  const { selected } = selection
  const mode = useSettings(state => state.settings.time)
  return (
    <div className="timeline-selection" role="group" aria-label={words.name}>
      <p role="status">
        {selected === undefined ? (
          <span className="timeline-hint">{words.none(KEYS)}</span>
        ) : (
          <>
            <SideMark side={selected.side} />
            <b className="timeline-time">{formatOffset(selected.at - timeline.origins[selected.side], 1_000)}</b>
            <span className="timeline-utc">{absoluteText(instant(selected.at), mode)}</span>
            <span className="timeline-selected-kind">
              <MarkSign kind={selected.kind} /> {words.kindIn(selected.kind, visible(selected.lane))}
            </span>
            <span className="timeline-selected-text" title={visible(selected.text)}>
              {visible(selected.text)}
            </span>
          </>
        )}
      </p>
      <Button small disabled={selected === undefined} onClick={selection.focus} title={words.zoom.title}>
        {words.zoom.name}
      </Button>
      <Button small disabled={selected === undefined} onClick={selection.makeZero} title={words.zero.title}>
        {words.zero.name}
      </Button>
      <Button small disabled={selected === undefined} onClick={selection.open} title={words.open.title}>
        {words.open.name}
      </Button>
    </div>
  )
}
