import { SaxesParser } from 'saxes'
import { describe, expect, it } from 'vitest'
import { buildShapes } from '../../../../../renderer/panels/timeline/build-scene.ts'
import { drawPicture, pictureSize, type Picture } from '../../../../../renderer/panels/timeline/draw-picture.ts'
import { drawTimeline, type Scene } from '../../../../../renderer/panels/timeline/draw-timeline.ts'
import { fit } from '../../../../../renderer/panels/timeline/draw-strips.ts'
import { indexLevel } from '../../../../../renderer/panels/timeline/indexed-level.ts'
import { svgSurface } from '../../../../../renderer/panels/timeline/svg-surface.ts'
import { buildRows } from '../../../../../renderer/panels/timeline/timeline-rows.ts'
import {
  fakeDensity,
  fakePhase,
  fakeSeries,
  fakeSide,
  fakeTest,
  SECOND,
  START,
} from '../../../../support/fake-timeline.ts'

const measure = (text: string) => text.length * 6
const colours = (name: string) => `var(${name})`
const span = { from: 0, to: 100 * SECOND }
const side = fakeSide({
  series: [
    fakeSeries([10 * SECOND]),
    fakeSeries([50 * SECOND], { counts: [1_234], kind: 'root-cause', severity: 'fatal' }),
  ],
  phases: [fakePhase('tests', 20 * SECOND, 80 * SECOND)],
  tests: [fakeTest('hostile <script> & "quotes" \u0000\ud800', 30 * SECOND, 90 * SECOND)],
  density: [fakeDensity([1, 2, 3], { errors: [0, 1, 0] })],
})
const { rows, height } = buildRows({
  ...{ lanes: ['cos/kubelet', 'cos/<b>'], hasPhases: true, hasTests: true, folded: new Set(), text: '' },
})
const shapes = buildShapes(rows, {
  ...{ spans: { good: span, bad: span }, origins: { good: START, bad: START }, width: 800, peak: 3 },
  ...{
    showsPhases: true,
    showsTests: true,
    levels: { good: indexLevel(side, new Set()), bad: indexLevel(side, new Set()) },
  },
})
const picture: Picture = {
  title: 'What happened when',
  lines: ['Good: 1  Bad: 2', 'Zero is job start'],
  ...{ spans: { good: span, bad: span }, isLocked: true, zero: 'job start', rows, shapes, rowsHeight: height },
  ...{ plotWidth: 800, rate: '3 lines/s' },
}
const textsOf = (svg: string) => {
  const texts: string[] = []
  const parser = new SaxesParser()
  parser.on('text', text => void texts.push(text.trim()))
  parser.on('error', error => {
    throw error
  })
  parser.write(svg).close()
  return texts.filter(text => text !== '')
}
const drawn = (draw: (surface: ReturnType<typeof svgSurface>) => void) => {
  const surface = svgSurface({ width: 1000, height: 600, fontFamily: 'sans-serif', title: 'a <title>', measure })
  draw(surface)
  return surface.toText()
}

describe('a picture', () => {
  const svg = drawn(surface => drawPicture(surface, picture, colours))

  it('is a document of its own that says what it shows: title, runs, zero, lanes, legend', () => {
    const texts = textsOf(svg)
    for (const text of [
      'a <title>',
      'What happened when',
      'Zero is job start',
      '0 = job start',
      'Phases',
      'All findings',
      'cos',
      'kubelet',
      'root cause',
      'error lines, up to 3 lines/s, log scale',
    ])
      expect(texts).toContain(text)
  })
  it('tells how many events a mark stands for', () => {
    expect(textsOf(svg)).toContain('1.2k')
  })
  it('takes text of artifacts as text, whatever it holds', () => {
    expect(textsOf(svg).some(text => text.includes('hostile <script> & "quotes"'))).toBe(true)
    expect(svg).not.toContain('<script')
    // eslint-disable-next-line no-control-regex -- XML cannot hold them
    expect(svg).not.toMatch(/[\u0000-\u0008\ud800-\udfff]/u)
  })
  it('has room for everything', () => {
    const { width, height: tall } = pictureSize(picture)
    expect(width).toBeGreaterThan(800)
    expect(tall).toBeGreaterThan(height)
  })
})

describe('a frame', () => {
  const scene: Scene = {
    ...{ spans: { good: span, bad: { from: 50 * SECOND, to: 60 * SECOND } }, isLocked: true, zero: 'start of tests' },
    ...{
      width: 800,
      height: 400,
      scrollTop: 0,
      rows,
      shapes,
      pointerX: undefined,
      brush: undefined,
      selected: undefined,
    },
  }
  const texts = (change: Partial<Scene>) =>
    textsOf(drawn(surface => drawTimeline(surface, { ...scene, ...change }, colours)))

  it('says what stands at zero', () => {
    expect(texts({})).toContain('0 = start of tests')
  })
  it('has a ruler for each run where they move apart', () => {
    expect(texts({})).not.toContain('+54 s')
    expect(texts({ isLocked: false })).toContain('+54 s')
  })
  it('tells the time at the pointer', () => {
    expect(texts({ pointerX: 400 })).toContain('+50.00 s')
  })
  it('rings the event that is selected, in its row', () => {
    const ring = 'stroke="var(--focus)"'
    const selected = { side: 'bad' as const, offset: 55 * SECOND, row: 'cos/kubelet' }
    const svg = (change: Partial<Scene>) => drawn(surface => drawTimeline(surface, { ...scene, ...change }, colours))
    expect(svg({})).not.toContain(ring)
    expect(svg({ selected })).toContain(`cx="400"`)
    expect(svg({ selected })).toContain(ring)
    expect(svg({ selected: { ...selected, row: 'not on screen' } })).not.toContain(ring)
  })
})

describe('fit', () => {
  it('shortens to the width, to a sign, to nothing', () => {
    expect(fit('✕ some test', 100, measure)).toBe('✕ some test')
    expect(fit('✕ some test', 48, measure)).toBe('✕ some…')
    expect(fit('✕ some test', 7, measure)).toBe('✕')
    expect(fit('✕ some test', 3, measure)).toBe('')
  })
})
