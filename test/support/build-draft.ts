import { createArtifactAnalyser, type ArtifactDraft } from '#shared/analysis/analyse-artifact.ts'
import type { PlacedArtifact } from '#shared/analysis/build-timeline.ts'
import type { LineContext } from '#shared/analysis/collect/line-context.ts'
import { literalsIn } from '#shared/analysis/knowledge-index.ts'
import { parseLine } from '#shared/analysis/parse-line.ts'
import { encodeUtf8 } from '#shared/base/bytes.ts'
import { normaliseLine } from '#shared/base/text.ts'
import { buildEvidence } from './build-analysis.ts'

/** What the product makes of one artifact's text, with single parts replaced. */
export function buildDraft(name: string, text = '', rest: Partial<ArtifactDraft> = {}): ArtifactDraft {
  const analyser = createArtifactAnalyser(name, rest.host, [])
  analyser.feed(encodeUtf8(text))
  return { ...analyser.end({ state: 'complete' }), ...rest }
}

/** The same, placed on the clock without the help of a run's own times. */
export function placeDraft(name: string, text = '', rest: Partial<ArtifactDraft> = {}): PlacedArtifact {
  const draft = buildDraft(name, text, rest)
  const resolve = draft.clock.resolver()
  return { draft, instantOf: ({ parsed }) => resolve(parsed) }
}

interface LineParts {
  readonly host?: string | undefined
  readonly isSevere?: boolean
  readonly number?: number
}

/** One line as the scanner and the analyser hand it to the collectors. */
export function buildLine(raw: string, { host, isSevere = false, number = 1 }: LineParts = {}): LineContext {
  return {
    number,
    text: normaliseLine(raw),
    parsed: () => parseLine(raw),
    literals: literalsIn(raw),
    isSevere,
    host: () => host,
    evidence: () => buildEvidence('a.log', raw),
  }
}
