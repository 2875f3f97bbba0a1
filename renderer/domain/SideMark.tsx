import { strings } from '../strings/index.ts'
import { useUnit } from './unit.ts'

const words = strings.domain.side

/** Which run, or host, something is from: G in a circle for the good one, B in a square for the bad one. */
export function SideMark({ side }: { readonly side: 'good' | 'bad' }) {
  const unit = useUnit()
  return (
    <span className={`side-mark ${side}`}>
      <span aria-hidden="true">{words.letter[side]}</span>
      <span className="visually-hidden">{words.name(side, unit)}</span>
    </span>
  )
}
