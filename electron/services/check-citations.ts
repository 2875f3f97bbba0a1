import { createCitationChecker, type WrongCitation } from '#shared/analysis/cite/citation-checker.ts'
import { errorText } from '#shared/report/error-text.ts'
import type { Evidence } from '#shared/model/evidence.ts'
import type { SourceRun } from './sources/source.ts'

/** Reads again every artifact that is cited, and answers with the citations that its bytes do not bear out. */
export async function checkCitations(run: SourceRun, cited: readonly Evidence[]): Promise<readonly WrongCitation[]> {
  const wrong: WrongCitation[] = []
  for (const [artifact, evidence] of byArtifact(cited)) wrong.push(...(await checkArtifact(run, artifact, evidence)))
  return wrong
}

function byArtifact(cited: readonly Evidence[]): ReadonlyMap<string, readonly Evidence[]> {
  const groups = new Map<string, Evidence[]>()
  for (const evidence of cited) {
    const group = groups.get(evidence.artifact)
    if (group === undefined) groups.set(evidence.artifact, [evidence])
    else group.push(evidence)
  }
  return groups
}

async function checkArtifact(
  run: SourceRun,
  artifact: string,
  cited: readonly Evidence[],
): Promise<readonly WrongCitation[]> {
  const stream = await run.open(artifact)
  if (!stream.ok) return cited.map(evidence => ({ evidence, reason: errorText(stream.error).what }))
  const checker = createCitationChecker(cited)
  for await (const chunk of stream.value.chunks) checker.feed(chunk)
  return checker.end()
}
