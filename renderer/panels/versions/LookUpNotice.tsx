import type { LookUpOutcome } from '#shared/model/published-image.ts'
import { lookUpLines } from '#shared/report/look-up-text.ts'
import { strings } from '../../strings/index.ts'

const words = strings.versions.lookUp

/** Says which package lists of OS images could not be looked up; nothing where none is missing, or none was wanted. */
export function LookUpNotice({ outcome }: { readonly outcome: LookUpOutcome | undefined }) {
  const lines = outcome === undefined ? [] : lookUpLines(outcome)
  if (lines.length === 0) return undefined
  return (
    <section className="look-up" aria-label={words.name}>
      <h2>
        <span aria-hidden="true">◐</span> {words.title}
      </h2>
      <ul>
        {lines.map((line, index) => (
          <li key={index}>{line}</li>
        ))}
      </ul>
    </section>
  )
}
