import { encodeUtf8 } from '#shared/base/bytes.ts'
import { ensure } from '#shared/base/assert.ts'
import { checkEvidence } from '#shared/analysis/read/evidence-of.ts'
import { structuredFormatOf } from '#shared/analysis/read/index.ts'
import type { Reading } from '#shared/analysis/read/reader.ts'
import type { Evidence } from '#shared/model/evidence.ts'

/** Reads an artifact with the format that its path chooses, in pieces of the given sizes (the last one repeats). */
export function readArtifact(artifact: string, content: string | Uint8Array, sizes: readonly number[] = []): Reading {
  const bytes = typeof content === 'string' ? encodeUtf8(content) : content
  const reader = ensure(structuredFormatOf(artifact), `a format for ${artifact}`).open({ artifact })
  let at = 0
  for (let piece = 0; at < bytes.length; piece++) {
    const size = Math.max(1, sizes[Math.min(piece, sizes.length - 1)] ?? bytes.length)
    reader.feed(bytes.slice(at, at + size))
    at += size
  }
  return reader.end()
}

export function evidenceIn(reading: Reading): readonly Evidence[] {
  return [
    ...(reading.claims ?? []).flatMap(claim => claim.evidence),
    ...(reading.images ?? []).map(image => image.evidence),
    ...(reading.tests ?? []).map(test => test.evidence),
    ...(reading.stopped === undefined ? [] : [reading.stopped.evidence]),
  ]
}

/** Evidence that does not say what stands in the bytes. */
export function wrongEvidence(reading: Reading, content: string | Uint8Array): readonly Evidence[] {
  const bytes = typeof content === 'string' ? encodeUtf8(content) : content
  return evidenceIn(reading).filter(evidence => !checkEvidence(bytes, evidence))
}

/** `component role version @host`, one line for each claim: what a test compares. */
export function claimLines(reading: Reading): readonly string[] {
  return (reading.claims ?? []).map(({ component, role, version, host }) =>
    [component, role, version, ...(host === undefined ? [] : [`@${host}`])].join(' '),
  )
}
