import fc from 'fast-check'
import { expect, it } from 'vitest'
import { MIN_SIZE, placeWindow, type Bounds } from '../../../../electron/main/window-state.ts'

const screen: Bounds = { x: 0, y: 0, width: 1920, height: 1080 }
const right: Bounds = { x: 1920, y: 0, width: 1920, height: 1080 }

it('stands in the middle of the first screen at first', () => {
  expect(placeWindow(undefined, [screen, right])).toEqual({ x: 260, y: 90, width: 1400, height: 900 })
})

it('goes where it was', () => {
  const saved = { x: 2000, y: 50, width: 1000, height: 700 }
  expect(placeWindow(saved, [screen, right])).toEqual(saved)
})

it('comes back from a screen that is gone', () => {
  expect(placeWindow({ x: 2000, y: 50, width: 1000, height: 700 }, [screen])).toMatchObject({ x: 260, y: 90 })
})

it('lies inside a screen whatever was saved', () => {
  const bounds = fc.record({
    x: fc.integer(),
    y: fc.integer(),
    width: fc.integer({ min: 1 }),
    height: fc.integer({ min: 1 }),
  })
  fc.assert(
    fc.property(bounds, saved => {
      const placed = placeWindow(saved, [screen, right]) as Bounds
      const inside = [screen, right].some(
        on =>
          placed.x >= on.x &&
          placed.y >= on.y &&
          placed.x + placed.width <= on.x + on.width &&
          placed.y + placed.height <= on.y + on.height,
      )
      expect(inside).toBe(true)
      expect(placed.width).toBeGreaterThanOrEqual(MIN_SIZE.width)
    }),
  )
})
