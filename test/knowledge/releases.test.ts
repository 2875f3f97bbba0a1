import semver from 'semver'
import { expect, test } from 'vitest'
import { releases } from '#shared/knowledge/releases/index.ts'

const DAY = /^\d{4}-\d{2}(?:-\d{2})?$/u
const versionOf = (line: string) => `${line}.0`

test('lines of containerd are in order, begin before they end, and take no older configuration than the line before', () => {
  const { containerd } = releases
  const sorted = [...containerd].sort((a, b) => semver.compare(versionOf(a.line), versionOf(b.line)))
  expect(containerd.map(({ line }) => line)).toEqual(sorted.map(({ line }) => line))
  expect(containerd.filter(({ start, end }) => !DAY.test(start) || !DAY.test(end) || start >= end)).toEqual([])
  expect(containerd.filter((one, index) => one.configVersion < (containerd[index - 1]?.configVersion ?? 0))).toEqual([])
})

test('milestones are in order, and never bring an older containerd than the one before', () => {
  const { cos } = releases
  const lowest = cos.map(({ containerd }) => semver.minVersion(containerd)?.version ?? '')
  expect(cos.map(({ milestone }) => Number(milestone))).toEqual(
    cos.map(({ milestone }) => Number(milestone)).sort((a, b) => a - b),
  )
  expect(lowest).toEqual([...lowest].sort(semver.compare))
  expect(cos.filter(({ end }) => end !== undefined && !DAY.test(end))).toEqual([])
})

test('everything has a valid range and a source', () => {
  const ranges = [...releases.recommended, ...releases.cos].map(({ containerd }) => containerd)
  const all = [...releases.containerd, ...releases.recommended, ...releases.cos]
  expect(ranges.filter(range => semver.validRange(range) === null)).toEqual([])
  expect(all.filter(({ source }) => !source.startsWith('https://'))).toEqual([])
})

test.each([
  ['1.33', '1.7.24', true],
  ['1.33', '1.7.23', false],
  ['1.33', '2.0.3', false],
  ['1.33', '2.2.0', true],
  ['1.35', '1.6.39', false],
  ['1.36', '2.1.9', false],
  ['1.36', '2.2.0', true],
])('for Kubernetes %s containerd %s is recommended: %j', (kubernetes, version, expected) => {
  const row = releases.recommended.find(one => one.kubernetes === kubernetes)
  expect(semver.satisfies(version, row?.containerd ?? '')).toBe(expected)
})
