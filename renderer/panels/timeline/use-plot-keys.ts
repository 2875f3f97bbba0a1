import type { KeyboardEvent, RefObject } from 'react'
import type { Cell } from './cell.ts'
import type { Timeline } from './frame-state.ts'
import { actionForKey, type KeyAction } from './timeline-keys.ts'
import type { PointerState } from './use-canvas.ts'
import type { Selection } from './use-selection.ts'
import type { VisibleSpans } from './use-spans.ts'

const SCROLL = 60

interface KeyOptions {
  readonly canvas: RefObject<HTMLCanvasElement | null>
  readonly scroller: RefObject<HTMLElement | null>
  readonly pointer: Cell<PointerState>
  readonly spans: VisibleSpans
  readonly timeline: Timeline
  readonly selection: Selection
}

/** Keys on the plot. Zooming is around the pointer while it is on the plot, else around the middle. */
export function usePlotKeys(options: KeyOptions) {
  const { canvas, pointer, timeline } = options
  return (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const { x } = pointer.get()
    const anchor = x === undefined ? undefined : x / Math.max(1, canvas.current?.clientWidth ?? 1)
    const action = actionForKey(event.key, { extent: timeline.extent, anchor })
    if (action === undefined) return
    event.preventDefault()
    act(action, options)
  }
}

function act(action: KeyAction, { scroller, spans, selection }: KeyOptions): void {
  switch (action.kind) {
    case 'move':
      return spans.change('both', action.to, { glides: true })
    case 'step':
      return selection.step(action.by)
    case 'scroll':
      return scroller.current?.scrollBy({ top: action.by * SCROLL })
    case 'focus':
      return selection.focus()
    case 'open':
      return selection.open()
    case 'zero':
      return selection.makeZero()
    case 'lock':
      return spans.setLocked(!spans.isLocked)
  }
}
