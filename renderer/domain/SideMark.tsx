import { useUnit } from './unit.ts'

/** Which run, or host, something is from: G in a circle for the good one, B in a square for the bad one. */
export function SideMark({ side }: { readonly side: 'good' | 'bad' }) {
  const unit = useUnit()
  return (
    <span className={`side-mark ${side}`}>
      <span aria-hidden="true">{side === 'good' ? 'G' : 'B'}</span>
      <span className="visually-hidden">
        {side} {unit}
      </span>
    </span>
  )
}
