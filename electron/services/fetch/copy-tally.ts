import { RateMeter } from './rate-meter.ts'

/** Counts the bytes of the copies that are under way. */
export class CopyTally {
  readonly #meter: RateMeter
  readonly #wanted = new Map<string, number>()
  readonly #done = new Map<string, number>()
  #received = 0

  /** `now` is a monotonic clock in milliseconds. */
  constructor(now: () => number) {
    this.#meter = new RateMeter(now)
  }

  want(name: string, bytes: number): void {
    this.#wanted.set(name, bytes)
  }

  /** A copy begins with what an earlier one left. */
  begin(name: string, bytes: number): void {
    this.#done.set(name, bytes)
  }

  /** More came, or (negative) what came was thrown away. */
  add(name: string, bytes: number): void {
    this.#done.set(name, Math.max(0, (this.#done.get(name) ?? 0) + bytes))
    if (bytes <= 0) return
    this.#received += bytes
    this.#meter.add(bytes)
  }

  finish(name: string): void {
    this.#wanted.delete(name)
    this.#done.delete(name)
  }

  /** Of one copy under way; undefined while it waits. */
  doneOf(name: string): number | undefined {
    return this.#done.get(name)
  }

  get doneBytes(): number {
    return sum(this.#done.values())
  }

  /** What the copies under way and waiting still have to bring. */
  get leftBytes(): number {
    return Math.max(0, sum(this.#wanted.values()) - this.doneBytes)
  }

  get receivedBytes(): number {
    return this.#received
  }

  /** Any one of those under way. */
  get current(): string | undefined {
    return this.#done.keys().next().value
  }

  get bytesPerSecond(): number | undefined {
    return this.#meter.bytesPerSecond
  }
}

function sum(values: Iterable<number>): number {
  let total = 0
  for (const value of values) total += value
  return total
}
