import { visible } from '#shared/base/text.ts'
import type { Evidence } from '#shared/model/evidence.ts'

const SHOWN = 2

/** Where the first pieces of evidence stand, short: `containerd.log:55`; and how many there are beside them. */
export function listPlaces(evidence: readonly Evidence[]): {
  readonly places: readonly string[]
  readonly more: number
} {
  const all = [...new Set(evidence.map(({ artifact, line }) => `${lastPart(artifact)}:${line.toString()}`))]
  return { places: all.slice(0, SHOWN).map(visible), more: all.length - Math.min(SHOWN, all.length) }
}

function lastPart(artifact: string): string {
  return artifact.slice(artifact.lastIndexOf('/') + 1)
}
