import { readdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { identifyImage } from '#shared/analysis/match-images.ts'
import { components } from '#shared/knowledge/components/index.ts'
import { imageFamilies } from '#shared/knowledge/images/index.ts'
import { compareListing, SAME_LISTING } from '../support/compare-listing.ts'

test('every family file is listed, and ids are unique', () => {
  const files = readdirSync('shared/knowledge/images').filter(name => name.endsWith('.ts') && name !== 'index.ts')
  const listed = imageFamilies.map(({ id }) => `${id}.ts`)
  expect(compareListing(files, listed)).toEqual(SAME_LISTING)
  expect(new Set(imageFamilies.map(({ id }) => id)).size).toBe(imageFamilies.length)
})

describe.each(imageFamilies.map(family => [family.id, family] as const))('image family %s', (_, family) => {
  test.each(family.samples.map(sample => [sample.name, sample.expect] as const))('knows %s', (name, expected) => {
    expect(identifyImage(name)).toEqual({ family: family.id, hostRole: family.hostRole, ...expected })
  })

  test.each(family.counterSamples.map(({ line, why }) => [line, why] as const))(
    'does not take %s for an image (%s)',
    name => {
      expect(identifyImage(name)).toBeUndefined()
    },
  )

  test('lists each build once, with its milestone, known components and a source', () => {
    expect(new Set(family.builds.map(({ build }) => build)).size).toBe(family.builds.length)
    const known = new Set(components.map(({ id }) => id))
    const bad = family.builds.filter(
      ({ build, milestone, bundles, source }) =>
        milestone === undefined ||
        !build.startsWith(`${milestone}-`) ||
        !source.startsWith('https://') ||
        Object.keys(bundles).some(id => !known.has(id)),
    )
    expect(bad).toEqual([])
  })
})
