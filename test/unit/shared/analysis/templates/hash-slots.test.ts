import { expect, it } from 'vitest'
import { createHashSlots } from '#shared/analysis/templates/hash-slots.ts'

it('numbers hashes in their order, and knows each again', () => {
  const slots = createHashSlots(10_000)
  const hashes = Array.from({ length: 5_000 }, (_, index) => [Math.imul(index, 0x9e3779b1), index % 3] as const)
  expect(hashes.map(([high, low]) => slots.slotOf(high, low))).toEqual(hashes.map((_, index) => index))
  expect(hashes.map(([high, low]) => slots.slotOf(high, low))).toEqual(hashes.map((_, index) => index))
})

it('tells hashes apart by either half, zero too', () => {
  const slots = createHashSlots(10)
  expect([slots.slotOf(0, 0), slots.slotOf(0, 1), slots.slotOf(1, 0), slots.slotOf(0, 0)]).toEqual([0, 1, 2, 0])
})

it('numbers no more than its limit, and still knows those', () => {
  const slots = createHashSlots(2)
  expect([slots.slotOf(1, 1), slots.slotOf(2, 2), slots.slotOf(3, 3), slots.slotOf(2, 2)]).toEqual([0, 1, -1, 1])
})
