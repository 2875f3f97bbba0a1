/** Memory one analysis process may hold (security bar: JOB_RSS 1.5 GiB). Bytes. */
export const ANALYSIS_RSS_BYTES = 1.5 * 1024 ** 3

/** V8's own share of it; array buffers are outside this and are caught by the heartbeat. MiB. */
export const ANALYSIS_HEAP_MIB = 1_024

/** A process that said nothing for this long is taken for hung: no single step of an analysis takes half as long. */
export const ANALYSIS_SILENCE_MS = 60_000

/** Between asking a process to end and ending it; together with the ask it stays below three seconds. */
export const KILL_AFTER_MS = 2_000

/** A run that ended its process this often is not tried again while its source stays open. */
export const DEATHS_BEFORE_QUARANTINE = 2
