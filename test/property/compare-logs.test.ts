import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compareLogs } from '#shared/analysis/compare-logs/compare-logs.ts'
import { createTextIndex } from '#shared/analysis/compare-logs/nearest-text.ts'
import { weightOf, wordsOf } from '#shared/analysis/compare-logs/template-words.ts'
import type { LogGroup, RunTemplates, Template } from '#shared/model/template.ts'
import { buildGroup, buildRunTemplates, buildTemplate, nothingKnown } from '../support/build-templates.ts'

const words = fc.constantFrom('pod', 'failed', 'disk', 'error', 'node', '*', '§', '1', 'é', 'started')
const text = fc.array(words, { minLength: 1, maxLength: 6 }).map(list => list.join(' '))
const template: fc.Arbitrary<Template> = fc
  .record({
    text,
    count: fc.integer({ min: 1, max: 500 }),
    severity: fc.constantFrom('info', 'warning', 'error', 'fatal'),
    versions: fc.uniqueArray(fc.constantFrom('1.0.0', '1.0.1', '2.0.0', '3.0.0'), { maxLength: 4 }),
  })
  .map(({ text: said, versions, ...known }) => {
    const built = buildTemplate(said, known)
    return { ...built, versions: versions.map(version => ({ text: version, evidence: built.first })) }
  })
const group: fc.Arbitrary<LogGroup> = fc
  .tuple(
    fc.constantFrom('a.log', 'b.log', 'c.log'),
    fc.uniqueArray(template, { selector: ({ id }) => id, maxLength: 12 }),
  )
  .map(([key, templates]) => buildGroup(key, templates))
const run: fc.Arbitrary<RunTemplates> = fc
  .uniqueArray(group, { selector: ({ key }) => key, maxLength: 3 })
  .map(groups => buildRunTemplates(groups))
const runs = fc.record({ bad: run, goods: fc.array(run, { minLength: 1, maxLength: 4 }) })

const nameOf = (key: string, id: string) => `${key} ${id}`
const namesIn = ({ groups }: RunTemplates) =>
  groups.flatMap(({ key, templates }) => templates.map(({ id }) => nameOf(key, id)))

describe('of any runs', () => {
  test('every template of the bad run is new, common, or in a group that the good runs lack, and only one of them', () => {
    fc.assert(
      fc.property(runs, ({ bad, goods }) => {
        const { novel, missing } = compareLogs(bad, goods, nothingKnown)
        const good = new Set(goods.flatMap(namesIn))
        const lacking = new Set(missing.filter(({ lacks }) => lacks === 'good').map(({ group: key }) => key))
        const covered = [
          ...novel.map(({ group: key, template: { id } }) => nameOf(key, id)),
          ...namesIn(bad).filter(name => good.has(name)),
          ...bad.groups.filter(({ key }) => lacking.has(key)).flatMap(one => namesIn({ groups: [one], unread: [] })),
        ]
        expect(covered.sort()).toEqual(namesIn(bad).sort())
      }),
    )
  })

  test('every template of a good run is gone, common, or in a group that the bad run lacks', () => {
    fc.assert(
      fc.property(runs, ({ bad, goods }) => {
        const { gone, missing } = compareLogs(bad, goods, nothingKnown)
        const inBad = new Set(namesIn(bad))
        const told = new Set(gone.map(({ group: key, template: { id } }) => nameOf(key, id)))
        expect(told.size).toBe(gone.length)
        for (const { key, templates } of goods.flatMap(({ groups }) => groups)) {
          const isLacked = missing.some(({ group: lacked, lacks }) => lacked === key && lacks === 'bad')
          for (const { id } of templates) {
            const name = nameOf(key, id)
            expect([told.has(name), inBad.has(name), isLacked].filter(Boolean)).toHaveLength(1)
          }
        }
      }),
    )
  })

  test('rates and versions are told of what both sides have, and shares are shares', () => {
    fc.assert(
      fc.property(runs, ({ bad, goods }) => {
        const { rates, versionsInText } = compareLogs(bad, goods, nothingKnown)
        for (const { good, bad: own, goodShare, badShare, g } of rates) {
          expect(good.id).toBe(own.id)
          expect(Math.max(goodShare, badShare)).toBeLessThanOrEqual(1)
          expect(Math.max(goodShare / badShare, badShare / goodShare)).toBeGreaterThanOrEqual(2)
          expect(g).toBeGreaterThan(0)
        }
        for (const { good, bad: own } of versionsInText) {
          expect(own.filter(({ version }) => good.some(other => other.version === version))).toEqual([])
        }
      }),
    )
  })

  test('the order of groups and good runs changes nothing but which good run is shown', () => {
    fc.assert(
      fc.property(runs, ({ bad, goods }) => {
        const turned = ({ groups, unread }: RunTemplates) => buildRunTemplates([...groups].reverse(), unread)
        const straight = compareLogs(bad, goods, nothingKnown)
        expect(compareLogs(turned(bad), goods.map(turned), nothingKnown)).toEqual(straight)
        const { novel, missing } = compareLogs(bad, [...goods].reverse(), nothingKnown)
        expect({ novel, missing }).toEqual({ novel: straight.novel, missing: straight.missing })
      }),
    )
  })

  test('what stands above the fold comes first, both by score', () => {
    fc.assert(
      fc.property(runs, ({ bad, goods }) => {
        const { novel } = compareLogs(bad, goods, nothingKnown)
        const rank = novel.map(({ isFolded, score }) => (isFolded ? 0 : 1_000) + score.total)
        expect(rank).toEqual([...rank].sort((a, b) => b - a))
      }),
    )
  })
})

test('the nearest of a few texts is the one that a look at each of them finds', () => {
  const weigh = (list: Iterable<string>) => [...list].reduce((sum, word) => sum + weightOf(word), 0)
  const distance = (a: string, b: string) => {
    const [left, right] = [wordsOf(a), wordsOf(b)]
    const shared = weigh([...left].filter(word => right.has(word)))
    return shared === 0 ? 1 : 1 - shared / Math.sqrt(weigh(left) * weigh(right))
  }
  fc.assert(
    fc.property(text, fc.array(text, { minLength: 1, maxLength: 16 }), (asked, texts) => {
      const index = createTextIndex<string>(1)
      for (const one of texts) index.add(one, one)
      const nearest = index.nearest(asked, 1)
      expect(nearest?.distance ?? 1).toBeCloseTo(Math.min(...texts.map(one => distance(asked, one))), 9)
      if (nearest !== undefined) expect(distance(asked, nearest.value)).toBeCloseTo(nearest.distance, 9)
    }),
  )
})
