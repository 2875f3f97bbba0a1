import { strings } from '../../strings/index.ts'

const words = strings.logs.sync

/** What the panes are kept together by; undefined = each scrolls for itself. */
export type SyncBy = (typeof WAYS)[number] | undefined

const WAYS = ['start', 'phase', 'match'] as const

interface SyncChoiceProps {
  readonly by: SyncBy
  readonly onChange: (by: SyncBy) => void
}

/** Whether both logs scroll together, and by what. */
export function SyncChoice({ by, onChange }: SyncChoiceProps) {
  return (
    <label>
      {words.name}
      <select value={by ?? 'off'} onChange={({ target }) => onChange(WAYS.find(way => way === target.value))}>
        <option value="off">{words.off}</option>
        {WAYS.map(way => (
          <option key={way} value={way}>
            {words.ways[way]}
          </option>
        ))}
      </select>
    </label>
  )
}
