import type { ReactNode } from 'react'
import { formatDuration } from '#shared/base/time.ts'
import { routeTo, useRoute } from '../state/route.ts'
import { strings } from '../strings/index.ts'
import { Button } from '../ui/Button.tsx'
import { RouteLink } from './EvidenceLink.tsx'

const words = strings.domain.timeWindow

/** No time window, and none of the bad run's own. */
const NO_WINDOW = { from: undefined, to: undefined, badFrom: undefined, badTo: undefined } as const

interface NoticeProps {
  readonly what: string
  /** What the panel offers to do with it. */
  readonly children?: ReactNode
}

/** Says that the Timeline looks at a part of the runs, which `what` does with it, and lets go of it; nothing where it looks at all. */
export function TimeWindowNotice({ what, children }: NoticeProps) {
  const { from, to } = useRoute()
  if (from === undefined || to === undefined) return undefined
  return (
    <div className="time-window" role="note">
      <span>
        {words.notice(
          <RouteLink change={{ panel: 'timeline' }}>{words.title}</RouteLink>,
          { from: signed(from), to: signed(to) },
          what,
        )}
      </span>
      {children}
      <Button small onClick={() => routeTo(NO_WINDOW)}>
        {words.remove}
      </Button>
    </div>
  )
}

function signed(micros: number): string {
  return micros < 0 ? formatDuration(micros) : `+${formatDuration(micros)}`
}
