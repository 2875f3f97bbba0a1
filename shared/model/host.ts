import type { Evidence } from './evidence.ts'

/** How the test suite ended on one machine, in the words of the runner. */
export interface SuiteEnd {
  readonly outcome: 'passed' | 'failed'
  readonly evidence: Evidence
}

/**
 * A machine under test. Hosts of two runs are compared by `role`, never by name: names carry random hashes.
 */
export interface Host {
  readonly name: string
  /** `node`, `control-plane`, or the family of the OS image (`cos`, `ubuntu`, `al2023`, `fcos`); `unknown` where nothing tells. */
  readonly role: string
  /** The OS image, when an artifact names it. */
  readonly image?: string
  /** Undefined where no runner says it. */
  readonly suite?: SuiteEnd
}

/** Two hosts of one run that are worth comparing. */
export interface HostPair {
  readonly good: string
  readonly bad: string
  /** One sentence. */
  readonly reason: string
}
