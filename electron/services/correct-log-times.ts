import { withoutSkew } from '#shared/analysis/clock/without-skew.ts'
import { instant } from '#shared/base/time.ts'
import type { LogWindow } from '#shared/ipc/views.ts'
import type { ClockSkew } from '#shared/model/clock-skew.ts'

/** The window with the times of its lines by the clock that the artifact's skew is measured against; texts stay what they are. */
export function correctLogTimes(window: LogWindow, skews: readonly ClockSkew[]): LogWindow {
  const lines = window.lines.map(line =>
    line.at === undefined ? line : { ...line, at: withoutSkew(instant(line.at), window.artifact, skews) },
  )
  return { ...window, lines }
}
