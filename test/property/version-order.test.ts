import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compareBuilds } from '#shared/analysis/match-images.ts'
import { compareVersionOrder } from '#shared/base/version-order.ts'

const small = fc.integer({ min: 0, max: 3 })
const numbers = fc.tuple(small, small, small).map(parts => parts.join('.'))
const commit = (after: number) => `g${String(after).padStart(7, '0')}`

/** Kind → versions of that kind. One commit a distance: distances alone do not order branches. */
const kinds = {
  'tags and builds after them': fc
    .tuple(numbers, fc.constantFrom('', '-alpha.0', '-beta.1', '-rc.1', '-rc.12'), small, fc.boolean())
    .map(
      ([base, pre, after, dirty]) =>
        base + pre + (after === 0 ? '' : `-${after}-${commit(after)}`) + (dirty ? '.m' : ''),
    ),
  'Kubernetes builds': fc
    .tuple(numbers, fc.constantFrom('alpha', 'beta', 'rc'), small, small)
    .map(([base, label, n, after]) => `v${base}-${label}.${n}.${after}+${String(after).padStart(12, '0')}`),
  'Debian packages': fc
    .tuple(
      fc.constantFrom('', '', '1:', '2:'),
      numbers,
      fc.constantFrom('', '~rc1', '~rc12'),
      fc.constantFrom('-1', '-10', '-0ubuntu1', '-0ubuntu0~22.04.1', '-0ubuntu0~22.04.1~gke1', '-0ubuntu0~22.04.10'),
    )
    .map(parts => parts.join('')),
  'kernels of one maker': fc.tuple(numbers, fc.nat(2_000)).map(([base, n]) => `${base}-${n}-gke`),
  'packagings of one maker': fc.tuple(numbers, fc.nat(20)).map(([base, n]) => `${base}+k3s${n}`),
}

const compare = (a: string, b: string) => Math.sign(compareVersionOrder(a, b) ?? Number.NaN)

describe.each(Object.entries(kinds))('%s', (_, versions) => {
  test('are ordered totally', () => {
    fc.assert(
      fc.property(versions, versions, versions, (a, b, c) => {
        const [ab, ba, bc, ac] = [compare(a, b), compare(b, a), compare(b, c), compare(a, c)]
        expect([ab + ba, [ab, bc, ac].some(Number.isNaN)]).toEqual([0, false])
        if (ab <= 0 && bc <= 0) expect(ac).toBeLessThanOrEqual(0)
        if (ab === 0 && bc === 0) expect(ac).toBe(0)
      }),
      { numRuns: 500 },
    )
  })
})

test('builds of an OS image are ordered totally, and only equal ones are equal', () => {
  const part = fc.nat(3)
  const builds = fc.tuple(part, part, part, part).map(parts => parts.join('-'))
  fc.assert(
    fc.property(builds, builds, builds, (a, b, c) => {
      const [ab, ba, bc, ac] = [compareBuilds(a, b), compareBuilds(b, a), compareBuilds(b, c), compareBuilds(a, c)]
      expect([Math.sign(ab) + Math.sign(ba), ab === 0]).toEqual([0, a === b])
      if (ab <= 0 && bc <= 0) expect(ac).toBeLessThanOrEqual(0)
    }),
    { numRuns: 500 },
  )
})

test('across kinds only the numbers decide, and where they are equal nothing is said', () => {
  const plain = (text: string) => text.split(/[-+~]|\.m$/u)[0] ?? ''
  const noEpoch = fc.oneof(...Object.values(kinds)).filter(version => !version.includes(':'))
  fc.assert(
    fc.property(noEpoch, noEpoch, (a, b) => {
      const [x, y] = [plain(a), plain(b)].map(text => text.replace('v', ''))
      const decided = compareVersionOrder(a, b)
      if (x === y) return
      expect(Math.sign(decided ?? Number.NaN)).toBe(compare(x ?? '', y ?? ''))
    }),
    // A build of changed sources has the numbers of its tag.
    { numRuns: 500, examples: [['1.2.1+k3s0', '1.2.1.m']] },
  )
})

test('a commit is as new as itself, and otherwise not ordered', () => {
  const hash = fc.stringMatching(/^[a-f][0-9a-f]{11}$/u)
  fc.assert(
    fc.property(hash, hash, numbers, (a, b, version) => {
      expect([compareVersionOrder(a, a), a === b || compareVersionOrder(a, b) === undefined]).toEqual([0, true])
      expect(compareVersionOrder(a, version)).toBeUndefined()
    }),
  )
})
