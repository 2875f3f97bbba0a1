import { randomBytes } from 'node:crypto'

/**
 * The link that the browser is opened with. The address with the token must not stand on a command line, where other
 * people of this machine can read it; this one leads there once, within a minute, and then nowhere.
 */
export class OneTimeLink {
  readonly path = `/open/${randomBytes(32).toString('base64url')}`
  #expires: number

  constructor(now: number) {
    this.#expires = now + 60_000
  }

  /** True the first time only. */
  use(now: number): boolean {
    const valid = now < this.#expires
    this.#expires = 0
    return valid
  }
}
