import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { err, ok } from '#shared/base/result.ts'
import type { TimelineView } from '#shared/ipc/views.ts'
import { createLevelStore, type LevelStoreOptions } from '../../../../../renderer/panels/timeline/level-store.ts'
import { hasLevel, keepLevel, pickLevel, tileFor, type Level } from '../../../../../renderer/panels/timeline/level.ts'
import { fakeSide, fakeTimeline, SECOND } from '../../../../support/fake-timeline.ts'

const whole = { from: 0, to: 3_600 * SECOND }
const level = (from: number, to: number): Level => ({ window: { from, to }, side: fakeSide() })

describe('tileFor', () => {
  const windows = fc.tuple(fc.nat(whole.to), fc.integer({ min: 10_000, max: whole.to / 4 }))

  it('reaches over what is visible, with air, and is at most five times as long', () => {
    fc.assert(
      fc.property(windows, ([from, length]) => {
        const visible = { from, to: from + length }
        const tile = tileFor(visible, whole)
        expect(tile?.from).toBeLessThanOrEqual(visible.from)
        expect(tile?.to).toBeGreaterThanOrEqual(visible.to)
        expect((tile?.to ?? Infinity) - (tile?.from ?? 0)).toBeLessThanOrEqual(5 * length + 2)
      }),
    )
  })
  it('stays the same for small moves', () => {
    const tileAt = (from: number) => tileFor({ from, to: from + 60 * SECOND }, whole)
    expect(tileAt(600 * SECOND)).toEqual(tileAt(601 * SECOND))
  })
  it('is not asked for where the whole is fine enough', () => {
    expect(tileFor({ from: 0, to: whole.to / 2 }, whole)).toBeUndefined()
  })
})

describe('levels', () => {
  const all = level(-Infinity, whole.to)

  it('are picked by the finest that reaches over what is visible, else the whole', () => {
    const [near, far] = [level(100, 200), level(0, 1_000)]
    const levels = [far, near, all]
    expect(pickLevel(levels, { from: 120, to: 150 })).toBe(near)
    expect(pickLevel(levels, { from: 150, to: 400 })).toBe(far)
    expect(pickLevel(levels, { from: 900, to: 1_100 })).toBe(all)
    expect(pickLevel([], { from: 0, to: 1 })).toBeUndefined()
  })
  it('are kept up to a number, the newest first and the whole last', () => {
    let levels: readonly Level[] = [all]
    for (let index = 0; index < 50; index++) levels = keepLevel(levels, level(index, index + 1))
    expect(levels.length).toBeLessThan(20)
    expect([levels[0]?.window.from, levels.at(-1)]).toEqual([49, all])
    expect([hasLevel(levels, { from: 49, to: 50 }), hasLevel(levels, { from: 0, to: 1 })]).toEqual([true, false])
  })
})

describe('the store of levels', () => {
  const near = { good: { from: 0, to: 2 * SECOND }, bad: { from: 0, to: 2 * SECOND } }
  const far = { good: { from: 50 * SECOND, to: 52 * SECOND }, bad: { from: 50 * SECOND, to: 52 * SECOND } }
  const open = (change: Partial<LevelStoreOptions> = {}) => {
    const answer: TimelineView = fakeTimeline()
    const ask = vi.fn<LevelStoreOptions['ask']>(() => Promise.resolve(ok(answer)))
    const onChange = vi.fn()
    const onFailure = vi.fn()
    const store = createLevelStore({ whole: fakeTimeline(), ask, onChange, onFailure, ...change })
    return { store, ask, answer, onChange, onFailure }
  }

  it('answers with the whole until something finer is here', async () => {
    const { store, answer, onChange } = open()
    expect(store.levelFor('bad', near.bad)).not.toBe(answer.bad)
    store.want(near)
    await vi.waitFor(() => expect(onChange).toHaveBeenCalled())
    expect(store.levelFor('bad', near.bad)).toBe(answer.bad)
  })
  it('asks one question at a time, and none twice', async () => {
    const { store, ask, onChange } = open()
    for (let frame = 0; frame < 5; frame++) store.want(near)
    expect(ask).toHaveBeenCalledTimes(1)
    await vi.waitFor(() => expect(onChange).toHaveBeenCalled())
    store.want(near)
    expect(ask).toHaveBeenCalledTimes(1)
    store.want(far)
    expect(ask).toHaveBeenCalledTimes(2)
  })
  it('asks only about the run that needs it', () => {
    const { store, ask } = open({ whole: fakeTimeline({ good: null }) })
    store.want(near)
    expect(Object.keys(ask.mock.calls[0]?.[0] ?? {})).toEqual(['bad'])
  })
  it('says what failed, and does not ask for it again and again', async () => {
    const ask = vi.fn<LevelStoreOptions['ask']>(() => Promise.resolve(err({ code: 'cancelled' })))
    const { store, onFailure, onChange } = open({ ask })
    store.want(near)
    await vi.waitFor(() => expect(onChange).toHaveBeenCalled())
    store.want(near)
    expect(ask).toHaveBeenCalledTimes(1)
    expect(onFailure).toHaveBeenLastCalledWith({ code: 'cancelled' })
    store.want(far)
    expect(ask).toHaveBeenCalledTimes(2)
  })
  it('says nothing once it is closed', async () => {
    const { store, ask, onChange } = open()
    store.want(near)
    store.close()
    await ask.mock.results[0]?.value
    store.want(far)
    expect(onChange).not.toHaveBeenCalled()
    expect(ask).toHaveBeenCalledTimes(1)
  })
})
