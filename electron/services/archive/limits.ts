/** At most this many entries are listed of one source. */
const ARCHIVE_ENTRIES = 100_000
/** Decoded bytes of one compressed entry; what lies beyond is not read and the entry is marked truncated. */
const ENTRY_BYTES = 2 * 1024 ** 3
/** Expanded bytes of one archive. */
const ARCHIVE_BYTES = 8 * 1024 ** 3
/** Bytes of one entry name. */
const NAME_BYTES = 4096
/** Bytes of all entry names of one archive, and of the directory of a zip. */
const NAMES_BYTES = 64 * 1024 ** 2
export const DIRECTORY_BYTES = 256 * 1024 ** 2
/** Bytes of one pax or GNU long-name record, and of one gzip header field. */
const META_BYTES = 1024 ** 2
/** Members of one gzip file; bgzip writes one per 64 KiB, so this covers ENTRY_BYTES three times. */
const GZIP_MEMBERS = 100_000
/** Folders between a source and a run in it. */
export const RUN_DEPTH = 8

/** The limits above as values, so that tests can use small ones. */
export interface SourceLimits {
  readonly entries: number
  readonly entryBytes: number
  readonly archiveBytes: number
  readonly nameBytes: number
  readonly namesBytes: number
  readonly metaBytes: number
  readonly gzipMembers: number
}

export const DEFAULT_LIMITS: SourceLimits = {
  entries: ARCHIVE_ENTRIES,
  entryBytes: ENTRY_BYTES,
  archiveBytes: ARCHIVE_BYTES,
  nameBytes: NAME_BYTES,
  namesBytes: NAMES_BYTES,
  metaBytes: META_BYTES,
  gzipMembers: GZIP_MEMBERS,
}

const UNITS = ['bytes', 'KiB', 'MiB', 'GiB'] as const

/** `2 GiB`, `512 bytes`: a limit as people read it. */
export function formatBytes(bytes: number): string {
  let unit = 0
  let amount = bytes
  while (amount >= 1024 && amount % 1024 === 0 && unit < UNITS.length - 1) {
    amount /= 1024
    unit++
  }
  return `${amount} ${UNITS[unit] ?? 'bytes'}`
}
