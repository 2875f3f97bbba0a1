import type { FetchLimits } from './limits.ts'

/** When a host may be asked again; one for each host, shared by everything in this process that asks it. */
export class HostGate {
  readonly #limits: FetchLimits
  readonly #now: () => number
  #pausedUntil = 0
  #failures = 0
  #openUntil = 0

  /** `now` is a monotonic clock in milliseconds: a wall clock that is set back must not stop all requests. */
  constructor(limits: FetchLimits, now: () => number) {
    this.#limits = limits
    this.#now = now
  }

  /** Milliseconds until the next request may leave. */
  get waitMs(): number {
    return Math.max(0, this.#pausedUntil - this.#now())
  }

  /** The host failed so often in a row that asking again would only burden it. */
  get isShut(): boolean {
    return this.#now() < this.#openUntil
  }

  /** The host asked to slow down: nobody asks it before that time. */
  pause(ms: number): void {
    this.#pausedUntil = Math.max(this.#pausedUntil, this.#now() + ms)
  }

  succeeded(): void {
    this.#failures = 0
  }

  failed(): void {
    this.#failures++
    if (this.#failures < this.#limits.circuitFailures * this.#limits.connections) return
    this.#failures = 0
    this.#openUntil = this.#now() + this.#limits.circuitMs
  }
}

/** The gates of all hosts. */
export function createGates(limits: FetchLimits, now: () => number): (host: string) => HostGate {
  const gates = new Map<string, HostGate>()
  return host => {
    const gate = gates.get(host) ?? new HostGate(limits, now)
    gates.set(host, gate)
    return gate
  }
}
