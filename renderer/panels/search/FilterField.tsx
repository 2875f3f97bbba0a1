import { useId } from 'react'
import { useSearch, useStores } from '../../state/stores.tsx'
import { strings } from '../../strings/index.ts'
import { completions } from './complete-filter.ts'

const words = strings.search.form

interface FilterFieldProps {
  readonly describedBy: string
  readonly isRefused: boolean
}

/** What else has to be so of a line. Terms are offered as they are typed; the same syntax as on the command line. */
export function FilterField({ describedBy, isRefused }: FilterFieldProps) {
  const { search } = useStores()
  const filters = useSearch(state => state.form.filters ?? '')
  const id = useId()
  return (
    <label className="search-field search-filter" data-invalid={isRefused}>
      <span className="search-filter-label">{words.filters}</span>
      <input
        type="text"
        list={`${id}terms`}
        placeholder={words.filtersExample}
        title={words.filtersHint}
        spellCheck={false}
        autoComplete="off"
        maxLength={2000}
        aria-invalid={isRefused}
        aria-describedby={describedBy}
        value={filters}
        onChange={event => search.getState().change({ filters: event.target.value })}
      />
      <datalist id={`${id}terms`}>
        {completions(filters).map(value => (
          <option key={value} value={value} />
        ))}
      </datalist>
    </label>
  )
}
