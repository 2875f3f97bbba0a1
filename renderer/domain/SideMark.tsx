/** Which run something is from: G in a circle for the good one, B in a square for the bad one. */
export function SideMark({ side }: { readonly side: 'good' | 'bad' }) {
  return (
    <span className={`side-mark ${side}`}>
      <span aria-hidden="true">{side === 'good' ? 'G' : 'B'}</span>
      <span className="visually-hidden">{side === 'good' ? 'good run' : 'bad run'}</span>
    </span>
  )
}
