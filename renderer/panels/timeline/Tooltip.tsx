import { instant } from '#shared/base/time.ts'
import { visible } from '#shared/base/text.ts'
import { absoluteText } from '../../domain/time-text.ts'
import { useSettings } from '../../state/stores.tsx'
import type { Hit } from './hit-test.ts'
import { MarkSign } from './MarkSign.tsx'
import { plural } from '../../ui/number-text.ts'
import { kindOfEvent, type Mark } from './timeline-layout.ts'
import { formatOffset } from './timeline-scale.ts'
import type { FindingKind } from '#shared/model/finding.ts'

export interface Hover {
  readonly hit: Hit
  readonly x: number
  readonly y: number
  /** Start of the run it belongs to. */
  readonly start: number
}

const SHOWN = 6

/** What is under the pointer, on the clock of both runs and with its date. The list beside the plot says the same for the keyboard. */
export function Tooltip({ hover, kinds }: { readonly hover: Hover; readonly kinds: ReadonlyMap<string, FindingKind> }) {
  const { hit, x, y, start } = hover
  const mode = useSettings(state => state.settings.time)
  const isRight = x > 420
  return (
    <div
      className="timeline-tip"
      aria-hidden="true"
      style={{
        transform: `translate(${isRight ? x - 12 : x + 14}px, ${y + 16}px)${isRight ? ' translateX(-100%)' : ''}`,
      }}
    >
      {hit.kind === 'mark' && <MarkTip mark={hit.mark} start={start} kinds={kinds} />}
      {hit.kind === 'band' && (
        <p>
          <b>{hit.band.phase.name}</b> from {formatOffset(hit.band.phase.from - start)} to{' '}
          {formatOffset(hit.band.phase.to - start)}
          <small>{absoluteText(hit.band.phase.from, mode)}</small>
        </p>
      )}
      {hit.kind === 'bar' && (
        <p>
          about {plural(hit.bar.lines, 'line')}
          {hit.bar.errors > 0 ? `, ${hit.bar.errors} at error level` : ''}
          <small>
            {formatOffset(hit.bar.at - start)} · {absoluteText(instant(hit.bar.at), mode)}
          </small>
        </p>
      )}
    </div>
  )
}

interface MarkTipProps {
  readonly mark: Mark
  readonly start: number
  readonly kinds: ReadonlyMap<string, FindingKind>
}

function MarkTip({ mark, start, kinds }: MarkTipProps) {
  const mode = useSettings(state => state.settings.time)
  return (
    <>
      {mark.events.slice(0, SHOWN).map((event, index) => (
        <p key={index}>
          <MarkSign kind={kindOfEvent(event, kinds)} />
          {visible(event.text)}
          <small>
            {formatOffset(event.at - start)} · {absoluteText(event.at, mode)}
          </small>
        </p>
      ))}
      <p className="timeline-tip-hint">
        {mark.events.length > SHOWN ? `and ${mark.events.length - SHOWN} more · ` : ''}
        {mark.events.length === 1 ? 'click opens the line' : 'click zooms in'}
      </p>
    </>
  )
}
