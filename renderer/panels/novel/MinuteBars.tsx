import type { Side } from '../../domain/EvidenceLink.tsx'
import { useSettings } from '../../state/stores.tsx'
import { BARS_HEIGHT, BARS_WIDTH, barsPath, minutesText, type MinuteRange, type RunMinutes } from './minute-bars.ts'

interface MinuteBarsProps extends RunMinutes {
  readonly side: Side
  readonly range: MinuteRange
}

/** When the lines of a template were written, since the run's start: all bars of a list stand on one scale. */
export function MinuteBars({ side, range, ...lines }: MinuteBarsProps) {
  const mode = useSettings(state => state.settings.time)
  return (
    <span className="novel-minutes">
      <svg className={side} width={BARS_WIDTH} height={BARS_HEIGHT} aria-hidden="true">
        <path d={barsPath(lines, range)} />
      </svg>
      <span>{minutesText(lines, mode)}</span>
    </span>
  )
}
