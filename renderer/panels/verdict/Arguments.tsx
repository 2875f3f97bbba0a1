import { visible } from '#shared/base/text.ts'
import type { Argument } from '#shared/model/verdict.ts'
import { EvidenceList } from '../../domain/EvidenceLink.tsx'

interface ArgumentsProps {
  readonly list: readonly Argument[]
  readonly sign: '+' | '−'
}

/** Sentences for or against something, each with what it rests on. Lines of a third run cannot be opened here. */
export function Arguments({ list, sign }: ArgumentsProps) {
  return (
    <ul className="arguments">
      {list.map((argument, index) => (
        <li key={index}>
          <span className={sign === '+' ? 'sign for' : 'sign against'} aria-hidden="true">
            {sign}
          </span>
          <div>
            <p>{visible(argument.text)}</p>
            {argument.basis === undefined ? undefined : <p className="basis">Known from: {visible(argument.basis)}</p>}
            {argument.side === 'witness' ? undefined : (
              <EvidenceList side={argument.side} evidence={argument.evidence} />
            )}
          </div>
        </li>
      ))}
    </ul>
  )
}
