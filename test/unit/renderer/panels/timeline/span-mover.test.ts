import { expect, it, vi } from 'vitest'
import { createSpanMover } from '../../../../../renderer/panels/timeline/span-mover.ts'

const at = (from: number) => ({ good: { from, to: from + 1_000 }, bad: { from, to: from + 1_000 } })

function open() {
  const waiting: (() => void)[] = []
  const redraw = vi.fn()
  const cancel = vi.fn()
  const request = (callback: () => void) => waiting.push(callback)
  const mover = createSpanMover({ spans: at(0), redraw, frames: { request, cancel } })
  const frame = () => waiting.shift()?.()
  return { mover, redraw, cancel, frame, waiting }
}

it('goes there at once, or comes to rest exactly there after a few frames', () => {
  const { mover, frame, waiting } = open()
  mover.go(at(500), false)
  expect(mover.live.current).toEqual(at(500))
  mover.go(at(90_000), true)
  expect([mover.live.current, mover.goal()]).toEqual([at(500), at(90_000)])
  frame()
  expect(mover.live.current.good.from).toBeGreaterThan(500)
  for (let frames = 0; waiting.length > 0 && frames < 60; frames++) frame()
  expect(mover.live.current).toEqual(at(90_000))
})

it('takes a hand on the mouse before what is on its way', () => {
  const { mover, frame } = open()
  mover.go(at(90_000), true)
  frame()
  mover.go(at(7), false)
  frame()
  expect([mover.live.current, mover.goal()]).toEqual([at(7), at(7)])
})

it('asks for one frame at a time, and for none once it is stopped', () => {
  const { mover, cancel, waiting } = open()
  mover.go(at(1_000), true)
  mover.go(at(2_000), true)
  expect(waiting).toHaveLength(1)
  mover.stop()
  expect(cancel).toHaveBeenCalledTimes(1)
})
