import type { FetchLimits } from './limits.ts'

/** Tells a body that drips from one that flows. Fed with what came; `now` is a monotonic clock in milliseconds. */
export class SpeedWatch {
  readonly #limits: FetchLimits
  readonly #now: () => number
  #since: number
  #bytes = 0

  constructor(limits: FetchLimits, now: () => number) {
    this.#limits = limits
    this.#now = now
    this.#since = now()
  }

  /** True when the last full stretch of time brought less than the least speed asks for. */
  isTooSlow(bytes: number): boolean {
    this.#bytes += bytes
    const elapsed = this.#now() - this.#since
    if (elapsed < this.#limits.minSpeedMs) return false
    const isSlow = this.#bytes < (this.#limits.minBytesPerSecond * elapsed) / 1_000
    this.#bytes = 0
    this.#since = this.#now()
    return isSlow
  }
}
