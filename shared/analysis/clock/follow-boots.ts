import { MICROS_PER_SECOND } from '../../base/time.ts'
import type { TimeReading } from './parse-time.ts'

/** One line that shows both clocks: `sinceBoot` microseconds after the start it was `wall`. */
export interface BootBridge {
  readonly wall: TimeReading
  readonly sinceBoot: number
  /** The writer says both in one sentence (cloud-init); else a collector added its own clock, possibly late. */
  readonly isExact: boolean
}

/** The boots that an artifact's seconds-since-boot belong to, in order. */
export interface BootLog {
  /** Takes the next line's seconds since boot and returns the number of its boot. */
  follow(sinceBoot: number): number
  /** Takes a line of the latest boot that shows both clocks. */
  bridge(found: BootBridge): void
  bridges(): readonly (BootBridge | undefined)[]
}

/** Several CPUs write with small disorder; a step back by more than this is another boot. */
const STEP_BACK = 10 * MICROS_PER_SECOND

export function createBootLog(): BootLog {
  const boots: { highest: number; bridge: BootBridge | undefined }[] = []
  return {
    follow(sinceBoot) {
      const latest = boots.at(-1)
      if (latest === undefined || sinceBoot + STEP_BACK < latest.highest)
        boots.push({ highest: sinceBoot, bridge: undefined })
      else latest.highest = Math.max(latest.highest, sinceBoot)
      return boots.length - 1
    },
    bridge(found) {
      const latest = boots.at(-1)
      if (latest !== undefined && isBetter(found, latest.bridge)) latest.bridge = found
    },
    bridges: () => boots.map(boot => boot.bridge),
  }
}

/** A journal stamps the kernel's first messages when it starts, seconds late; later ones it stamps as they come. */
function isBetter(found: BootBridge, known: BootBridge | undefined): boolean {
  if (known === undefined || found.isExact !== known.isExact) return known === undefined || found.isExact
  return !found.isExact && found.sinceBoot >= known.sinceBoot
}
