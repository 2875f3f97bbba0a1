import { describe, expect, test } from 'vitest'
import { eventsIn } from '#shared/analysis/clock/sightings.ts'
import { normaliseLine } from '#shared/base/text.ts'
import { sharedEvents } from '#shared/knowledge/shared-events.ts'

describe.each(sharedEvents.map(shared => [`${shared.event} by “${shared.literal}”`, shared] as const))(
  '%s',
  (_title, shared) => {
    test.each(shared.samples.map(sample => [sample.line, sample] as const))('is seen in %s', (line, { key }) => {
      expect(line).toContain(shared.literal)
      expect(eventsIn(normaliseLine(line))).toContainEqual({
        event: shared.event,
        key: `${shared.event} ${key}`,
        literal: shared.literal,
      })
    })

    test.each(shared.counterSamples.map(sample => [sample.line, sample.why] as const))(
      'is not seen in %s: %s',
      line => {
        const text = normaliseLine(line)
        expect(eventsIn(text).filter(seen => seen.literal === shared.literal)).toEqual([])
      },
    )
  },
)

test('every event but the start of a kernel can be told by two writers', () => {
  const bySide = (event: string) =>
    new Set(
      sharedEvents.filter(shared => shared.event === event).flatMap(({ samples }) => samples.map(({ line }) => line)),
    )
  expect(sharedEvents.filter(({ event }) => bySide(event).size < 2).map(({ event }) => event)).toEqual([])
})
