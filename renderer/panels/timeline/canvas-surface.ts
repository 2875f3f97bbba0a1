import type { Box, Paint, Surface, TextStyle } from './surface.ts'

type Context = CanvasRenderingContext2D

/** Draws on a canvas whose context is already scaled to device pixels. */
export function canvasSurface(context: Context, fontFamily: string): Surface {
  const setFont = ({ size, weight = 400 }: Pick<TextStyle, 'size' | 'weight'>) => {
    const font = `${weight} ${size}px ${fontFamily}`
    if (context.font !== font) context.font = font
  }
  return {
    rect: (box, paint) => paintRect(context, box, paint),
    polygon(points, paint) {
      context.beginPath()
      for (const [x, y] of points) context.lineTo(x, y)
      context.closePath()
      paintPath(context, paint)
    },
    circle({ x, y, r }, paint) {
      context.beginPath()
      context.arc(x, y, r, 0, 2 * Math.PI)
      paintPath(context, paint)
    },
    text(text, { x, y }, style) {
      setFont(style)
      context.textAlign = style.align ?? 'left'
      context.textBaseline = 'middle'
      if (style.halo !== undefined) {
        Object.assign(context, { strokeStyle: style.halo, lineWidth: 3, lineJoin: 'round' })
        context.strokeText(text, x, y)
      }
      context.fillStyle = style.fill
      context.fillText(text, x, y)
    },
    measure(text, style) {
      setFont(style)
      return context.measureText(text).width
    },
    clip({ x, y, width, height }, offset, draw) {
      context.save()
      context.beginPath()
      context.rect(x, y, width, height)
      context.clip()
      context.translate(0, offset)
      draw()
      context.restore()
    },
  }
}

function paintRect(
  context: Context,
  { x, y, width, height }: Box,
  { fill, stroke, lineWidth = 1, alpha }: Paint,
): void {
  if (alpha !== undefined) context.globalAlpha = alpha
  if (fill !== undefined) {
    context.fillStyle = fill
    context.fillRect(x, y, width, height)
  }
  if (stroke !== undefined) {
    context.strokeStyle = stroke
    context.lineWidth = lineWidth
    context.strokeRect(x, y, width, height)
  }
  if (alpha !== undefined) context.globalAlpha = 1
}

function paintPath(context: Context, { fill, stroke, lineWidth = 1, alpha }: Paint): void {
  if (alpha !== undefined) context.globalAlpha = alpha
  if (stroke !== undefined) {
    context.strokeStyle = stroke
    context.lineWidth = lineWidth
    context.lineJoin = 'miter'
    context.stroke()
  }
  if (fill !== undefined) {
    context.fillStyle = fill
    context.fill()
  }
  if (alpha !== undefined) context.globalAlpha = 1
}
