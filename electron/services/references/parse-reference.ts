import { err, ok, type Result } from '#shared/base/result.ts'
import { truncate } from '#shared/base/text.ts'
import type { Reference } from '#shared/model/reference.ts'
import { findAddresses } from './find-addresses.ts'
import { readBucketUri } from './read-storage-page.ts'
import { readPage } from './read-page.ts'
import { IN_S3, type Understanding } from './understanding.ts'

/** Longer texts are no pasted address. UTF-16 units; that of the `source.parse` command. */
const TEXT_LENGTH = 8_000
/** What of a refused text is repeated to people. UTF-16 units. */
const SHOWN_LENGTH = 200

/** For people: the forms that are understood. */
const KNOWN = [
  'a Prow page of a run (prow.k8s.io/view/gs/…), of a job (/job-history/…) or of a pull request (/pr-history/…)',
  'a gcsweb folder (gcsweb.k8s.io/gcs/…)',
  'a storage address (gs://… or storage.googleapis.com/…)',
  'a Cloud Console page (console.cloud.google.com/storage/browser/…)',
  'a GitHub pull request (github.com/<org>/<repo>/pull/<number>)',
] as const

/**
 * What a pasted text means; of several addresses the first that leads somewhere. Asks no server and never throws.
 * `reference/unusable` for known pages that name no run, `reference/unknown` for everything else.
 */
export function parseReference(text: string): Result<Reference> {
  let refused: Result<never> | undefined
  for (const address of text.length > TEXT_LENGTH ? [] : findAddresses(text)) {
    const read = readAddress(address)
    if (read === undefined) continue
    if (read.kind !== 'unusable') return ok(read)
    const { reason, instead } = read
    refused ??= err({ code: 'reference/unusable', text: truncate(address, SHOWN_LENGTH), reason, instead })
  }
  return refused ?? err({ code: 'reference/unknown', text: truncate(text.trim(), SHOWN_LENGTH), known: KNOWN })
}

function readAddress(address: string): Understanding {
  if (/\p{Cc}/u.test(address)) return undefined
  if (/^gs:/iu.test(address)) return readBucketUri(address)
  if (/^s3:/iu.test(address)) return IN_S3
  const url = URL.canParse(address) ? new URL(address) : undefined
  if (url === undefined || url.username !== '' || url.password !== '' || url.port !== '') return undefined
  return readPage(url)
}
