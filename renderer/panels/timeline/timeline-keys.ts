import { clampSpan, panBy, zoomAt, type Span } from './timeline-scale.ts'

/** What a key asks for on the timeline. */
export type KeyAction =
  | { readonly kind: 'move'; readonly to: (span: Span) => Span }
  | { readonly kind: 'step'; readonly by: 1 | -1 }
  | { readonly kind: 'scroll'; readonly by: 1 | -1 }
  | { readonly kind: 'focus' | 'open' | 'zero' | 'lock' }

export interface KeyContext {
  readonly extent: Span
  /** What stays where it is when zooming, as a share of the width: under the pointer; undefined = the middle. */
  readonly anchor: number | undefined
}

const ZOOM = 0.7
const PAN = 0.1

const OTHERS: Readonly<Record<string, KeyAction>> = {
  ']': { kind: 'step', by: 1 },
  '.': { kind: 'step', by: 1 },
  '[': { kind: 'step', by: -1 },
  ',': { kind: 'step', by: -1 },
  ArrowDown: { kind: 'scroll', by: 1 },
  ArrowUp: { kind: 'scroll', by: -1 },
  f: { kind: 'focus' },
  Enter: { kind: 'open' },
  z: { kind: 'zero' },
  l: { kind: 'lock' },
}

/** What a key means on the plot; undefined for keys that mean nothing here. */
export function actionForKey(key: string, context: KeyContext): KeyAction | undefined {
  const small = key.length === 1 ? key.toLowerCase() : key
  const to = moveForKey(small, context)
  return to === undefined ? OTHERS[small] : { kind: 'move', to }
}

type Move = (span: Span, extent: Span) => Span

const earlier: Move = (span, extent) => panBy(span, -PAN, extent)
const later: Move = (span, extent) => panBy(span, PAN, extent)
const MOVES: Readonly<Record<string, Move>> = {
  a: earlier,
  ArrowLeft: earlier,
  d: later,
  ArrowRight: later,
  0: (_, extent) => extent,
  Home: ({ from, to }, extent) => clampSpan({ from: extent.from, to: extent.from + to - from }, extent),
  End: ({ from, to }, extent) => clampSpan({ from: extent.to - (to - from), to: extent.to }, extent),
}
const ZOOMS: Readonly<Record<string, number>> = {
  ...{ w: ZOOM, '+': ZOOM, '=': ZOOM },
  ...{ s: 1 / ZOOM, '-': 1 / ZOOM, _: 1 / ZOOM },
}

function moveForKey(key: string, { extent, anchor = 0.5 }: KeyContext): ((span: Span) => Span) | undefined {
  const factor = ZOOMS[key]
  if (factor !== undefined)
    return span => zoomAt(span, { factor, anchor: span.from + anchor * (span.to - span.from) }, extent)
  const move = MOVES[key]
  return move && (span => move(span, extent))
}
