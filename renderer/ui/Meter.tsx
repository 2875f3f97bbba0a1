interface MeterProps {
  readonly label: string
  readonly value: number
  readonly max: number
  /** The value for people: `3.1 GiB of 20 GiB`. */
  readonly text: string
}

/** How full something is. */
export function Meter({ label, value, max, text }: MeterProps) {
  const part = max <= 0 ? 1 : Math.min(1, value / max)
  return (
    <div
      className={part > 0.9 ? 'progress meter nearly-full' : 'progress meter'}
      role="meter"
      aria-label={label}
      aria-valuenow={Math.min(value, max)}
      aria-valuemin={0}
      aria-valuemax={max}
      aria-valuetext={text}
    >
      <div style={{ width: `${(part * 100).toFixed(1)}%` }} />
    </div>
  )
}
