import { expect, test } from 'vitest'
import { compareVersionOrder } from '#shared/base/version-order.ts'

const order = (a: string, b: string) => {
  const difference = compareVersionOrder(a, b)
  return difference === undefined ? 'unknown' : difference < 0 ? 'older' : difference > 0 ? 'newer' : 'equal'
}

test.each([
  ['1.6.2', 'v1.6.6'],
  ['1.7.24', '2.0.0-rc.1'],
  ['2.0.0-rc.6', '2.0.0-rc.6-74-g207ad711e'],
  ['2.0.0-rc.6-74-g207ad711e', '2.0.0'],
  ['2.3.0', 'v2.3.0-175-g163303e18'],
  ['2.3.0-9-gaaaaaaa', '2.3.0-10-gbbbbbbb'],
  ['1.0.0-rc9', '1.0.0-rc10+dev'],
  ['1.7.0-beta.4', '1.7.0-rc.0'],
  ['1.7.25-40-gabcdef012', '1.7.25-40-gabcdef012.m'],
  ['v1.33.0-alpha.3.245+e1fc73d2516', 'v1.33.0-alpha.3.246+aaaaaaaaaaa'],
  ['v1.20.0-alpha.0.519+e825f0a86103a6', 'v1.20.0-alpha.1'],
  ['1.5.2-0ubuntu1~20.04.4', '1.5.2-0ubuntu1'],
  ['1.5.2-0ubuntu1~20.04.4', '1.5.2-0ubuntu1~20.04.10'],
  ['1.7.24-0ubuntu0~22.04.1', '1.7.24-0ubuntu0~22.04.1+1'],
  ['1.7.24-0ubuntu0~22.04.1~gke1', '1.7.24-0ubuntu0~22.04.1'],
  ['2.0.0~rc1-1', '2.0.0-1'],
  ['9.9.9-1', '1:1.0.0-1'],
  ['1.35.4+k3s1', '1.35.4+k3s2'],
  ['1.35.7-gke.999', '1.35.7-gke.1027000'],
  ['5.15.0-1049-gke', '5.15.0-1050-gke'],
  ['6.1.112-122.189.amzn2023.x86_64', '6.1.112-124.190.amzn2023.x86_64'],
  ['5.15.0-1049-gke', '6.6.72+'],
  ['1.7.24-0ubuntu0~22.04.1~gke1', '1.7.25'],
])('%s is older than %s', (a, b) => {
  expect([order(a, b), order(b, a)]).toEqual(['older', 'newer'])
})

test.each([
  ['v1.7.24', '1.7.24'],
  ['1.7.34+unknown', '1.7.34'],
  ['1.7.25-40-gabcdef0', '1.7.25-40-gabcdef012'],
])('%s is as new as %s', (a, b) => {
  expect(order(a, b)).toBe('equal')
})

test.each([
  ['a bare commit', '4a4a1ecb6ff0.m', '1.7.24'],
  ['two bare commits', 'de8046a5501db9e0e478e1c10cbcfb21af4c6b2d', '10c12954828e7c7c9b6e0ea9b0c02b01407d3ae1'],
  ['two branches from one tag', '1.7.25-40-gabcdef012', '1.7.25-40-g0123456'],
  ['a release and a package of the same number', '1.7.24', '1.7.24-0ubuntu0~22.04.1~gke1'],
  ['packages of two makers', '1.35.4+k3s1', '1.35.4+rke2r1'],
  ['a kernel and one of another flavour', '5.15.0-1049-gke', '5.15.0-1050-aws'],
  ['a package with an epoch and a release', '1:1.0.0-1', '1.7.24'],
  ['words', 'latest', 'main'],
])('%s: %s and %s are not ordered', (_, a, b) => {
  expect([order(a, b), order(b, a)]).toEqual(['unknown', 'unknown'])
})
