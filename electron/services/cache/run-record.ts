import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import type { RunPlace } from '#shared/model/reference.ts'
import type { StoredObject } from '../fetch/storage.ts'
import { runKeyOf } from './cache-paths.ts'

/** What the store said of a run when it was listed. */
export interface RunRecord {
  readonly place: RunPlace
  /** Where the objects lie: another than the place's when the store has moved them. */
  readonly bucket: string
  /** Milliseconds since 1970. */
  readonly listedAt: number
  /** False while there may be more to come. */
  readonly isFinished: boolean
  /** An object turned out to have another version than this: the run is listed again although it had finished. */
  readonly isOutdated?: true
  /** Names are relative to the run's folder. */
  readonly objects: readonly StoredObject[]
}

const SCHEMA = 1

const SavedRecord = z.object({
  schema: z.literal(SCHEMA),
  record: z.object({
    place: z.object({ bucket: z.string(), path: z.string(), job: z.string(), id: z.string() }),
    bucket: z.string(),
    listedAt: z.number(),
    isFinished: z.boolean(),
    isOutdated: z.literal(true).exactOptional(),
    objects: z.array(
      z.object({
        name: z.string(),
        bytes: z.int().nonnegative(),
        generation: z.string(),
        crc32c: z.string().exactOptional(),
        md5: z.string().exactOptional(),
        type: z.string().exactOptional(),
        encoding: z.string().exactOptional(),
        createdAt: z.number().exactOptional(),
      }),
    ),
  }),
})

/** True when the store has nothing else to say of the run, as far as is known. Prow rewrites prowjob.json after finished.json. */
export function isSettled({ isFinished, isOutdated }: RunRecord): boolean {
  return isFinished && isOutdated !== true
}

/** The record of a run; undefined when there is none, or none that this version understands: it is listed again then. */
export async function readRecord(path: string, key: string): Promise<RunRecord | undefined> {
  try {
    const record = SavedRecord.parse(JSON.parse(await readFile(path, 'utf8'))).record
    return runKeyOf(record.place) === key ? record : undefined
  } catch {
    return undefined
  }
}

/** The text of a record's file. */
export function encodeRecord(record: RunRecord): string {
  return JSON.stringify({ schema: SCHEMA, record })
}
