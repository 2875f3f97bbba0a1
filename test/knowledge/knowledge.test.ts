import { expect, test } from 'vitest'
import { knowledge } from '#shared/knowledge/knowledge.ts'

test('the knowledge holds every kind of data', () => {
  const { formats, components, rules, compatibility, images } = knowledge
  expect([formats, components, rules, compatibility, images].map(list => list.length > 0)).toEqual([
    true,
    true,
    true,
    true,
    true,
  ])
})

test('its version is a hash', () => {
  expect(knowledge.version).toMatch(/^[0-9a-f]{16}$/u)
})
