import type { Instant } from '../base/time.ts'
import type { Evidence } from './evidence.ts'
import type { LineNote } from './line-note.ts'

/**
 * - `pod`: one pod, never two: its identity is its uid, since a name is used again
 * - `sandbox`, `container`: one of which no line names the pod
 * - `unit`: a systemd unit on one machine
 * - `test`: a failed test
 * - `node`: a machine under test
 */
export type EntityKind = 'test' | 'node' | 'unit' | 'pod' | 'sandbox' | 'container'

/** Something of a pod that has an id of its own. */
export interface EntityPart {
  readonly kind: 'sandbox' | 'container'
  /** 64 hex digits. */
  readonly id: string
  /** Of a container, where a line says it. */
  readonly name?: string
}

/** A line that ties names and ids together. */
export interface EntityJoin {
  /** Id of the extractor, e.g. `containerd/sandbox-started`. */
  readonly fact: string
  readonly confidence: 'high' | 'medium'
  readonly evidence: Evidence
}

/** Something that lines of several artifacts speak of. */
export interface Entity {
  /** Stable: `pod:<uid>`, `pod:<namespace>/<name>` without one, `unit:<host>/<name>`, `test:<name>`, `node:<host>`, `container:<id>`. */
  readonly id: string
  readonly kind: EntityKind
  /** What people call it: `<namespace>/<name>` of a pod, else its name or id. */
  readonly title: string
  readonly host?: string
  readonly uid?: string
  readonly namespace?: string
  /** Without its namespace. */
  readonly name?: string
  readonly parts: readonly EntityPart[]
  /** Of the lines that tie it together; of a test, when it ran. */
  readonly firstAt?: Instant
  readonly lastAt?: Instant
  /** A few lines that show which names and ids are this one. */
  readonly joins: readonly EntityJoin[]
}

/** Something that a reader of stories should know: a join that was refused, a limit that was reached. */
export interface EntityNote {
  /** One sentence. */
  readonly text: string
  readonly evidence: readonly Evidence[]
}

/** A stretch of time. */
export interface StoryWindow {
  readonly from: Instant
  readonly to: Instant
}

/** One line of a story. */
export interface StoryLine {
  readonly evidence: Evidence
  /** By its artifact's own clock; undefined = it has no time that can be placed. */
  readonly at?: Instant
  /** The line has no time of its own; `at` is that of the line before it. */
  readonly isInherited: boolean
  readonly notes: readonly LineNote[]
}

/** Lines of one entity over all artifacts, by time; those without one come last. */
export interface Story {
  readonly entity: Entity
  /** Only lines of this time, of all artifacts of the entity's node. */
  readonly window?: StoryWindow
  readonly lines: readonly StoryLine[]
  /** Further lines that were counted and not kept. */
  readonly omitted: number
  /** Artifacts that could not be read, or not to their end, sorted. */
  readonly unread: readonly string[]
}
