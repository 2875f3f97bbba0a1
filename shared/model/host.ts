/**
 * A machine under test. Hosts of two runs are compared by `role`, never by name: names carry random hashes.
 */
export interface Host {
  readonly name: string
  /** `node`, `control-plane`, or the family of the OS image (`cos`, `ubuntu`, `al2023`, `fcos`); `unknown` where nothing tells. */
  readonly role: string
  /** The OS image, when an artifact names it. */
  readonly image?: string
}
