const STEP_MS = 500
const STEPS = 6

/** Bytes a second over the last three seconds. Times in milliseconds of a monotonic clock. */
export class RateMeter {
  readonly #now: () => number
  #steps: { readonly at: number; bytes: number }[] = []

  constructor(now: () => number) {
    this.#now = now
  }

  add(bytes: number): void {
    const at = Math.floor(this.#now() / STEP_MS)
    const last = this.#steps.at(-1)
    if (last?.at === at) last.bytes += bytes
    else this.#steps = [...this.#steps.slice(1 - STEPS), { at, bytes }]
  }

  /** Undefined until there is something to measure. */
  get bytesPerSecond(): number | undefined {
    const now = this.#now()
    const recent = this.#steps.filter(({ at }) => now / STEP_MS - at < STEPS)
    const [first] = recent
    if (first === undefined) return undefined
    const elapsed = now - first.at * STEP_MS
    return elapsed < STEP_MS ? undefined : (recent.reduce((sum, { bytes }) => sum + bytes, 0) * 1_000) / elapsed
  }
}
