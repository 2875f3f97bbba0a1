import { expect, test } from 'vitest'
import { bareVersion, isInRange, isRange, parseVersion, rangesOverlap, shortVersion } from '#shared/base/version.ts'

const parts = (text: string) => {
  const v = parseVersion(text)
  return v && [v.major, v.minor, v.patch, v.prerelease, v.commitsAfter]
}

test.each([
  ['1.6.2', [1, 6, 2, '', 0]],
  ['v1.6.6', [1, 6, 6, '', 0]],
  ['1.7.24-0ubuntu0~22.04.1~gke1', [1, 7, 24, '', 0]],
  ['1.6.0-rc.1-4-g731518417', [1, 6, 0, 'rc.1', 4]],
  ['v2.3.0-175-g163303e18', [2, 3, 0, '', 175]],
  ['2.0.0-rc.6-74-g207ad711e', [2, 0, 0, 'rc.6', 74]],
  ['1.7.34+unknown', [1, 7, 34, '', 0]],
  ['1.7.25-40-gabcdef012.m', [1, 7, 25, '', 40]],
  ['v1.20.0-alpha.0.519+e825f0a86103a6', [1, 20, 0, 'alpha.0', 519]],
  ['1.35.4+k3s1', [1, 35, 4, '', 0]],
  ['1.0.0-rc93', [1, 0, 0, 'rc93', 0]],
  ['1.0.0-rc10+dev', [1, 0, 0, 'rc10', 0]],
  ['6.6.72+', [6, 6, 72, '', 0]],
  ['3.10', [3, 10, 0, '', 0]],
])('parses the real shape %s', (text, expected) => {
  expect(parts(text)).toEqual(expected)
})

test.each(['de8046a5501db9e0e478e1c10cbcfb21af4c6b2d', '', 'master', '1'])(
  'says nothing of %j, which is no dotted version',
  text => {
    expect(parseVersion(text)).toBeUndefined()
  },
)

test('counts distribution builds and pre-releases of a number as that number', () => {
  expect(isInRange('1.7.24-0ubuntu0~22.04.1~gke1', '>=1.7.0 <2.0.0')).toBe(true)
  expect(isInRange('2.0.0-rc.6-74-g207ad711e', '>=2.0.0')).toBe(true)
  expect(isInRange('1.6.38', '>=1.7.0')).toBe(false)
})

test('does not answer for a version it cannot read', () => {
  expect(isInRange('de8046a55', '>=1.7.0')).toBeUndefined()
  expect(rangesOverlap('latest', '>=1.0.0')).toBeUndefined()
})

test('tells ranges from versions', () => {
  expect([isRange('>=2.0.0 <2.3.0'), isRange('2.0.2'), rangesOverlap('>=2.0.0 <2.3.0', '<2.0.0')]).toEqual([
    true,
    false,
    false,
  ])
})

test('drops the leading v of a version and of nothing else', () => {
  expect([bareVersion('v1.2.3'), bareVersion('vendor')]).toEqual(['1.2.3', 'vendor'])
})

test('shortens a commit and nothing else', () => {
  expect(shortVersion('5c8b1a3a7de04f6a3d1b2c97e0c5f2a81b9d4e37')).toBe('5c8b1a3a7de0')
  expect(shortVersion('1.33.0-alpha.3.231+5c8b1a3a7de04f')).toBe('1.33.0-alpha.3.231+5c8b1a3a7de04f')
  expect(shortVersion('5c8b1a3a7de04f6a3d1b2c97e0c5f2a81b9d4e3')).toBe('5c8b1a3a7de04f6a3d1b2c97e0c5f2a81b9d4e3')
})
