import { readdirSync } from 'node:fs'
import semver from 'semver'
import { describe, expect, test } from 'vitest'
import { compatibilities } from '#shared/knowledge/compatibility/index.ts'
import { components } from '#shared/knowledge/components/index.ts'
import { rules } from '#shared/knowledge/rules/index.ts'
import { isInRange } from '#shared/base/version.ts'
import { compareListing, SAME_LISTING } from '../support/compare-listing.ts'

test('every compatibility file is listed', () => {
  const files = readdirSync('shared/knowledge/compatibility').filter(
    name => name.endsWith('.ts') && name !== 'index.ts',
  )
  const listed = compatibilities.map(({ id }) => `${id}.ts`)
  expect(compareListing(files, listed)).toEqual(SAME_LISTING)
})

describe.each(compatibilities.map(compatibility => [compatibility.id, compatibility] as const))(
  'compatibility %s',
  (_, { left, right, cells }) => {
    test('names components and rules that exist, valid ranges, and sources', () => {
      const ids = components.map(({ id }) => id)
      expect([left, right].filter(id => !ids.includes(id))).toEqual([])
      expect(cells.flatMap(cell => cell.rules).filter(id => !rules.some(rule => rule.id === id))).toEqual([])
      expect(cells.flatMap(cell => [cell.left, cell.right]).filter(range => semver.validRange(range) === null)).toEqual(
        [],
      )
      expect(cells.filter(({ source }) => !source.startsWith('https://'))).toEqual([])
    })

    test('never says two things about one pair', () => {
      const twice = cells.flatMap((a, index) =>
        cells.slice(index + 1).filter(b => semver.intersects(a.left, b.left) && semver.intersects(a.right, b.right)),
      )
      expect(twice).toEqual([])
    })
  },
)

const outcome = (daemon: string, shim: string) => {
  const cells = compatibilities.find(({ id }) => id === 'containerd-shim')?.cells ?? []
  const cell = cells.find(({ left, right }) => isInRange(daemon, left) === true && isInRange(shim, right) === true)
  return [cell?.outcome, ...(cell?.rules ?? [])]
}

test.each([
  ['1.6.36', '1.7.24', ['works']],
  ['1.6.36', '2.0.2', ['breaks', 'shim/json-as-address']],
  ['1.7.24', '2.0.2', ['breaks', 'shim/unsupported-version']],
  ['1.7.24', '1.6.0-rc.1-4-g731518417', ['works']],
  ['2.0.0-rc.6', '1.7.24', ['works', 'shim/old-task-api']],
  ['2.0.2', '2.2.3', ['works']],
  ['2.2.0', '2.3.0', ['breaks', 'shim/protobuf-as-protocol']],
  ['2.3.4', '2.4.0', ['works']],
  ['1.7.24', '2.4.0', ['breaks', 'shim/deprecated-start-api']],
])('containerd %s with shim %s: %j', (daemon, shim, expected) => {
  expect(outcome(daemon, shim)).toEqual(expected)
})

test('every pair of daemon and shim from 1.4 to 2.4 has exactly one cell', () => {
  const versions = ['1.4.0', '1.5.0', '1.6.0', '1.7.0', '2.0.0', '2.1.0', '2.2.0', '2.3.0', '2.4.0']
  const cells = compatibilities.find(({ id }) => id === 'containerd-shim')?.cells ?? []
  const counts = versions.flatMap(daemon =>
    versions.map(
      shim => cells.filter(({ left, right }) => semver.satisfies(daemon, left) && semver.satisfies(shim, right)).length,
    ),
  )
  expect(new Set(counts)).toEqual(new Set([1]))
})
