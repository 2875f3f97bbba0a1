import { STATED_SEVERITIES, type StatedSeverity } from '#shared/model/template.ts'
import { SEVERITY } from '../../domain/labels.ts'
import { strings } from '../../strings/index.ts'

const words = strings.novel.level

interface SeverityPickerProps {
  /** Undefined = any. */
  readonly value: StatedSeverity | undefined
  readonly onChange: (value: StatedSeverity | undefined) => void
  /** What is listed states no level. */
  readonly disabled: boolean
}

/** Lists only kinds of lines that state one level, or none. */
export function SeverityPicker({ value, onChange, disabled }: SeverityPickerProps) {
  return (
    <label className="novel-severity">
      {words.title}
      <select
        className="small-select"
        value={value ?? ''}
        disabled={disabled}
        onChange={event => onChange(STATED_SEVERITIES.find(one => one === event.target.value))}
      >
        <option value="">{words.any}</option>
        {STATED_SEVERITIES.map(one => (
          <option key={one} value={one}>
            {one === 'unknown' ? words.none : SEVERITY[one].text}
          </option>
        ))}
      </select>
    </label>
  )
}
