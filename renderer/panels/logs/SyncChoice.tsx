/** What the panes are kept together by; undefined = each scrolls for itself. */
export type SyncBy = (typeof WAYS)[number]['value'] | undefined

const WAYS = [
  { value: 'start', label: 'By time since the start' },
  { value: 'phase', label: 'By time since the phase began' },
  { value: 'match', label: 'By matching lines' },
] as const

interface SyncChoiceProps {
  readonly by: SyncBy
  readonly onChange: (by: SyncBy) => void
}

/** Whether both logs scroll together, and by what. */
export function SyncChoice({ by, onChange }: SyncChoiceProps) {
  return (
    <label>
      Scroll together
      <select
        value={by ?? 'off'}
        onChange={({ target }) => onChange(WAYS.find(({ value }) => value === target.value)?.value)}
      >
        <option value="off">Off</option>
        {WAYS.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
    </label>
  )
}
