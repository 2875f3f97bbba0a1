import type { FileHandle } from 'node:fs/promises'

/** An open file that is to be read as an archive. `path` is for messages, `label` for people. */
export interface ArchiveFile {
  readonly handle: FileHandle
  readonly path: string
  readonly label: string
}
