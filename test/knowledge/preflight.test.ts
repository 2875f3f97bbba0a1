import semver from 'semver'
import { describe, expect, test } from 'vitest'
import { imageFamilies } from '#shared/knowledge/images/index.ts'
import { preflightKnowledge } from '#shared/knowledge/preflight/index.ts'
import { releases } from '#shared/knowledge/releases/index.ts'

const { checks, families } = preflightKnowledge

describe.each(families.map(family => [family.name.source, family] as const))('family %s', (_, family) => {
  test('is recognised, and nothing that looks like it', () => {
    expect(family.samples.filter(name => !family.name.test(name))).toEqual([])
    expect(family.counterSamples.filter(name => family.name.test(name))).toEqual([])
  })

  test('is the only one of its names, and none is an image', () => {
    expect(family.samples.filter(name => families.filter(other => other.name.test(name)).length !== 1)).toEqual([])
    expect(family.samples.filter(name => imageFamilies.some(images => images.name.test(name)))).toEqual([])
  })

  test('has valid ranges and a source', () => {
    const ranges = [family.containerd, family.ahead].filter(range => range !== undefined)
    expect(ranges.filter(range => semver.validRange(range) === null)).toEqual([])
    expect(family.source).toMatch(/^https:\/\//u)
  })
})

test.each(Object.entries(checks))('check %s has its name, sentences and https links', (name, check) => {
  expect(check.id).toBe(`preflight/${name}`)
  expect([check.explain, ...check.nextSteps].filter(text => !/^(?:\p{Lu}.*\.|\{\w+\})$/u.test(text))).toEqual([])
  expect(check.title).not.toMatch(/\.$/u)
  expect(check.references.filter(reference => !reference.startsWith('https://'))).toEqual([])
})

test('builds on record lie in the range of their milestone', () => {
  const builds = imageFamilies.find(({ id }) => id === 'cos')?.builds ?? []
  const stray = builds.filter(({ milestone, bundles }) => {
    const range = releases.cos.find(one => one.milestone === milestone)?.containerd
    const version = semver.coerce(bundles['containerd'])
    return range !== undefined && (version === null || !semver.satisfies(version, range))
  })
  expect(stray).toEqual([])
})
