import type { CoverageState } from '../../model/coverage.ts'
import type { Evidence } from '../../model/evidence.ts'
import type { Host } from '../../model/host.ts'
import type { RunFacts } from '../../model/run.ts'
import type { VersionClaim } from '../../model/version-claim.ts'

/** What a reader knows about the artifact it reads. */
export interface ReaderContext {
  /** Path inside the run. */
  readonly artifact: string
  /** The host whose folder it lies in, if any. */
  readonly host?: string
}

/** One test case of a JUnit file. */
export interface TestCase {
  readonly name: string
  readonly suite: string
  readonly outcome: 'passed' | 'failed' | 'skipped'
  /** Failure text, raw; empty unless failed. */
  readonly message: string
  readonly durationSeconds?: number
  readonly host?: string
  readonly evidence: Evidence
}

/** An image mentioned by a structured artifact, as written. */
export interface ImageMention {
  readonly reference: string
  readonly host?: string
  readonly evidence: Evidence
}

/** What a structured reader got out of one artifact. Only what the artifact says. */
export interface Reading {
  readonly facts?: Partial<Omit<RunFacts, 'source'>>
  readonly claims?: readonly VersionClaim[]
  readonly images?: readonly ImageMention[]
  readonly hosts?: readonly Host[]
  readonly tests?: readonly TestCase[]
  /** Why the Prow pod ended early. */
  readonly stopped?: { readonly reason: string; readonly evidence: Evidence }
  /** Damage; the rest of the reading is what could be read. */
  readonly problem?: {
    readonly state: Extract<CoverageState, 'malformed' | 'truncated' | 'empty' | 'skipped'>
    readonly reason: string
  }
}

/** Takes one artifact's decoded bytes in chunks of any size, in order. Never throws, whatever the bytes. */
export interface ArtifactReader {
  feed(chunk: Uint8Array): void
  end(): Reading
}

/** A structured format. `matches` looks at the path alone. */
export interface StructuredFormat {
  readonly id: string
  readonly title: string
  matches(artifact: string): boolean
  open(context: ReaderContext): ArtifactReader
}
