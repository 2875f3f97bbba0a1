import { SearchIcon } from './icons.tsx'

interface SearchFieldProps {
  readonly label: string
  readonly value: string
  /** The focus of a dialog starts here. */
  readonly isFirst?: boolean
  readonly onChange: (value: string) => void
}

export function SearchField({ label, value, isFirst = false, onChange }: SearchFieldProps) {
  return (
    <label className="search-field">
      <SearchIcon />
      <span className="visually-hidden">{label}</span>
      <input
        type="search"
        data-initial-focus={isFirst ? '' : undefined}
        placeholder={label}
        value={value}
        spellCheck={false}
        onChange={event => onChange(event.target.value)}
      />
    </label>
  )
}
