import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createArtifactClock, type InstantOf } from '#shared/analysis/clock/resolve-clock.ts'
import { parseLine } from '#shared/analysis/parse-line.ts'
import { instant } from '#shared/base/time.ts'
import { placeLines } from '../support/place-lines.ts'

const DAY = Date.UTC(2025, 2, 5)
const RUN = { from: instant(DAY * 1_000), to: instant((DAY + 86_400_000) * 1_000) }

/** A moment of a few minutes, as a line may write it: few minutes, so that lines share them. */
const moment = fc
  .record({
    second: fc.integer({ min: 41_100, max: 41_300 }),
    fraction: fc.oneof(fc.constant(''), fc.stringMatching(/^[.,]\d{1,10}$/u), fc.stringMatching(/^\.\d{6}$/u)),
    day: fc.constantFrom('05', '06'),
    oddity: fc.nat(30),
  })
  .map(({ second, fraction, day, oddity }) => {
    const clock = new Date(second * 1_000).toISOString().slice(11, 19)
    return { clock: oddity === 0 ? `${clock.slice(0, 6)}71` : clock, fraction, day }
  })
const name = fc.constantFrom('node', 'node-7', 'tmp-node-e2e-5aae0a5a', 'a')
const pid = fc.constantFrom('9', '1234', '99999', '123456')
const said = fc.constantFrom('started', 'waits', 'time="2025-03-05T11:26:07Z"', '', '07', 'at 11:25:07.5')
const zone = fc.constantFrom('Z', '+01:00', '-0500', '')

/** Lines of several writers, one inside of another, with times that are none, and without one. */
const line = fc
  .record({ moment, inner: moment, name, pid, said, zone, kind: fc.nat(14) })
  .map(({ moment: { clock, fraction, day }, inner, kind, ...rest }) => {
    const iso = `2025-03-${day}T${clock}${fraction}${rest.zone}`
    const klog = `I03${inner.day} ${inner.clock}${inner.fraction} ${rest.pid} a.go:1] ${rest.said}`
    const journal = `Mar ${day} ${clock} ${rest.name} kubelet[${rest.pid}]: `
    const kinds = [
      `time="${iso}" level=info msg="${rest.said}"`,
      `level=info msg="${rest.said}" time="${iso}"`,
      klog,
      `${journal}${klog}`,
      `${journal}${rest.said}`,
      `${journal}time="${iso}" level=info msg=${rest.said}`,
      `Mar ${day} ${clock} ${rest.name} kernel: [   12.${rest.pid}] ${rest.said}`,
      `{"time":"${iso}","msg":"${rest.said}","pid":${rest.pid}}`,
      `${iso} stderr F ${rest.said}`,
      `2025-03-${day} ${clock}${fraction} ${rest.said}`,
      `Cloud-init v. 22.4 running 'init' at Wed, ${day} Mar 2025 ${clock} +0000. Up ${rest.pid}.5 seconds.`,
      `[   ${rest.pid}.000000] ${rest.said}`,
      `[   ${rest.pid}.000000] cloud-init[1]: 2025-03-${day} ${clock},123 - util.py[DEBUG]: ${rest.said}`,
      `  at ${rest.said}`,
      `${iso} ${rest.name} kubelet[${rest.pid}]: ${klog}`,
    ]
    return kinds[kind] ?? ''
  })
const changed = fc
  .record({ line, at: fc.nat(80), byte: fc.integer({ min: 32, max: 126 }) })
  .map(drawn => `${drawn.line.slice(0, drawn.at)}${String.fromCharCode(drawn.byte)}${drawn.line.slice(drawn.at + 1)}`)
const lines = fc.array(fc.oneof({ weight: 6, arbitrary: line }, { weight: 1, arbitrary: changed }), { maxLength: 60 })

function clockOf(texts: readonly string[]) {
  const clock = createArtifactClock({ seesRecordTimes: true })
  for (const text of texts) clock.observe(parseLine(text))
  return { instantOf: clock.resolver(RUN), isSteady: clock.isSteady() }
}

describe('the place of a line', () => {
  it('is the same whether its bytes are enough or it is read', () => {
    let steady = 0
    fc.assert(
      fc.property(lines, texts => {
        const clock = clockOf(texts)
        if (!clock.isSteady) return
        steady++
        expect(placeLines(texts, clock)).toEqual(placeLines(texts, { ...clock, isSteady: false }))
      }),
      { numRuns: 2_000 },
    )
    expect(steady).toBeGreaterThan(1_000)
  })
})

describe('lines that are alike', () => {
  const minute = Array.from({ length: 60 }, (_, second) => `Mar 05 11:26:${String(second).padStart(2, '0')} node a: x`)

  function readsOf(texts: readonly string[], isSteady: boolean): number {
    const clock = clockOf(texts)
    let asked = 0
    const instantOf: InstantOf = times => {
      asked++
      return clock.instantOf(times)
    }
    placeLines(texts, { instantOf, isSteady })
    return asked
  }

  it('are read once in a minute', () => {
    expect(readsOf(minute, true)).toBeLessThanOrEqual(2)
    expect(readsOf(minute, false)).toBe(60)
  })
})
