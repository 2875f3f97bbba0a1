/**
 * What is known of an artifact's bytes against what the store holds:
 * - `verified`: every checksum that the store publishes for the stored bytes matches (crc32c always, md5 where present)
 * - `length-only`: the store published no checksum; the number of bytes matches
 * - `unverified`: the store published neither; the answer ended properly, and that is all
 * - `incomplete`: not all bytes came
 */
export type Integrity = 'verified' | 'length-only' | 'unverified' | 'incomplete'
