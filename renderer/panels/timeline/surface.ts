/** How a shape is painted. Colours are CSS colours. */
export interface Paint {
  readonly fill?: string
  readonly stroke?: string
  readonly lineWidth?: number
  /** 0 to 1. */
  readonly alpha?: number
}

export interface TextStyle {
  readonly fill: string
  /** Pixels. */
  readonly size: number
  readonly weight?: number
  readonly align?: 'left' | 'center' | 'right'
  /** A line around the letters that keeps them apart from what is behind. */
  readonly halo?: string
}

export interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** What the timeline is drawn on: a canvas, or an SVG document. Everything that is drawn goes through here. */
export interface Surface {
  readonly rect: (box: Box, paint: Paint) => void
  /** A closed shape. */
  readonly polygon: (points: readonly (readonly [number, number])[], paint: Paint) => void
  readonly circle: (centre: { readonly x: number; readonly y: number; readonly r: number }, paint: Paint) => void
  /** One line of text; `y` is its middle. */
  readonly text: (text: string, at: { readonly x: number; readonly y: number }, style: TextStyle) => void
  readonly measure: (text: string, style: Pick<TextStyle, 'size' | 'weight'>) => number
  /** Draws with everything outside of a box cut off, moved by `offset`. */
  readonly clip: (box: Box, offset: number, draw: () => void) => void
}
