import { MICROS_PER_SECOND, type Instant } from '../../base/time.ts'
import type { ParsedLine, ParsedTime } from '../parse-line.ts'
import { parseTime } from './parse-time.ts'

/** One line that shows both clocks: `sinceBoot` microseconds after the start it was `wall`. */
export interface BootBridge {
  readonly wall: ParsedTime
  readonly sinceBoot: number
  /** The writer says both in one sentence (cloud-init); else a collector added its own clock, possibly late. */
  readonly isExact: boolean
}

/** When each boot began, by its number, as another artifact of the machine tells; undefined where it does not. */
export type BootStarts = readonly (Instant | undefined)[]

/** The boots that an artifact's seconds-since-boot belong to, in order. */
export interface BootLog {
  /** Takes the next line and the microseconds since boot that it shows; returns the number of its boot, undefined without any. */
  follow(line: ParsedLine, since: number | undefined): number | undefined
  /** Takes a line of the latest boot; one that shows both clocks is a bridge. */
  bridge(line: ParsedLine): void
  bridges(): readonly (BootBridge | undefined)[]
}

/** Several CPUs write with small disorder; a step back by more than this is another boot. */
const STEP_BACK = 10 * MICROS_PER_SECOND
/** A kernel's first word: after more than a second, it is that of another boot. */
const FIRST_WORDS = 'Linux version '

export function createBootLog(): BootLog {
  const boots: { highest: number; bridge: BootBridge | undefined }[] = []
  return {
    follow(line, since) {
      const sinceBoot = since ?? uptimeOf(line)
      if (sinceBoot === undefined) return undefined
      const latest = boots.at(-1)
      const isStart =
        sinceBoot === 0 && line.message.startsWith(FIRST_WORDS) && (latest?.highest ?? 0) > MICROS_PER_SECOND
      if (latest === undefined || isStart || sinceBoot + STEP_BACK < latest.highest)
        boots.push({ highest: sinceBoot, bridge: undefined })
      else latest.highest = Math.max(latest.highest, sinceBoot)
      return boots.length - 1
    },
    bridge(line) {
      const latest = boots.at(-1)
      const found = latest === undefined ? undefined : bridgeOf(line)
      if (latest !== undefined && found !== undefined && isBetter(found, latest.bridge)) latest.bridge = found
    },
    bridges: () => boots.map(boot => boot.bridge),
  }
}

/** cloud-init's banner tells the time of day and the seconds since boot at once. */
function uptimeOf({ fields, formats }: ParsedLine): number | undefined {
  const uptime = formats.includes('cloud-init-banner') ? Number(fields.get('uptime')) : NaN
  return Number.isFinite(uptime) ? Math.round(uptime * MICROS_PER_SECOND) : undefined
}

function bridgeOf(line: ParsedLine): BootBridge | undefined {
  const times = [line.time, line.outerTime].flatMap(time => time ?? [])
  const wall = times.find(({ style, text }) => style !== 'since-boot' && parseTime(text, style) !== undefined)
  const uptime = uptimeOf(line)
  if (wall === undefined) return undefined
  if (uptime !== undefined) return { wall, sinceBoot: uptime, isExact: true }
  const [since] = times.flatMap(({ style, text }) => (style === 'since-boot' ? (parseTime(text, style) ?? []) : []))
  return since?.kind === 'since-boot' ? { wall, sinceBoot: since.micros, isExact: false } : undefined
}

/**
 * A journal stamps the kernel's first messages when it starts, seconds late, and a machine's clock may be set once the
 * network is there: of several lines of one kind the later one tells more.
 */
function isBetter(found: BootBridge, known: BootBridge | undefined): boolean {
  if (known === undefined || found.isExact !== known.isExact) return known === undefined || found.isExact
  return found.sinceBoot >= known.sinceBoot
}
