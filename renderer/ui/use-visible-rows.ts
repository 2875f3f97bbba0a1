import { useEffect, useRef, useState, type RefObject } from 'react'

/** Rows that are drawn beyond each edge, so that scrolling shows no gap. */
const BEYOND = 10

export interface VisibleRows {
  /** The element that scrolls. */
  readonly box: RefObject<HTMLDivElement | null>
  /** Index of the first row to draw, and of the one after the last. */
  readonly first: number
  readonly end: number
  /** Whole rows that fit on screen. */
  readonly page: number
  readonly onScroll: () => void
}

interface RowSizes {
  readonly count: number
  readonly rowHeight: number
}

/** Which rows of one height are on screen in an element that scrolls. */
export function useVisibleRows({ count, rowHeight }: RowSizes): VisibleRows {
  const box = useRef<HTMLDivElement>(null)
  const [{ top, height }, setPlace] = useState({ top: 0, height: 800 })
  const measure = () => {
    const { scrollTop = 0, clientHeight = 0 } = box.current ?? {}
    // Whole rows: scrolling by a pixel draws nothing anew.
    const row = Math.floor(scrollTop / rowHeight)
    setPlace(old => (old.top === row && old.height === clientHeight ? old : { top: row, height: clientHeight }))
  }
  const latest = useRef(measure)
  useEffect(() => {
    latest.current = measure
  })
  useEffect(() => {
    // Tells at once, and whenever the size changes.
    const observer = new ResizeObserver(() => latest.current())
    if (box.current !== null) observer.observe(box.current)
    return () => observer.disconnect()
  }, [])
  const shown = Math.ceil(height / rowHeight)
  return {
    box,
    first: Math.max(0, Math.min(top, count - shown) - BEYOND),
    end: Math.min(count, top + shown + BEYOND),
    page: Math.max(1, shown - 2),
    onScroll: measure,
  }
}

interface RowPlace {
  readonly index: number
  readonly rowHeight: number
  /** Pixels that a heading covers at the top. */
  readonly head: number
}

/** Brings a row on screen, by as little as needed. */
export function revealRow(box: HTMLElement, { index, rowHeight, head }: RowPlace): void {
  const top = index * rowHeight
  const room = box.clientHeight - head
  if (top < box.scrollTop) box.scrollTo({ top })
  else if (top + rowHeight > box.scrollTop + room) box.scrollTo({ top: top + rowHeight - room })
}
