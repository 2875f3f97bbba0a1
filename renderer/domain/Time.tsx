import { formatInstant, type Instant } from '#shared/base/time.ts'
import { useSettings } from '../state/stores.tsx'
import { exactTimeText, timeText } from './time-text.ts'

interface TimeProps {
  readonly at: Instant
  /** Start of the run that it is of; undefined = not known, or the start itself: relative times are absolute there. */
  readonly start?: Instant | undefined
  /** As finely as the artifact says it, for columns of times; whole seconds otherwise. */
  readonly exact?: boolean
}

/** An instant in the way that the person chose; in UTC on hover, and for who copies it (`withInstants`). */
export function Time({ at, start, exact = false }: TimeProps) {
  const mode = useSettings(state => state.settings.time)
  const iso = formatInstant(at)
  return (
    <time dateTime={iso} title={iso}>
      {(exact ? exactTimeText : timeText)(at, mode, start)}
    </time>
  )
}
