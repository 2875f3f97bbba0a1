import type { Box, Paint, Surface, TextStyle } from './surface.ts'

export interface SvgOptions {
  readonly width: number
  readonly height: number
  readonly fontFamily: string
  /** Says in words what is drawn. */
  readonly title: string
  readonly measure: Surface['measure']
}

export interface SvgSurface extends Surface {
  /** The whole document. */
  toText(): string
}

/** Draws into the text of an SVG document that stands alone: no script, nothing outside of it. */
export function svgSurface({ width, height, fontFamily, title, measure }: SvgOptions): SvgSurface {
  const parts: string[] = []
  let clips = 0
  return {
    rect: (box, paint) => void parts.push(`<rect ${boxAttributes(box)}${paintAttributes(paint)}/>`),
    polygon(points, paint) {
      const list = points.map(([x, y]) => `${round(x)},${round(y)}`).join(' ')
      parts.push(`<polygon points="${list}"${paintAttributes(paint)}/>`)
    },
    circle({ x, y, r }, paint) {
      parts.push(`<circle cx="${round(x)}" cy="${round(y)}" r="${round(r)}"${paintAttributes(paint)}/>`)
    },
    text(text, { x, y }, style) {
      parts.push(`<text x="${round(x)}" y="${round(y)}"${textAttributes(style)}>${escapeXml(text)}</text>`)
    },
    measure,
    clip(box, offset, draw) {
      clips++
      const id = `clip${clips}`
      parts.push(`<clipPath id="${id}"><rect ${boxAttributes(box)}/></clipPath>`)
      parts.push(`<g clip-path="url(#${id})"><g transform="translate(0 ${round(offset)})">`)
      draw()
      parts.push('</g></g>')
    },
    toText: () =>
      [
        `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"`,
        ` role="img" font-family="${escapeXml(fontFamily)}"><title>${escapeXml(title)}</title>\n`,
        `${parts.join('\n')}\n</svg>\n`,
      ].join(''),
  }
}

const MARKUP: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** Text of artifacts as text of XML 1.0, which has no place for most control characters and lone surrogates. */
function escapeXml(text: string): string {
  return text
    .replaceAll(/[\p{Cc}\p{Cs}\uFFFE\uFFFF]/gu, '\uFFFD')
    .replaceAll(/[&<>"]/gu, character => MARKUP[character] ?? character)
}

function boxAttributes({ x, y, width, height }: Box): string {
  return `x="${round(x)}" y="${round(y)}" width="${round(Math.max(0, width))}" height="${round(Math.max(0, height))}"`
}

function paintAttributes({ fill, stroke, lineWidth = 1, alpha }: Paint): string {
  const line = stroke === undefined ? '' : ` stroke="${escapeXml(stroke)}" stroke-width="${lineWidth}"`
  const opacity = alpha === undefined ? '' : ` opacity="${round(alpha)}"`
  // The fill of a canvas lies over its line; so does this one.
  return ` fill="${escapeXml(fill ?? 'none')}"${line}${opacity}${stroke === undefined ? '' : ' paint-order="stroke"'}`
}

const ANCHORS = { left: 'start', center: 'middle', right: 'end' } as const

function textAttributes({ fill, size, weight = 400, align = 'left', halo }: TextStyle): string {
  const around =
    halo === undefined
      ? ''
      : ` stroke="${escapeXml(halo)}" stroke-width="3" stroke-linejoin="round" paint-order="stroke"`
  return ` fill="${escapeXml(fill)}" font-size="${size}" font-weight="${weight}" text-anchor="${ANCHORS[align]}" dominant-baseline="central"${around}`
}

function round(value: number): number {
  return Math.round(value * 100) / 100
}
