import { expect, test } from 'vitest'
import { createInheritance } from '#shared/analysis/clock/inherit-time.ts'
import { createArtifactClock } from '#shared/analysis/clock/resolve-clock.ts'
import { parseLine } from '#shared/analysis/parse-line.ts'

test('a bare line takes its predecessor’s time and says so; one with a time that is not known takes none', () => {
  const clock = createArtifactClock()
  const lines = [
    'before any time',
    'time="2025-03-05T11:26:07Z" level=info msg="x"',
    'goroutine 1 [running]:',
    '[    1.000000] since a boot that nothing tells',
    'below it',
  ].map(line => clock.observe(parseLine(line)))
  const { place } = createInheritance(clock.resolver())
  const at = Date.UTC(2025, 2, 5, 11, 26, 7) * 1_000
  expect(lines.map(line => place(line))).toEqual([
    undefined,
    { at, isInherited: false },
    { at, isInherited: true },
    undefined,
    undefined,
  ])
})
