import type { Instant } from '#shared/base/time.ts'
import type { Side } from '../../domain/EvidenceLink.tsx'
import { useSettings } from '../../state/stores.tsx'
import { BARS_HEIGHT, BARS_WIDTH, barsPath, minutesText, type MinuteScale, type RunMinutes } from './minute-bars.ts'

interface MinuteBarsProps extends RunMinutes {
  readonly side: Side
  readonly scale: MinuteScale
  /** Of that run; undefined = not known. */
  readonly start: Instant | undefined
}

/** When the lines of a template were written, since the run's start: all bars of a list stand on one scale. */
export function MinuteBars({ side, scale, start, ...lines }: MinuteBarsProps) {
  const mode = useSettings(state => state.settings.time)
  return (
    <span className="novel-minutes">
      <svg className={side} width={BARS_WIDTH} height={BARS_HEIGHT} aria-hidden="true">
        <path d={barsPath(lines, scale)} />
      </svg>
      <span>{minutesText(lines.minutes, mode, start)}</span>
    </span>
  )
}
