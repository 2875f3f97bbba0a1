import { instant, MICROS_PER_SECOND, type Instant } from '../../base/time.ts'
import { parseTime } from '../clock/parse-time.ts'

/** 2255-06-05: up to there a double holds microseconds exactly. */
const LAST_SECOND = Math.floor(Number.MAX_SAFE_INTEGER / MICROS_PER_SECOND)

/** Seconds since 1970, as Prow writes them into started.json and finished.json. Undefined for 0 and what is no time. */
export function instantOfEpochSeconds(text: string | undefined): Instant | undefined {
  if (text === undefined || !/^\d{1,12}(?:\.\d{1,9})?$/u.test(text)) return undefined
  const seconds = Number(text)
  return seconds > 0 && seconds <= LAST_SECOND ? instant(Math.round(seconds * MICROS_PER_SECOND)) : undefined
}

/** `2022-12-12T17:58:09Z`, as Kubernetes objects write their times. */
export function instantOfRfc3339(text: string | undefined): Instant | undefined {
  const time = text === undefined ? undefined : parseTime(text, 'rfc3339')
  return time?.kind === 'absolute' ? time.at : undefined
}
