import { canvasSurface } from './canvas-surface.ts'
import type { Colours } from './draw-axis.ts'
import type { Surface } from './surface.ts'

/** A canvas that is as sharp as the screen, ready to be drawn on; undefined where the browser has none. */
export interface ReadyCanvas {
  readonly surface: Surface
  readonly colours: Colours
  readonly width: number
  readonly height: number
}

export function readyCanvas(canvas: HTMLCanvasElement | null): ReadyCanvas | undefined {
  const context = canvas?.getContext('2d')
  if (canvas === null || context === null || context === undefined) return undefined
  const ratio = window.devicePixelRatio
  const { clientWidth: width, clientHeight: height } = canvas
  const [deviceWidth, deviceHeight] = [Math.round(width * ratio), Math.round(height * ratio)]
  if (canvas.width !== deviceWidth || canvas.height !== deviceHeight)
    Object.assign(canvas, { width: deviceWidth, height: deviceHeight })
  context.setTransform(ratio, 0, 0, ratio, 0, 0)
  const style = getComputedStyle(canvas)
  return { surface: canvasSurface(context, style.fontFamily), colours: coloursOf(style), width, height }
}

/** Each colour is read once. */
export function coloursOf(style: CSSStyleDeclaration): Colours {
  const known = new Map<string, string>()
  return name => {
    const colour = known.get(name) ?? style.getPropertyValue(name)
    known.set(name, colour)
    return colour
  }
}

/** Calls back when the size of an element or the theme changes; the answer ends that. */
export function onLookChange(element: Element, listener: () => void): () => void {
  const size = new ResizeObserver(listener)
  const theme = new MutationObserver(listener)
  size.observe(element)
  theme.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] })
  return () => {
    size.disconnect()
    theme.disconnect()
  }
}
