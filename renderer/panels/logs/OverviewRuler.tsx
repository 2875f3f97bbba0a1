import {
  useEffect,
  useImperativeHandle,
  useMemo,
  useRef,
  useState,
  type KeyboardEvent,
  type PointerEvent,
  type Ref,
  type RefObject,
} from 'react'
import { visible } from '#shared/base/text.ts'
import { strings } from '../../strings/index.ts'
import { drawRuler } from './draw-ruler.ts'
import {
  barAt,
  layoutBars,
  layoutThumb,
  lineAt,
  lineAtThumb,
  lineForKey,
  type RulerBar,
  type RulerMark,
  type SeenLines,
} from './overview-ruler.ts'

const words = strings.logs.ruler

export interface OverviewRulerHandle {
  /** Moves the thumb; called for every frame of a scroll. */
  setSeen(seen: SeenLines): void
}

interface OverviewRulerProps {
  readonly marks: readonly RulerMark[]
  /** Undefined while they are being counted: no place on the ruler stands for a line yet. */
  readonly totalLines: number | undefined
  /** Id of the editor that it scrolls. */
  readonly controls: string
  readonly label: string
  /** Brings a line to the centre. */
  readonly onJump: (line: number) => void
  /** Brings a line to the top: dragging and keys. */
  readonly onScroll: (line: number) => void
  readonly ref: Ref<OverviewRulerHandle>
}

/** Scrollbar of the whole artifact, with marks where findings and versions are. */
export function OverviewRuler(props: OverviewRulerProps) {
  const { marks, controls, label, onJump, onScroll, ref } = props
  const { totalLines = 0 } = props
  const isCounted = props.totalLines !== undefined
  const track = useRef<HTMLDivElement>(null)
  const canvas = useRef<HTMLCanvasElement>(null)
  const thumb = useRef<HTMLDivElement>(null)
  const seen = useRef<SeenLines>({ first: 1, last: 1 })
  const height = useHeight(track)
  const bars = useMemo(
    () => (isCounted ? layoutBars(marks, totalLines, height) : []),
    [isCounted, marks, totalLines, height],
  )

  useEffect(() => {
    const element = canvas.current
    if (element === null) return undefined
    const draw = () => drawRuler(element, bars, height)
    draw()
    const observer = new MutationObserver(draw)
    observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] })
    return () => observer.disconnect()
  }, [bars, height])

  const place = () => placeThumb({ track: track.current, thumb: thumb.current }, seen.current, { totalLines, height })
  useEffect(place)
  useImperativeHandle(ref, () => ({
    setSeen: next => {
      seen.current = next
      place()
    },
  }))

  const handlers = useRulerPointer({ seen, bars, totalLines, height, onJump, onScroll })
  return (
    <div
      ref={track}
      className="log-ruler"
      role="scrollbar"
      tabIndex={0}
      aria-label={label}
      aria-controls={controls}
      aria-orientation="vertical"
      aria-valuemin={1}
      aria-valuemax={Math.max(1, totalLines)}
      aria-valuenow={1}
      {...(isCounted ? handlers : {})}
    >
      <canvas ref={canvas} />
      <div ref={thumb} className="log-thumb" hidden={!isCounted} />
    </div>
  )
}

interface RulerPointer extends Pick<OverviewRulerProps, 'onJump' | 'onScroll'> {
  readonly totalLines: number
  readonly seen: RefObject<SeenLines>
  readonly bars: readonly RulerBar[]
  readonly height: number
}

/** A click jumps to a mark or a place, dragging the thumb and the keys scroll. */
function useRulerPointer({ seen, bars, totalLines, height, onJump, onScroll }: RulerPointer) {
  const dragFrom = useRef<number>(undefined)
  const onKeyDown = (event: KeyboardEvent) => {
    const line = lineForKey(event.key, seen.current, totalLines)
    if (line === undefined) return
    event.preventDefault()
    onScroll(line)
  }
  const onPointerDown = (event: PointerEvent<HTMLDivElement>) => {
    const y = yOf(event)
    const { top, height: size } = layoutThumb(seen.current, totalLines, height)
    if (y < top || y > top + size || barAt(y, bars) !== undefined) {
      onJump(lineAt(y, bars, { totalLines, height }))
      return
    }
    dragFrom.current = y - top
    event.currentTarget.setPointerCapture(event.pointerId)
  }
  const onPointerMove = (event: PointerEvent<HTMLDivElement>) => {
    const y = yOf(event)
    if (dragFrom.current === undefined) {
      const bar = barAt(y, bars)
      event.currentTarget.title = bar === undefined ? '' : words.mark(bar.line, visible(bar.title))
      return
    }
    const size = layoutThumb(seen.current, totalLines, height).height
    onScroll(
      lineAtThumb(y - dragFrom.current, size, {
        totalLines,
        shown: seen.current.last - seen.current.first + 1,
        height,
      }),
    )
  }
  const onPointerUp = () => {
    dragFrom.current = undefined
  }
  return { onKeyDown, onPointerDown, onPointerMove, onPointerUp, onPointerCancel: onPointerUp }
}

interface RulerParts {
  readonly track: HTMLElement | null
  readonly thumb: HTMLElement | null
}

function placeThumb(
  { track, thumb }: RulerParts,
  seen: SeenLines,
  scale: { readonly totalLines: number; readonly height: number },
): void {
  if (track === null || thumb === null) return
  const { top, height } = layoutThumb(seen, scale.totalLines, scale.height)
  thumb.style.transform = `translateY(${top}px)`
  thumb.style.height = `${height}px`
  track.setAttribute('aria-valuenow', String(Math.max(1, Math.min(scale.totalLines, seen.first))))
  track.setAttribute('aria-valuetext', words.seen(seen, scale.totalLines))
}

function useHeight(element: { readonly current: HTMLElement | null }): number {
  const [height, setHeight] = useState(0)
  useEffect(() => {
    const observer = new ResizeObserver(entries => setHeight(Math.floor(entries[0]?.contentRect.height ?? 0)))
    if (element.current !== null) observer.observe(element.current)
    return () => observer.disconnect()
  }, [element])
  return height
}

function yOf(event: PointerEvent<HTMLDivElement>): number {
  return event.clientY - event.currentTarget.getBoundingClientRect().top
}
