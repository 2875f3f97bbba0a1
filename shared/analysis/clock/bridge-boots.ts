import { instant, type Instant } from '../../base/time.ts'
import { median } from './measure-skew.ts'
import type { ParsedTime } from '../parse-line.ts'
import type { BootStarts } from './follow-boots.ts'
import { parseTime } from './parse-time.ts'
import type { ArtifactClock, RunWindow } from './resolve-clock.ts'
import type { Sighting } from './sightings.ts'

/** Messages of a kernel, by the key of their event, and when the journal of the machine says that each was written. */
export type KernelMessages = ReadonlyMap<string, Instant>

interface MachineLog {
  readonly host: string | undefined
  readonly clock: ArtifactClock
  readonly sightings: readonly Sighting[]
}

/** What the journals of each machine have of its kernel; the first of several counts. */
export function kernelMessages(
  logs: readonly MachineLog[],
  window: RunWindow | undefined,
): ReadonlyMap<string, KernelMessages> {
  const hosts = new Map<string, Map<string, Instant>>()
  for (const { host, clock, sightings } of logs) {
    const written = sightings.filter(({ event, line }) => event.startsWith('kernel') && !isSinceBoot(line.parsed.time))
    if (host === undefined || written.length === 0) continue
    const instantOf = clock.resolver(window)
    const messages = hosts.get(host) ?? new Map<string, Instant>()
    hosts.set(host, messages)
    for (const { key, line } of written) {
      const at = instantOf(line.parsed)
      if (at !== undefined && !messages.has(key)) messages.set(key, at)
    }
  }
  return hosts
}

/**
 * When the boots of a serial console began, from messages of the kernel that the machine's journal has too. The very
 * first message is stamped when the journal starts, seconds late: it only counts where there is no other.
 */
export function bridgeBoots(sightings: readonly Sighting[], journal: KernelMessages = new Map()): BootStarts {
  const found = new Map<number, { readonly event: string; readonly start: number }[]>()
  for (const { event, key, line } of sightings) {
    const time = [line.parsed.time, line.parsed.outerTime].find(isSinceBoot)
    const reading = time === undefined ? undefined : parseTime(time.text, time.style)
    const written = journal.get(key)
    if (reading?.kind !== 'since-boot' || time?.boot === undefined || written === undefined) continue
    const start = { event, start: written - reading.micros }
    found.set(time.boot, [...(found.get(time.boot) ?? []), start])
  }
  const last = Math.max(-1, ...found.keys())
  return Array.from({ length: last + 1 }, (_, boot) => startOf(found.get(boot) ?? []))
}

function isSinceBoot(time: ParsedTime | undefined): boolean {
  return time?.style === 'since-boot'
}

function startOf(found: readonly { readonly event: string; readonly start: number }[]): Instant | undefined {
  const later = found.filter(({ event }) => event === 'kernel')
  const counted = later.length > 0 ? later : found
  return counted.length === 0 ? undefined : instant(median(counted.map(({ start }) => start)))
}
