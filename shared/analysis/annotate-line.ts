import { normaliseLine } from '../base/text.ts'
import type { LineNote } from '../model/line-note.ts'
import { findImageReferences } from './find-image-references.ts'
import { builtInIndex, type KnowledgeIndex, type VersionMatch } from './knowledge-index.ts'

const IMAGES_PER_LINE = 5

/**
 * What the knowledge says about one raw line: causes first, then versions, then container images.
 * `artifact` is the name of the artifact it stands in; without it, spellings that hold in certain artifacts only are not read.
 */
export function annotateLine(text: string, artifact = '', index: KnowledgeIndex = builtInIndex): readonly LineNote[] {
  const { literalsIn, matchRules, createVersionMatcher, namesImages } = index
  const literals = literalsIn(text)
  if (literals.length === 0) return []
  const normalised = normaliseLine(text)
  const causes = matchRules(normalised, literals, artifact).map(({ rule, id, title }) => {
    return { kind: rule.kind, severity: rule.severity, title, explain: rule.explain, findingId: id }
  })
  const versions = createVersionMatcher(artifact).line(normalised, literals).map(noteOfVersion)
  const images = namesImages(literals) ? findImageReferences(normalised).slice(0, IMAGES_PER_LINE).map(noteOfImage) : []
  return [...causes, ...versions, ...images]
}

const MEANING: Readonly<Record<VersionMatch['role'], string>> = {
  requested: 'was asked for by the job',
  bundled: 'comes with the OS image',
  installed: 'was put there by an installer',
  running: 'is what the process says of itself',
  effective: 'was seen in behaviour',
  reported: 'is what another component says',
}

function noteOfVersion({ component, role, version, path, source }: VersionMatch): LineNote {
  const place = path === undefined ? '' : ` at ${path}`
  return {
    kind: 'version',
    severity: 'info',
    title: `${component} ${version}${place} ${MEANING[role]}`,
    explain: source,
  }
}

function noteOfImage(reference: string): LineNote {
  return {
    kind: 'image',
    severity: 'info',
    title: `Container image ${reference}`,
    explain: 'Container images are compared between the runs.',
  }
}
