import { describe, expect, test } from 'vitest'
import { readFacts } from '#shared/analysis/entities/read-facts.ts'
import { normaliseLine } from '#shared/base/text.ts'
import { entityFacts } from '#shared/knowledge/entities/index.ts'

describe.each(entityFacts.map(fact => [fact.id, fact] as const))('%s', (_id, fact) => {
  test.each(fact.samples.map(sample => [sample.line, sample] as const))('reads %s', (line, { names }) => {
    expect(line).toContain(fact.literal)
    const spelled = Object.fromEntries(
      Object.entries(names).map(([group, name]) => [group, group === 'uid' ? name.replaceAll('_', '-') : name]),
    )
    expect(readFacts(normaliseLine(line), [fact]).map(hit => hit.names())).toEqual([spelled])
  })

  test.each(fact.counterSamples.map(sample => [sample.line, sample.why] as const))('does not read %s: %s', line => {
    expect(readFacts(normaliseLine(line), [fact])).toEqual([])
  })

  test('has an operation if, and only if, it says how one ended', () => {
    expect(fact.operation === undefined).toBe(fact.says === 'tie')
  })

  test('cites where its spelling is known from, at a tag', () => {
    expect(fact.source).toMatch(/^https:\/\/github\.com\/[^/]+\/[^/]+\/blob\/v\d/u)
  })

  test('trusts a pod’s name less than its uid and the ids of its parts', () => {
    const groups = fact.samples.flatMap(({ names }) => Object.keys(names))
    const isByName = groups.includes('name') && !groups.includes('uid')
    expect(fact.confidence).toBe(isByName ? 'medium' : 'high')
  })
})

test('every extractor has its own id', () => {
  expect(new Set(entityFacts.map(({ id }) => id)).size).toBe(entityFacts.length)
})

test('every operation that fails can be seen to succeed', () => {
  const ended = (says: string) =>
    new Set(entityFacts.flatMap(fact => (fact.says === says && fact.operation !== undefined ? [fact.operation] : [])))
  expect([...ended('failure')].filter(operation => !ended('success').has(operation))).toEqual([])
})
