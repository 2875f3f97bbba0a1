import type { Anchor } from '#shared/model/reference.ts'
import { isPlainSegment } from './bucket-path.ts'

/**
 * What the part of a Spyglass address after `#` points at: `<lens>:<escaped artifact:line>`, several joined by `;`, of
 * which the first counts that can be read (kubernetes-sigs/prow cmd/deck/static/spyglass/spyglass.ts,
 * pkg/spyglass/lenses/buildlog/buildlog.ts@a619408973).
 */
export function readSpyglassAnchor(hash: string): Anchor | undefined {
  for (const part of hash.split(';')) {
    const escaped = /^\d{1,4}:(?<child>.+)$/su.exec(part)?.groups?.['child']
    const child = escaped === undefined ? undefined : decodeOnce(escaped)
    const anchor = child === undefined ? undefined : readChild(child)
    if (anchor !== undefined) return anchor
  }
  return undefined
}

/** `<artifact>:<line>` or `<artifact>:<line>-<line>`; an artifact's name may hold colons itself. */
function readChild(child: string): Anchor | undefined {
  const colon = child.lastIndexOf(':')
  const artifact = child.slice(0, Math.max(0, colon))
  const lines = /^(?<from>[1-9]\d{0,8})(?:-(?<to>[1-9]\d{0,8}))?$/u.exec(child.slice(colon + 1))?.groups
  if (lines === undefined || !artifact.split('/').every(isPlainSegment)) return undefined
  const [from, to] = [Number(lines['from']), Number(lines['to'] ?? lines['from'])]
  return { artifact, lines: { from: Math.min(from, to), to: Math.max(from, to) } }
}

/** Percent-encoding undone once; undefined where it is broken. */
export function decodeOnce(text: string): string | undefined {
  try {
    return decodeURIComponent(text)
  } catch {
    return undefined
  }
}
