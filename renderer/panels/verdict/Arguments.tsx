import { visible } from '#shared/base/text.ts'
import type { Argument } from '#shared/model/verdict.ts'
import { EvidenceList } from '../../domain/EvidenceLink.tsx'
import { SideMark } from '../../domain/SideMark.tsx'
import { strings } from '../../strings/index.ts'
import { listPlaces } from './list-places.ts'

const words = strings.verdict

interface ArgumentsProps {
  readonly list: readonly Argument[]
  readonly sign: '+' | '−'
  /** What each rests on is shown at once. */
  readonly isOpen?: boolean
}

/** More are folded: the first ones decide. */
const SHOWN = 4

/** Sentences for or against something, each with what it rests on, folded. */
export function Arguments({ list, sign, isOpen = false }: ArgumentsProps) {
  // One more line is no longer than the words that it is left out.
  const shown = list.length === SHOWN + 1 ? list.length : SHOWN
  const rest = list.slice(shown)
  return (
    <>
      <ArgumentItems list={list.slice(0, shown)} sign={sign} isOpen={isOpen} />
      {rest.length === 0 ? undefined : (
        <details className="disclosure more-arguments">
          <summary>{words.more(rest.length)}</summary>
          <ArgumentItems list={rest} sign={sign} isOpen={isOpen} />
        </details>
      )}
    </>
  )
}

function ArgumentItems({ list, sign, isOpen }: Required<ArgumentsProps>) {
  return (
    <ul className="arguments">
      {list.map((argument, index) => (
        <li key={index}>
          <span className={sign === '+' ? 'sign for' : 'sign against'} aria-hidden="true">
            {sign}
          </span>
          <div>
            <p>{visible(argument.text)}</p>
            <Proof argument={argument} isOpen={isOpen} />
          </div>
        </li>
      ))}
    </ul>
  )
}

/** The lines it rests on, and the knowledge that it takes to read them so. Lines of a third run cannot be opened here. */
function Proof({
  argument: { side, evidence, basis },
  isOpen,
}: {
  readonly argument: Argument
  readonly isOpen: boolean
}) {
  const lines = side === 'witness' ? [] : evidence
  if (lines.length === 0 && basis === undefined) return undefined
  const { places, more } = listPlaces(lines)
  return (
    <details className="disclosure proof" open={isOpen}>
      <summary>
        {side === 'witness' || lines.length === 0 ? undefined : <SideMark side={side} />}
        {places.map(place => (
          <span key={place} className="proof-place mono">
            {place}
          </span>
        ))}
        {more === 0 ? undefined : <span>{words.andMore(more)}</span>}
        {basis === undefined ? undefined : <span className="proof-known">{words.proof.known}</span>}
      </summary>
      {basis === undefined ? undefined : <p className="basis">{words.proof.basis(visible(basis))}</p>}
      {side === 'witness' ? undefined : <EvidenceList side={side} evidence={lines} />}
    </details>
  )
}
