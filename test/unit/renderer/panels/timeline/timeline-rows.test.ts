import { describe, expect, it } from 'vitest'
import { buildShapes } from '../../../../../renderer/panels/timeline/build-scene.ts'
import { hitTest, snapX } from '../../../../../renderer/panels/timeline/hit-test.ts'
import { indexLevel } from '../../../../../renderer/panels/timeline/indexed-level.ts'
import {
  buildRows,
  rowOfLane,
  rowsBetween,
  rowsNear,
  type RowsOptions,
} from '../../../../../renderer/panels/timeline/timeline-rows.ts'
import {
  fakeDensity,
  fakePhase,
  fakeSeries,
  fakeSide,
  fakeTest,
  SECOND,
  START,
} from '../../../../support/fake-timeline.ts'

const LANES = ['run/prow', 'cos/containerd', 'cos/kubelet', 'node/kubelet']
const options: RowsOptions = { lanes: LANES, hasPhases: true, hasTests: true, folded: new Set(), text: '' }
const build = (change: Partial<RowsOptions> = {}) => buildRows({ ...options, ...change })
const idsOf = (change: Partial<RowsOptions>) => build(change).rows.map(({ id }) => id)

describe('names of rows', () => {
  const many = buildRows({
    ...options,
    lanes: [...Array.from({ length: 20_000 }, (_, n) => `cos/pod-${n}`), 'node/kubelet'],
  }).rows
  const last = many.at(-1)!

  it('are written of what is near, and of heads of groups, however many lanes there are', () => {
    const near = rowsNear(many, 0).map(({ id }) => id)
    expect(near).toEqual(expect.arrayContaining(['phases', 'all', 'cos/', 'cos/pod-0', 'cos/pod-100', 'node/']))
    expect(near).not.toContain(last.id)
    expect(near.length).toBeLessThan(400)
  })
  it('are written of the last ones where the end is on screen', () => {
    const near = rowsNear(many, last.top - 1_000).map(({ id }) => id)
    expect(near).toEqual(expect.arrayContaining([last.id, 'cos/pod-19999', 'cos/']))
    expect(near).not.toContain('cos/pod-0')
  })
})

describe('buildRows', () => {
  it('shows what belongs to the whole runs first, then lanes by host role', () => {
    expect(idsOf({})).toEqual([
      'phases',
      'tests',
      'all',
      ...['run/', 'run/prow'],
      ...['cos/', 'cos/containerd', 'cos/kubelet'],
      ...['node/', 'node/kubelet'],
    ])
  })
  it('has the good run’s strip right above the bad one’s', () => {
    const strips = build().rows.flatMap(row => row.strips ?? [])
    expect(strips.length).toBeGreaterThan(0)
    for (const { good, bad } of strips) expect(bad.top).toBeGreaterThanOrEqual(good.top + good.height)
  })
  it('never lets two rows overlap', () => {
    const { rows, height } = build({ folded: new Set(['cos']) })
    rows.slice(1).forEach((row, index) => {
      const before = rows[index]
      expect(row.top).toBe((before?.top ?? 0) + (before?.height ?? 0))
    })
    expect((rows.at(-1)?.top ?? 0) + (rows.at(-1)?.height ?? 0)).toBe(height)
  })
  it('shows of a folded group its head, with everything of its lanes', () => {
    const { rows } = build({ folded: new Set(['cos']) })
    expect(rows.map(({ id }) => id)).not.toContain('cos/kubelet')
    expect(rowOfLane(rows, 'cos/kubelet')).toMatchObject({ id: 'cos/', lanes: ['cos/containerd', 'cos/kubelet'] })
    expect(rowOfLane(rows, 'cos/kubelet')?.strips).toBeDefined()
  })
  it('keeps to lanes that hold a text, in any case of letters, and says how many it leaves out', () => {
    const { rows, filteredOut } = build({ text: ' KUBE', hasPhases: false, hasTests: false })
    expect(rows.map(({ id }) => id)).toEqual(['all', 'cos/', 'cos/kubelet', 'node/', 'node/kubelet'])
    expect(filteredOut).toBe(2)
    expect(build({ text: 'nothing', hasPhases: false, hasTests: false }).rows).toEqual([])
  })
  it('finds the rows on screen', () => {
    const { rows } = build()
    const third = rows[2]
    expect(rowsBetween(rows, third?.top ?? 0, (third?.top ?? 0) + 1).map(({ id }) => id)).toEqual(['all'])
  })
})

describe('shapes and what lies under a point', () => {
  const { rows } = build()
  const side = fakeSide({
    series: [
      fakeSeries([10 * SECOND, 50 * SECOND]),
      fakeSeries([90 * SECOND], { kind: 'version', severity: 'info' }),
      fakeSeries([10 * SECOND], { lane: 'cos/containerd', kind: 'root-cause', severity: 'fatal' }),
    ],
    phases: [fakePhase('tests', 20 * SECOND, 80 * SECOND)],
    tests: [fakeTest('a test', 30 * SECOND, 60 * SECOND)],
    density: [fakeDensity(Array.from({ length: 100 }, () => 1))],
  })
  const shapesOf = (hidden: Parameters<typeof indexLevel>[1] = new Set()) =>
    buildShapes(rows, {
      spans: { good: { from: 0, to: 100 * SECOND }, bad: { from: 0, to: 100 * SECOND } },
      origins: { good: START, bad: START },
      ...{ width: 1000, peak: 1, showsPhases: true, showsTests: true },
      levels: { good: undefined, bad: indexLevel(side, hidden) },
    })
  const all = shapesOf()
  const middle = (id: string) => {
    const strip = rows.find(row => row.id === id)?.strips?.bad
    return (strip?.top ?? 0) + (strip?.height ?? 0) / 2
  }
  const marksOf = (id: string, shapes = all) => shapes.find(({ row }) => row.id === id)?.marks.map(mark => mark.kind)

  it('are made for the run that has a clock', () => {
    expect(new Set(all.map(shape => shape.side))).toEqual(new Set(['bad']))
  })
  it('put the findings of all lanes into one row, without versions', () => {
    expect(marksOf('all')).toEqual(['root-cause', 'unclassified'])
    expect(marksOf('cos/kubelet')).toEqual(['unclassified', 'unclassified', 'version'])
  })
  it('leave hidden kinds out', () => {
    expect(marksOf('cos/kubelet', shapesOf(new Set(['unclassified'])))).toEqual(['version'])
  })
  it.each([
    ['cos/kubelet', 101, 'mark'],
    ['cos/kubelet', 300, 'heat'],
    ['phases', 400, 'band'],
    ['tests', 400, 'test'],
    ['all', 300, undefined],
    ['node/kubelet', 100, undefined],
  ])('are hit in %s at %i: %s', (id, x, kind) => {
    expect(hitTest(all, x, id === 'tests' ? middle(id) - 4 : middle(id))?.kind).toBe(kind)
  })
  it('draw the pointer to a finding that is near, and not to a version', () => {
    expect([snapX(all, 103, 6), snapX(all, 120, 6), snapX(all, 903, 6)]).toEqual([100, 120, 903])
  })
})
