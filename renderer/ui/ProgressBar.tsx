/** `part` from 0 to 1; undefined = it moves, but nobody knows how far. */
export function ProgressBar({ label, part }: { readonly label: string; readonly part: number | undefined }) {
  if (part === undefined) {
    return (
      <div className="progress unknown" role="progressbar" aria-label={label}>
        <div />
      </div>
    )
  }
  const percent = Math.round(Math.min(1, Math.max(0, part)) * 100)
  return (
    <div
      className="progress"
      role="progressbar"
      aria-label={label}
      aria-valuenow={percent}
      aria-valuemin={0}
      aria-valuemax={100}
    >
      <div style={{ width: `${percent}%` }} />
    </div>
  )
}
