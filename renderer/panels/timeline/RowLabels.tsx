import { memo } from 'react'
import { visible } from '#shared/base/text.ts'
import { useView } from '../../state/stores.tsx'
import { strings } from '../../strings/index.ts'
import type { Row } from './timeline-rows.ts'

const words = strings.timeline

interface RowLabelsProps {
  readonly rows: readonly Row[]
  /** Height of the rulers above them. */
  readonly top: number
}

/** Names of the rows as text, beside the canvas; heads of groups fold and unfold. */
export const RowLabels = memo(function RowLabels({ rows, top }: RowLabelsProps) {
  return rows.map(row => <RowLabel key={row.id} row={row} top={row.top + top} />)
})

function RowLabel({ row, top }: { readonly row: Row; readonly top: number }) {
  const style = { top, height: row.height }
  return (
    <div className={`is-${row.kind} timeline-row-label`} style={style}>
      {row.kind === 'group' ? (
        <GroupButton row={row} />
      ) : (
        <span className="timeline-row-name" title={visible(row.id)}>
          {visible(row.label)}
        </span>
      )}
      {row.strips !== undefined && (
        <span className="timeline-row-sides" aria-hidden="true">
          <span className="is-good">{words.sideSign.good}</span>
          <span className="is-bad">{words.sideSign.bad}</span>
        </span>
      )}
    </div>
  )
}

function GroupButton({ row }: { readonly row: Row }) {
  const folded = useView(state => state.timeline.folded)
  const setTimeline = useView(state => state.setTimeline)
  const isFolded = row.isFolded === true
  const toggle = () =>
    setTimeline({ folded: isFolded ? folded.filter(name => name !== row.label) : [...folded, row.label] })
  return (
    <button type="button" className="timeline-group" aria-expanded={!isFolded} onClick={toggle}>
      <span className="timeline-caret" aria-hidden="true" />
      <span className="timeline-row-name">{visible(row.label)}</span>
      <small>{words.rows.lanes(row.lanes.length)}</small>
    </button>
  )
}
