import type { MarkKind, RulerBar } from './overview-ruler.ts'

/** The theme's colour for each kind of mark, the same in the editor's margin (logs.css). */
const COLOURS: Readonly<Record<MarkKind, string>> = {
  kept: '--text',
  'root-cause': '--fatal',
  skew: '--bad',
  unclassified: '--error',
  symptom: '--warning',
  version: '--accent',
  novel: '--text-2',
  image: '--good',
  noise: '--border-strong',
}

/** Versions and images keep to the left half, so that a finding beside them is seen. */
const NARROW: readonly MarkKind[] = ['version', 'novel', 'image', 'noise']

/** Draws the bars over the whole height of the track, in device pixels. */
export function drawRuler(canvas: HTMLCanvasElement, bars: readonly RulerBar[], height: number): void {
  const width = canvas.clientWidth
  const ratio = window.devicePixelRatio
  canvas.width = Math.round(width * ratio)
  canvas.height = Math.round(height * ratio)
  const context = canvas.getContext('2d')
  if (context === null) return
  const style = getComputedStyle(canvas)
  context.scale(ratio, ratio)
  for (const bar of bars) {
    context.fillStyle = style.getPropertyValue(COLOURS[bar.kind])
    context.fillRect(2, bar.top, NARROW.includes(bar.kind) ? (width - 4) / 2 : width - 4, bar.height)
  }
}
