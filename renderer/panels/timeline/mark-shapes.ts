import type { TimelineKind } from '#shared/ipc/views.ts'

/** How an event of a kind looks: corners in a box from −1 to 1, or a circle; and the theme's colour for it. */
export interface MarkLook {
  readonly colour: string
  readonly corners: readonly (readonly [number, number])[] | 'circle'
  readonly isHollow: boolean
}

const SQUARE = [
  [-0.8, -0.8],
  [0.8, -0.8],
  [0.8, 0.8],
  [-0.8, 0.8],
] as const
const DIAMOND = [
  [0, -1],
  [1, 0],
  [0, 1],
  [-1, 0],
] as const
const TRIANGLE = [
  [0, -0.95],
  [1, 0.8],
  [-1, 0.8],
] as const
const HEXAGON = [
  [-0.5, -0.9],
  [0.5, -0.9],
  [1, 0],
  [0.5, 0.9],
  [-0.5, 0.9],
  [-1, 0],
] as const
const POST = [
  [-0.35, -1],
  [0.35, -1],
  [0.35, 1],
  [-0.35, 1],
] as const

/** Shape and colour both tell the kind, so that neither is needed alone. In the order of the legend. */
export const MARK_LOOKS: Readonly<Record<TimelineKind, MarkLook>> = {
  'root-cause': { colour: '--fatal', corners: SQUARE, isHollow: false },
  skew: { colour: '--bad', corners: HEXAGON, isHollow: false },
  unclassified: { colour: '--error', corners: TRIANGLE, isHollow: false },
  symptom: { colour: '--warning', corners: DIAMOND, isHollow: false },
  noise: { colour: '--text-2', corners: DIAMOND, isHollow: true },
  test: { colour: '--error', corners: 'circle', isHollow: false },
  version: { colour: '--accent', corners: 'circle', isHollow: true },
  phase: { colour: '--info', corners: POST, isHollow: false },
}

/** An SVG path of the shape with radius `r` around the middle of a 16 × 16 box. */
export function shapePath({ corners }: MarkLook, r: number): string {
  if (corners === 'circle') return `M${8 - r} 8a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0z`
  return `M${corners.map(([x, y]) => `${8 + x * r} ${8 + y * r}`).join('L')}z`
}
