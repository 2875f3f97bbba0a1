import { describe, expect, test } from 'vitest'
import { treeStep, type TreeRow } from '../../../../renderer/ui/tree-keys.ts'

const row = (id: string, level: number, isExpanded?: boolean): TreeRow => ({
  id,
  level,
  isExpanded,
  position: 1,
  setSize: 1,
})
const rows = [row('a', 1, true), row('a1', 2), row('a2', 2, false), row('b', 1, false)]
const step = (key: string, index: number, canFold = true) => treeStep(key, { rows, index, page: 2, canFold })

describe('keys of a tree', () => {
  test('move by one, by a screen and to the ends, and stop there', () => {
    expect(['ArrowDown', 'ArrowUp', 'PageDown', 'PageUp', 'Home', 'End'].map(key => step(key, 1))).toEqual(
      [2, 0, 3, 0, 0, 3].map(index => ({ kind: 'go', index })),
    )
    expect(step('ArrowDown', 3)).toEqual({ kind: 'go', index: 3 })
    expect(step('ArrowDown', -1)).toEqual({ kind: 'go', index: 0 })
  })

  test('right unfolds, then goes inside; left folds, then goes out', () => {
    expect(step('ArrowRight', 2)).toEqual({ kind: 'fold', index: 2, isExpanded: true })
    expect(step('ArrowRight', 0)).toEqual({ kind: 'go', index: 1 })
    expect(step('ArrowRight', 1)).toBeUndefined()
    expect(step('ArrowLeft', 0)).toEqual({ kind: 'fold', index: 0, isExpanded: false })
    expect(step('ArrowLeft', 2)).toEqual({ kind: 'go', index: 0 })
    expect(step('ArrowLeft', 3)).toEqual({ kind: 'go', index: 3 })
  })

  test('Enter folds what holds something and opens what does not', () => {
    expect(step('Enter', 0)).toEqual({ kind: 'fold', index: 0, isExpanded: false })
    expect(step('Enter', 1)).toEqual({ kind: 'open', index: 1 })
  })

  test('fold nothing where nothing can be folded: left goes out, right goes inside', () => {
    expect(step('ArrowLeft', 0, false)).toEqual({ kind: 'go', index: 0 })
    expect(step('ArrowLeft', 2, false)).toEqual({ kind: 'go', index: 0 })
    expect(step('ArrowRight', 0, false)).toEqual({ kind: 'go', index: 1 })
    expect([step('Enter', 0, false), step('ArrowRight', 2, false)]).toEqual([undefined, undefined])
    expect(step('Enter', 1, false)).toEqual({ kind: 'open', index: 1 })
  })

  test('leave other keys and an empty tree alone', () => {
    expect([step('a', 0), step('toString', 0), step('Enter', -1)]).toEqual([undefined, undefined, undefined])
    expect(treeStep('End', { rows: [], index: -1, page: 2, canFold: true })).toBeUndefined()
  })
})
