/** What a line did to the thing that it names. `sandbox-start` includes creating it and its network. */
export type Operation =
  'sandbox-start' | 'container-create' | 'container-start' | 'image-pull' | 'sandbox-stop' | 'unit-start'

/** Groups that a pattern may have. `id` is a sandbox's or a container's; `shim` a socket that all of a pod share. */
export const ENTITY_GROUPS = [
  'namespace',
  'name',
  'uid',
  'sandbox',
  'container',
  'id',
  'containerName',
  'shim',
  'image',
  'unit',
] as const
export type EntityGroup = (typeof ENTITY_GROUPS)[number]

/**
 * An extractor: which names and ids a line ties together, and what it says of an operation. Patterns run on the
 * normalised line, like those of rules. Process ids tie nothing: they are used again.
 */
export interface EntityFact {
  /** `<writer>/<what>`, unique. */
  readonly id: string
  /** `tie`: names and ids alone; else the operation's end as well. */
  readonly says: 'tie' | 'success' | 'failure'
  /** Of a success or a failure. */
  readonly operation?: Operation
  /** As in `VersionReading`. */
  readonly literal: string
  /** Its lines are read anyway, as errors or by rules; the scanner does not look for the literal. */
  readonly isReadAnyway?: true
  readonly pattern: RegExp
  /** `medium`: by a name, which is only as good as it is unique. */
  readonly confidence: 'high' | 'medium'
  readonly source: string
  readonly samples: readonly [EntitySample, ...EntitySample[]]
  readonly counterSamples: readonly { readonly line: string; readonly why: string }[]
}

export interface EntitySample {
  readonly line: string
  readonly names: Readonly<Partial<Record<EntityGroup, string>>>
}
