import { useEffect, useId, type KeyboardEvent, type ReactNode } from 'react'
import { treeStep, type TreeRow } from './tree-keys.ts'
import { revealRow, useVisibleRows } from './use-visible-rows.ts'

interface TreeGridProps<R extends TreeRow> {
  readonly label: string
  readonly rows: readonly R[]
  /** Headings of the columns; undefined = the only column needs none. */
  readonly columns?: readonly ReactNode[]
  readonly activeId: string | undefined
  readonly onActive: (row: R) => void
  /** Undefined while rows cannot be folded: then none looks as if it could. */
  readonly onFold: ((row: R, isExpanded: boolean) => void) | undefined
  /** Enter or a double click on a row that holds nothing. */
  readonly onOpen: (row: R) => void
  /** The cells of a row, in the order of the columns. */
  readonly cellsOf: (row: R) => readonly ReactNode[]
  readonly classOf?: (row: R) => string
}

const ROW_HEIGHT = 28

/**
 * A tree with columns, of any length: only the rows on screen are in the page. The grid has the focus, arrows move in it,
 * left and right fold and unfold.
 */
export function TreeGrid<R extends TreeRow>(props: TreeGridProps<R>) {
  const { label, rows, columns, activeId, onActive, onFold, onOpen } = props
  const id = useId()
  const head = columns === undefined ? 0 : ROW_HEIGHT
  const visible = useVisibleRows({ count: rows.length, rowHeight: ROW_HEIGHT })
  const { box } = visible
  const active = rows.findIndex(row => row.id === activeId)
  const isDrawn = active >= visible.first && active < visible.end
  useEffect(() => {
    if (active >= 0 && box.current !== null) revealRow(box.current, { index: active, rowHeight: ROW_HEIGHT, head })
    // Scrolls when another row becomes active, not when rows above it fold.
    // eslint-disable-next-line react-hooks/exhaustive-deps -- see above
  }, [activeId])
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const step = treeStep(event.key, { rows, index: active, page: visible.page, canFold: onFold !== undefined })
    const row = step === undefined ? undefined : rows[step.index]
    if (step === undefined || row === undefined) return
    event.preventDefault()
    if (step.kind === 'go') onActive(row)
    else if (step.kind === 'fold') onFold?.(row, step.isExpanded)
    else onOpen(row)
  }
  return (
    <div
      ref={box}
      className="tree-grid"
      role="treegrid"
      aria-label={label}
      aria-rowcount={rows.length + (columns === undefined ? 0 : 1)}
      aria-activedescendant={isDrawn ? `${id}-${active}` : undefined}
      tabIndex={0}
      onScroll={visible.onScroll}
      onKeyDown={onKeyDown}
      onFocus={() => {
        const [first] = rows
        if (active < 0 && first !== undefined) onActive(first)
      }}
    >
      {columns === undefined ? undefined : <Head columns={columns} />}
      <div className="tree-rows" role="rowgroup" style={{ height: rows.length * ROW_HEIGHT }}>
        {rows.slice(visible.first, visible.end).map((row, offset) => (
          <Row key={row.id} {...props} row={row} index={visible.first + offset} idPrefix={id} />
        ))}
      </div>
    </div>
  )
}

function Head({ columns }: { readonly columns: readonly ReactNode[] }) {
  return (
    <div className="tree-head" role="row" aria-rowindex={1}>
      {columns.map((column, index) => (
        <div key={index} role="columnheader">
          {column}
        </div>
      ))}
    </div>
  )
}

interface RowProps<R extends TreeRow> extends TreeGridProps<R> {
  readonly row: R
  readonly index: number
  readonly idPrefix: string
}

function Row<R extends TreeRow>({ row, index, idPrefix, ...grid }: RowProps<R>) {
  const isActive = row.id === grid.activeId
  const isExpanded = grid.onFold === undefined ? undefined : row.isExpanded
  return (
    <div
      id={`${idPrefix}-${index}`}
      className={['tree-row', isActive ? 'active' : '', grid.classOf?.(row) ?? ''].join(' ')}
      role="row"
      aria-level={row.level}
      aria-posinset={row.position}
      aria-setsize={row.setSize}
      aria-expanded={isExpanded}
      aria-selected={isActive}
      aria-rowindex={index + (grid.columns === undefined ? 1 : 2)}
      style={{ top: index * ROW_HEIGHT }}
      onClick={() => {
        grid.onActive(row)
        if (isExpanded !== undefined) grid.onFold?.(row, !isExpanded)
      }}
      onDoubleClick={() => {
        if (row.isExpanded === undefined) grid.onOpen(row)
      }}
    >
      {grid.cellsOf(row).map((cell, column) => (
        <div key={column} role="gridcell" style={column === 0 ? { paddingLeft: (row.level - 1) * 16 + 8 } : undefined}>
          {column === 0 ? <Fold isExpanded={isExpanded} /> : undefined}
          {cell}
        </div>
      ))}
    </div>
  )
}

function Fold({ isExpanded }: { readonly isExpanded: boolean | undefined }) {
  return <span className={`tree-fold ${isExpanded === undefined ? '' : isExpanded ? 'open' : 'closed'}`} />
}
