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
    rect: (box, paint) => void parts.push(empty('rect', { ...boxAttributes(box), ...paintAttributes(paint) })),
    polygon(points, paint) {
      const list = points.map(([x, y]) => `${round(x)},${round(y)}`).join(' ')
      parts.push(empty('polygon', { points: list, ...paintAttributes(paint) }))
    },
    circle({ x, y, r }, paint) {
      parts.push(empty('circle', { cx: round(x), cy: round(y), r: round(r), ...paintAttributes(paint) }))
    },
    text(text, { x, y }, style) {
      parts.push(full('text', { x: round(x), y: round(y), ...textAttributes(style) }, escapeXml(text)))
    },
    measure,
    clip(box, offset, draw) {
      clips++
      const id = `clip${clips}`
      parts.push(full('clipPath', { id }, empty('rect', boxAttributes(box))))
      parts.push(
        `${open('g', { 'clip-path': `url(#${id})` })}${open('g', { transform: `translate(0 ${round(offset)})` })}`,
      )
      draw()
      parts.push('</g></g>')
    },
    toText: () => {
      const root = { xmlns: 'http://www.w3.org/2000/svg', width, height, viewBox: `0 0 ${width} ${height}` }
      const content = [full('title', {}, escapeXml(title)), ...parts, ''].join('\n')
      return `${full('svg', { ...root, role: 'img', 'font-family': fontFamily }, content)}\n`
    },
  }
}

type Attributes = Readonly<Record<string, string | number>>

function open(name: string, attributes: Attributes): string {
  return `<${name}${attributesText(attributes)}>`
}

/** An element with its content, which is XML. */
function full(name: string, attributes: Attributes, content: string): string {
  return `${open(name, attributes)}${content}</${name}>`
}

function empty(name: string, attributes: Attributes): string {
  return `<${name}${attributesText(attributes)}/>`
}

function attributesText(attributes: Attributes): string {
  return Object.entries(attributes)
    .map(([name, value]) => ` ${name}="${escapeXml(String(value))}"`)
    .join('')
}

const MARKUP: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** Text of artifacts as text of XML 1.0, which has no place for most control characters and lone surrogates. */
function escapeXml(text: string): string {
  return text
    .replaceAll(/[\p{Cc}\p{Cs}\uFFFE\uFFFF]/gu, '\uFFFD')
    .replaceAll(/[&<>"]/gu, character => MARKUP[character] ?? character)
}

function boxAttributes({ x, y, width, height }: Box): Attributes {
  return { x: round(x), y: round(y), width: round(Math.max(0, width)), height: round(Math.max(0, height)) }
}

function paintAttributes({ fill = 'none', stroke, lineWidth = 1, alpha }: Paint): Attributes {
  return {
    fill,
    ...(stroke === undefined ? {} : { stroke, 'stroke-width': lineWidth }),
    ...(alpha === undefined ? {} : { opacity: round(alpha) }),
    // The fill of a canvas lies over its line; so does this one.
    ...(stroke === undefined ? {} : UNDER_FILL),
  }
}

const UNDER_FILL = { 'paint-order': 'stroke' } as const

const ANCHORS = { left: 'start', center: 'middle', right: 'end' } as const

function textAttributes({ fill, size, weight = 400, align = 'left', halo }: TextStyle): Attributes {
  return {
    fill,
    'font-size': size,
    'font-weight': weight,
    'text-anchor': ANCHORS[align],
    'dominant-baseline': 'central',
    ...(halo === undefined ? {} : { stroke: halo, 'stroke-width': 3, 'stroke-linejoin': 'round', ...UNDER_FILL }),
  }
}

function round(value: number): number {
  return Math.round(value * 100) / 100
}
