import { describe, expect, it } from 'vitest'
import { createArtifactTemplates } from '#shared/analysis/templates/artifact-templates.ts'
import { createTemplateMerger } from '#shared/analysis/templates/merge-templates.ts'
import { createPlainHasher } from '#shared/analysis/templates/plain-hasher.ts'
import { encodeUtf8 } from '#shared/base/bytes.ts'
import { instant } from '#shared/base/time.ts'
import type { LogGroup } from '#shared/model/template.ts'

const letters = (index: number) =>
  String.fromCharCode(0x67 + (index % 20)) + String.fromCharCode(0x67 + Math.floor(index / 20))

function readLines(artifact: string, from: number, count: number) {
  const reader = createArtifactTemplates({ artifact, host: undefined }, createPlainHasher())
  for (let index = from; index < from + count; index++) reader.feed(encodeUtf8(`kind ${letters(index)}\n`))
  return reader.end()
}

it('keeps the same templates in any order when there are too many, and counts the lines of the others', () => {
  const parts = [readLines('a.log', 0, 30), readLines('b.log', 10, 30), readLines('c.log', 35, 30)]
  const merged = [parts, [...parts].reverse(), [...parts.slice(1), ...parts.slice(0, 1)]].map(order => {
    const merger = createTemplateMerger({ templates: 8, steps: 1_000 })
    for (const part of order) merger.add('group', part)
    return merger.groups(() => undefined)
  })
  const [group] = merged[0] ?? []
  expect(group?.templates).toHaveLength(8)
  const kept = group?.templates.reduce((sum, { count }) => sum + count, 0) ?? 0
  expect(group).toMatchObject({ lines: 90, omittedLines: 90 - kept })
  for (const other of merged) expect(other).toEqual(merged[0])
})

describe('steps of time beyond the limit', () => {
  const hour = (index: number) => `2025-03-05T${String(index % 24).padStart(2, '0')}:00:00Z`
  function readTimed(artifact: string, from: number, count: number) {
    const reader = createArtifactTemplates({ artifact, host: undefined }, createPlainHasher())
    for (let index = 0; index < 3 * count; index++)
      reader.feed(encodeUtf8(`${hour(index)} kind ${letters(from + (index % count))}\n`))
    return reader.end()
  }
  const place = () => (line: { readonly time?: { readonly text: string } }) =>
    line.time === undefined ? undefined : instant(Date.parse(line.time.text) * 1_000)
  const parts = [
    ...[readTimed('a.log', 0, 30), readTimed('b.log', 10, 30), readTimed('c.log', 5, 2)],
    ...[readTimed('d.log', 35, 30), readTimed('e.log', 0, 60)],
  ]
  const turns = parts.map((_, at) => [...parts.slice(at), ...parts.slice(0, at)])
  const merge = (order: typeof parts, steps: number): readonly LogGroup[] => {
    const merger = createTemplateMerger({ templates: 1_000, steps })
    order.forEach(part => {
      merger.add(part.artifact === 'b.log' ? 'other' : 'group', part)
    })
    return merger.groups(place)
  }
  const stepsIn = (groups: readonly LogGroup[]) =>
    groups.flatMap(({ templates }) => templates.flatMap(({ minutes }) => minutes?.steps ?? [])).length

  it.each([1, 7, 40, 150, 300])('are left out of the same templates in any order, of these all: limit %i', limit => {
    const whole = merge(parts, 1_000)
    const cut = merge(parts, limit)
    for (const turned of [...turns, ...turns.map(order => [...order].reverse())])
      expect(merge(turned, limit)).toEqual(cut)
    const kept = new Map(whole.map(({ key, templates }) => [key, templates]))
    for (const { key, templates } of cut)
      expect(templates).toEqual(
        kept.get(key)?.map((template, at) => {
          const { minutes, ...rest } = template
          return templates[at]?.minutes === undefined ? rest : { ...rest, minutes }
        }),
      )
    expect(stepsIn(cut)).toBeLessThanOrEqual(limit)
    expect(stepsIn(whole)).toBeGreaterThan(limit)
  })

  it('do not come of artifacts without a time, however many there are', () => {
    const { templates, ...artifact } = readLines('a.log', 0, 1)
    const merger = createTemplateMerger({ templates: 1_000, steps: 1_000 })
    for (let number = 0; number < 40_000; number++) merger.add('group', { ...artifact, templates })
    expect(merger.groups(place)).toMatchObject([{ lines: 40_000, templates: [{ count: 40_000 }] }])
  })
})
