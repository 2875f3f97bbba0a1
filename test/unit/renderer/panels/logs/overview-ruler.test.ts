import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fakeInvestigation } from '../../../../support/fake-logs.ts'
import {
  barAt,
  findMarks,
  layoutBars,
  layoutThumb,
  lineAt,
  lineAtThumb,
  lineForKey,
} from '../../../../../renderer/panels/logs/overview-ruler.ts'

const mark = (line: number, kind: 'root-cause' | 'version' | 'noise' = 'root-cause') => ({
  line,
  kind,
  title: `${kind} ${line}`,
})

describe('findMarks', () => {
  it('lists the lines that findings and versions cite, in order, of this artifact only', () => {
    const marks = findMarks(fakeInvestigation.bad, 'artifacts/tmp-node-e2e-edd441f7-cos-121/containerd.log')
    expect(marks[0]).toEqual({ line: 12, kind: 'version', title: 'containerd 1.7.25' })
    expect(marks.map(found => found.line)).toEqual([...marks.map(found => found.line)].sort((a, b) => a - b))
    expect(findMarks(fakeInvestigation.bad, 'nothing.log')).toEqual([])
  })
})

describe('layoutBars', () => {
  it('puts the first line at the top and the last at the bottom', () => {
    expect(layoutBars([mark(1), mark(1000)], 1000, 103).map(bar => bar.top)).toEqual([0, 100])
  })

  it('keeps the weightiest of the marks that fall on one pixel', () => {
    expect(layoutBars([mark(500, 'version'), mark(501), mark(502, 'noise')], 1_000_000, 100)).toMatchObject([
      { kind: 'root-cause', line: 501 },
    ])
  })

  it('keeps every bar inside the track', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 1e9 })),
        fc.integer({ min: 1, max: 1e9 }),
        fc.integer({ min: 3, max: 2000 }),
        (lines, total, height) => {
          for (const bar of layoutBars(
            lines.map(line => mark(line)),
            total,
            height,
          )) {
            expect(bar.top).toBeGreaterThanOrEqual(0)
            expect(bar.top + bar.height).toBeLessThanOrEqual(height)
          }
        },
      ),
    )
  })
})

describe('layoutThumb', () => {
  it('stays inside the track and is never too small to grab', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1e9 }),
        fc.integer({ min: 1, max: 1e9 }),
        fc.integer({ min: 20, max: 2000 }),
        (first, total, height) => {
          const thumb = layoutThumb({ first, last: first + 40 }, total, height)
          expect(thumb.height).toBeGreaterThanOrEqual(18)
          expect(thumb.top).toBeGreaterThanOrEqual(0)
          expect(thumb.top + thumb.height).toBeLessThanOrEqual(height + 1e-6)
        },
      ),
    )
  })

  it('is undone by lineAtThumb', () => {
    const scale = { totalLines: 100_000, shown: 41, height: 600 }
    for (const first of [1, 777, 50_000, 99_960]) {
      const thumb = layoutThumb({ first, last: first + 40 }, scale.totalLines, scale.height)
      expect(lineAtThumb(thumb.top, thumb.height, scale)).toBe(first)
    }
  })
})

describe('lineAt', () => {
  const bars = layoutBars([mark(5_000)], 10_000, 1_003)
  it('is the marked line on a mark and the place itself elsewhere', () => {
    expect(lineAt((bars[0]?.top ?? 0) + 2, bars, { totalLines: 10_000, height: 1_003 })).toBe(5_000)
    expect(lineAt(1_003, bars, { totalLines: 10_000, height: 1_003 })).toBe(10_000)
    expect(lineAt(-20, bars, { totalLines: 10_000, height: 1_003 })).toBe(1)
  })
  it('finds no bar far from one', () => {
    expect(barAt(10, bars)).toBeUndefined()
  })
})

describe('lineForKey', () => {
  const seen = { first: 100, last: 140 }
  it('moves as every scrollbar does', () => {
    const keys = ['ArrowUp', 'ArrowDown', 'PageUp', 'PageDown', 'Home', 'End']
    expect(keys.map(key => lineForKey(key, seen, 1000))).toEqual([99, 101, 60, 140, 1, 1000])
  })
  it('stays inside and leaves other keys alone', () => {
    expect(lineForKey('PageUp', { first: 3, last: 50 }, 1000)).toBe(1)
    expect(lineForKey('a', seen, 1000)).toBeUndefined()
    expect(lineForKey('constructor', seen, 1000)).toBeUndefined()
  })
})
