import type { ReactNode } from 'react'
import { ExternalLink, httpsOnly } from '../ui/ExternalLink.tsx'
import { Popover } from '../ui/Popover.tsx'
import { GLOSSARY, type GlossaryEntry, type TermId } from './glossary.ts'

interface TermProps {
  readonly id: TermId
  /** The word as it stands in its sentence; that of the glossary where nothing is given. */
  readonly children?: ReactNode
}

/** A word that not everybody knows: what it means comes on hover, focus and press. */
export function Term({ id, children }: TermProps) {
  const entry = GLOSSARY[id]
  return (
    <Popover
      trigger={contentId => (
        <button type="button" className="why term" aria-describedby={contentId}>
          {children ?? entry.word}
        </button>
      )}
    >
      <p className="term-meaning">
        <b>{entry.word}</b> {entry.meaning}
      </p>
      <TermSource source={entry.source} />
    </Popover>
  )
}

/** A document where the meaning is laid down; nothing for words of our own. */
export function TermSource({ source }: Pick<GlossaryEntry, 'source'>) {
  const address = httpsOnly(source)
  if (address === undefined) return undefined
  return (
    <p className="term-source">
      <ExternalLink address={address}>{new URL(address).hostname}</ExternalLink>
    </p>
  )
}
