import { Fragment } from 'react'
import { visible } from '#shared/base/text.ts'
import type { CommitRange } from '#shared/model/commit-range.ts'
import type { ComponentRow } from '#shared/model/comparison.ts'
import { COMPONENT_STATE, ROLE_MEANING } from '../../domain/labels.ts'
import { SideMark } from '../../domain/SideMark.tsx'
import { Term } from '../../domain/Term.tsx'
import { VersionText } from '../../domain/VersionText.tsx'
import { Why } from '../../domain/Why.tsx'
import { strings } from '../../strings/index.ts'
import { Badge } from '../../ui/Badge.tsx'
import { ExternalLink } from '../../ui/ExternalLink.tsx'
import { SortHeader } from '../../ui/SortHeader.tsx'
import { rowKey, type Conflicts } from './find-conflicts.ts'
import { COLUMNS, nextOrder, type Column, type RowOrder } from './sort-rows.ts'

const words = strings.versions.components

interface ComponentTableProps {
  readonly rows: readonly ComponentRow[]
  readonly conflicts: Conflicts
  readonly ranges: readonly CommitRange[]
  readonly order: RowOrder | undefined
  readonly onOrder: (order: RowOrder | undefined) => void
}

/** Component × role × host role, good beside bad. */
export function ComponentTable({ rows, conflicts, ranges, order, onOrder }: ComponentTableProps) {
  const rangeOf = new Map(ranges.map(range => [rowKey(range), range]))
  return (
    <table className="table versions-table">
      <caption className="visually-hidden">{words.caption}</caption>
      <thead>
        <tr>
          {COLUMNS.map(column => (
            <SortHeader
              key={column}
              order={order?.column !== column ? undefined : order.isDescending ? 'descending' : 'ascending'}
              onSort={() => onOrder(nextOrder(order, column))}
            >
              <ColumnName column={column} />
            </SortHeader>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, index) => (
          <Row
            key={rowKey(row)}
            row={row}
            isFirst={index === 0}
            isFirstOfRole={rows.find(({ role }) => role === row.role) === row}
            conflict={conflicts.get(rowKey(row))}
            range={rangeOf.get(rowKey(row))}
          />
        ))}
      </tbody>
    </table>
  )
}

function ColumnName({ column }: { readonly column: Column }) {
  if (column !== 'good' && column !== 'bad') return words.columns[column]
  return (
    <span className="th-side">
      <SideMark side={column} /> {words.columns[column]}
    </span>
  )
}

interface RowProps {
  readonly row: ComponentRow
  /** Words are explained where they first stand. */
  readonly isFirst: boolean
  readonly isFirstOfRole: boolean
  readonly conflict: readonly string[] | undefined
  readonly range: CommitRange | undefined
}

function Row({ row, isFirst, isFirstOfRole, conflict, range }: RowProps) {
  return (
    <tr className={row.state}>
      <th scope="row">
        <ComponentName name={row.component} />
      </th>
      <td title={ROLE_MEANING[row.role]}>{isFirstOfRole ? <Term id={row.role} /> : row.role}</td>
      <td>{isFirst ? <Term id="host-role">{visible(row.hostRole)}</Term> : visible(row.hostRole)}</td>
      <td data-side="good">
        <VersionText side="good" claims={row.good} note={row.note} />
      </td>
      <td data-side="bad">
        <VersionText side="bad" claims={row.bad} note={row.note} />
      </td>
      <td>
        <div className="version-state">
          <State row={row} />
          {conflict === undefined ? undefined : (
            <Why note={conflict.join('; ')}>
              <Badge tone="warning">⚡ {words.conflict}</Badge>
            </Why>
          )}
          {range === undefined ? undefined : (
            <span title={range.address}>
              <ExternalLink address={range.address}>{words.commits(range.repository)}</ExternalLink>
            </span>
          )}
        </div>
      </td>
    </tr>
  )
}

/** A repository's name is long: it breaks behind its slashes rather than inside of a word. */
function ComponentName({ name }: { readonly name: string }) {
  return visible(name)
    .split(/(?<=\/)/u)
    .map((part, index) => (
      <Fragment key={index}>
        {index === 0 ? undefined : <wbr />}
        {part}
      </Fragment>
    ))
}

/** Where both sides are known, nothing else in the row says why the comparison is not. */
function State({ row: { state, good, bad, note } }: { readonly row: ComponentRow }) {
  const badge = <Badge tone={COMPONENT_STATE[state].tone}>{COMPONENT_STATE[state].text}</Badge>
  return note === '' || good === undefined || bad === undefined || state !== 'unknown' ? (
    badge
  ) : (
    <Why note={note}>{badge}</Why>
  )
}
