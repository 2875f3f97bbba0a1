import { clampSpan, panBy, zoomAt, type Span } from './timeline-scale.ts'

/** The span after a key on the plot; undefined for keys that mean nothing here. */
export function spanForKey(key: string, span: Span, extent: Span): Span | undefined {
  const middle = (span.from + span.to) / 2
  const length = span.to - span.from
  switch (key) {
    case 'ArrowLeft':
      return panBy(span, -0.1, extent)
    case 'ArrowRight':
      return panBy(span, 0.1, extent)
    case '+':
    case '=':
      return zoomAt(span, { factor: 0.7, anchor: middle }, extent)
    case '-':
    case '_':
      return zoomAt(span, { factor: 1 / 0.7, anchor: middle }, extent)
    case '0':
      return extent
    case 'Home':
      return clampSpan({ from: extent.from, to: extent.from + length }, extent)
    case 'End':
      return clampSpan({ from: extent.to - length, to: extent.to }, extent)
    default:
      return undefined
  }
}
