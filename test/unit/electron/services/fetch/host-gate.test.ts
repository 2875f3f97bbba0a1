import { expect, it } from 'vitest'
import { createGates, HostGate } from '../../../../../electron/services/fetch/host-gate.ts'
import { FETCH_LIMITS } from '../../../../../electron/services/fetch/limits.ts'

const LIMITS = { ...FETCH_LIMITS, circuitFailures: 2, connections: 2, circuitMs: 1_000 }

function gateAt(clock: { at: number }) {
  return new HostGate(LIMITS, () => clock.at)
}

it('S46 a pause ends when it is over, and a shorter one does not shorten it', () => {
  const clock = { at: 100 }
  const gate = gateAt(clock)
  expect(gate.waitMs).toBe(0)
  gate.pause(500)
  gate.pause(200)
  expect(gate.waitMs).toBe(500)
  clock.at = 500
  expect(gate.waitMs).toBe(100)
  clock.at = 601
  expect(gate.waitMs).toBe(0)
})

it('is shut for a while after failures in a row on every connection, and then open again', () => {
  const clock = { at: 0 }
  const gate = gateAt(clock)
  for (let failure = 0; failure < 3; failure++) gate.failed()
  expect(gate.isShut).toBe(false)
  gate.failed()
  expect(gate.isShut).toBe(true)
  clock.at = 1_000
  expect(gate.isShut).toBe(false)
  gate.failed()
  expect(gate.isShut).toBe(false)
})

it('forgets failures after a success', () => {
  const gate = gateAt({ at: 0 })
  for (let failure = 0; failure < 3; failure++) gate.failed()
  gate.succeeded()
  for (let failure = 0; failure < 3; failure++) gate.failed()
  expect(gate.isShut).toBe(false)
})

it('is one for each host, whoever asks', () => {
  const gateOf = createGates(LIMITS, () => 0)
  gateOf('a').pause(7)
  expect([gateOf('a').waitMs, gateOf('b').waitMs]).toEqual([7, 0])
})
