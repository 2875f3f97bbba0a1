import { visible } from '#shared/base/text.ts'
import { instant } from '#shared/base/time.ts'
import { SideMark } from '../../domain/SideMark.tsx'
import { absoluteText } from '../../domain/time-text.ts'
import { useSettings } from '../../state/stores.tsx'
import { Button } from '../../ui/Button.tsx'
import type { Timeline } from './frame-state.ts'
import { MarkSign } from './MarkSign.tsx'
import { MARK_LOOKS } from './mark-shapes.ts'
import { formatOffset } from './timeline-scale.ts'
import type { Selection } from './use-selection.ts'

interface SelectionBarProps {
  readonly timeline: Timeline
  readonly selection: Selection
}

/** The selected event in one line, and what can be done with it. It always has its place, so that nothing jumps. */
export function SelectionBar({ timeline, selection }: SelectionBarProps) {
  const { selected } = selection
  const mode = useSettings(state => state.settings.time)
  return (
    <div className="timeline-selection" role="group" aria-label="Selected event">
      <p role="status">
        {selected === undefined ? (
          <span className="timeline-hint">
            No event selected. <kbd>.</kbd> and <kbd>,</kbd> step through findings, <kbd>W</kbd> <kbd>S</kbd> zoom,{' '}
            <kbd>A</kbd> <kbd>D</kbd> pan.
          </span>
        ) : (
          <>
            <SideMark side={selected.side} />
            <b className="timeline-time">{formatOffset(selected.at - timeline.origins[selected.side], 1_000)}</b>
            <span className="timeline-utc">{absoluteText(instant(selected.at), mode)}</span>
            <span className="timeline-selected-kind">
              <MarkSign kind={selected.kind} /> {MARK_LOOKS[selected.kind].label} in {visible(selected.lane)}
            </span>
            <span className="timeline-selected-text" title={visible(selected.text)}>
              {visible(selected.text)}
            </span>
          </>
        )}
      </p>
      <Button small disabled={selected === undefined} onClick={selection.focus} title="Zoom to it (F)">
        Zoom to
      </Button>
      <Button small disabled={selected === undefined} onClick={selection.makeZero} title="Its run counts from here (Z)">
        Use as zero
      </Button>
      <Button small disabled={selected === undefined} onClick={selection.open} title="Open its line (Enter)">
        Open line
      </Button>
    </div>
  )
}
