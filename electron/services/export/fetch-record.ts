import { z } from 'zod'
import { stableStringify } from '#shared/report/stable-stringify.ts'

/** Name of the record at the root of what was written; `create-source.ts` knows it as no part of a run. */
export const RECORD_FILE = 'runskew-fetch.json'

/** What lies beside a run that was written to a folder or an archive: where each file comes from, and what is not there. */
export const FetchRecord = z.object({
  schema: z.literal('runskew/fetch@1'),
  /** `gs://<bucket>/<path>`, or what a person named. */
  source: z.string(),
  /** Where the names of artifacts begin, relative to this record; empty = beside it. */
  folder: z.string().exactOptional(),
  /** From the first to the last time at which the store took in an object of the run. ISO 8601, UTC. */
  uploaded: z.object({ from: z.string(), to: z.string() }).exactOptional(),
  /** Of a run in a bucket. */
  listing: z
    .object({
      /** Where the objects lie; another than in `source` when the store has moved them. */
      bucket: z.string(),
      /** ISO 8601, UTC. */
      listedAt: z.string(),
      /** False when there may have been more to come. */
      isFinished: z.boolean(),
    })
    .exactOptional(),
  artifacts: z.array(
    z.object({
      /** Name in the bucket, or in the source. */
      name: z.string(),
      /** Path of the file, relative to this record. */
      file: z.string(),
      /** Bytes of the file. */
      bytes: z.int().nonnegative(),
      /** SHA-256 of the file, lower-case hex. */
      sha256: z.string(),
      /** True where the store holds it as gzip, and the file does not. */
      isUnpacked: z.literal(true).exactOptional(),
      /** What the store says of the object; its bytes as stored. */
      object: z
        .object({
          generation: z.string(),
          bytes: z.int().nonnegative(),
          crc32c: z.string().exactOptional(),
          md5: z.string().exactOptional(),
        })
        .exactOptional(),
      integrity: z.enum(['verified', 'length-only', 'unverified']).exactOptional(),
    }),
  ),
  /** What the run has beside these. */
  missing: z.array(z.object({ name: z.string(), reason: z.string(), bytes: z.int().nonnegative().exactOptional() })),
})
export type FetchRecord = z.output<typeof FetchRecord>
export type WrittenArtifact = FetchRecord['artifacts'][number]
export type MissingArtifact = FetchRecord['missing'][number]

/** The same record gives the same bytes. */
export function encodeFetchRecord(record: FetchRecord): string {
  return `${stableStringify(record)}\n`
}
