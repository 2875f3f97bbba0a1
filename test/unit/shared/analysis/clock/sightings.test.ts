import { expect, test } from 'vitest'
import { createSightingCollector, type SightingCollector } from '#shared/analysis/clock/sightings.ts'
import { buildLine } from '../../../../support/build-draft.ts'

const idOf = (number: number) => number.toString(16).padStart(64, 'a')
const removal = (number: number) =>
  buildLine(`time="2025-03-05T11:26:07Z" level=info msg="RemoveContainer for \\"${idOf(number)}\\""`)
const keys = (collector: SightingCollector) => collector.sightings().map(({ key }) => key)

test('artifacts that tell of the same events keep the same of them, in whatever order', () => {
  const [forwards, backwards] = [createSightingCollector(), createSightingCollector()]
  for (let number = 0; number < 500; number++) {
    forwards.add(removal(number))
    backwards.add(removal(499 - number))
  }
  expect(keys(forwards)).toHaveLength(128)
  expect(keys(backwards)).toEqual(keys(forwards))
})

test('the first line that tells of an event counts', () => {
  const collector = createSightingCollector()
  const [first, second] = [removal(1), removal(1)]
  collector.add(first)
  collector.add({ ...second, host: () => 'another line' })
  expect(collector.sightings().map(({ line }) => line.host)).toEqual([undefined])
})

test('reading ends with the 512th line that holds a word', () => {
  const collector = createSightingCollector()
  for (let number = 0; number < 511; number++) collector.add(buildLine('RemoveContainer of nothing'))
  expect(collector.isDone()).toBe(false)
  collector.add(removal(1))
  expect(collector.isDone()).toBe(true)
  collector.add(removal(2))
  expect(keys(collector)).toEqual([`removal ${idOf(1)}`])
})
