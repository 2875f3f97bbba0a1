/** What the panes are kept together by; undefined = each scrolls for itself. */
export type SyncBy = 'start' | 'phase' | undefined

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
        onChange={({ target: { value } }) => onChange(value === 'start' || value === 'phase' ? value : undefined)}
      >
        <option value="off">Off</option>
        <option value="start">By time since the start</option>
        <option value="phase">By time since the phase began</option>
      </select>
    </label>
  )
}
