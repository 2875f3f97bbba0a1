import type { ReactNode } from 'react'

interface SortHeaderProps {
  /** How the table is ordered by this column; undefined = by another one, or not at all. */
  readonly order: 'ascending' | 'descending' | undefined
  readonly onSort: () => void
  readonly children: ReactNode
}

/** The heading of a column by which a table can be ordered. */
export function SortHeader({ order, onSort, children }: SortHeaderProps) {
  return (
    <th scope="col" aria-sort={order ?? 'none'}>
      <button type="button" className="sort-header" onClick={onSort}>
        {children}
        <span className="sort-mark" aria-hidden="true">
          {order === undefined ? '↕' : order === 'ascending' ? '↑' : '↓'}
        </span>
      </button>
    </th>
  )
}
