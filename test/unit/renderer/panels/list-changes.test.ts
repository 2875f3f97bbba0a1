import { expect, it } from 'vitest'
import type { ComponentRow } from '#shared/model/comparison.ts'
import type { Hypothesis } from '#shared/model/verdict.ts'
import type { VersionClaim } from '#shared/model/version-claim.ts'
import { listChanges } from '../../../../renderer/panels/verdict/list-changes.ts'

function claims(component: string, ...versions: readonly string[]): readonly VersionClaim[] {
  return versions.map(version => ({ component, role: 'running', version, raw: version, method: 'line', evidence: [] }))
}

function row(
  component: string,
  [good, bad]: readonly [string, string],
  more: Partial<ComponentRow> = {},
): ComponentRow {
  const sides = { good: claims(component, good), bad: claims(component, bad) }
  return { component, role: 'running', hostRole: 'cos', ...sides, state: 'changed', note: '', ...more }
}

const best: Hypothesis = {
  id: 'h',
  title: 'the shim 2.0.2 of the new image',
  confidence: 'high',
  for: [{ text: 'image cos-121 bundles it', side: 'bad', evidence: [] }],
  against: [],
  nextSteps: [],
  references: [],
  findings: [],
  tiedWith: [],
}

const names = (rows: readonly ComponentRow[], hypothesis?: Hypothesis) =>
  listChanges(rows, hypothesis).map(change => change.component)

it('puts what the first hypothesis names first and repositories last, in the given order otherwise', () => {
  const rows = [
    row('repo:a/b', ['aaa', 'bbb']),
    row('kernel', ['6.6.56', '6.6.72']),
    row('os-image', ['cos-117', 'cos-121']),
    row('revision', ['aaa', 'bbb']),
    row('shim', ['1.7.24', '2.0.2']),
  ]
  expect(names(rows, best)).toEqual(['os-image', 'shim', 'kernel', 'repo:a/b', 'revision'])
  expect(names(rows)).toEqual(['kernel', 'os-image', 'shim', 'repo:a/b', 'revision'])
})

it('leaves out what is the same or unknown', () => {
  expect(names([row('a', ['1', '1'], { state: 'same' }), row('b', ['1', '2'], { state: 'unknown' })])).toEqual([])
})

it('joins roles that say the same, and only those', () => {
  const rows = [
    row('kubernetes', ['1.32', '1.33'], { role: 'requested' }),
    row('kubernetes', ['1.32', '1.33'], { role: 'reported' }),
    row('kubernetes', ['1.32', '1.34'], { role: 'running' }),
    row('kubernetes', ['1.32', '1.33'], { role: 'running', hostRole: 'master' }),
  ]
  expect(listChanges(rows, undefined).map(change => [change.hostRole, change.roles])).toEqual([
    ['cos', ['requested', 'reported']],
    ['cos', ['running']],
    ['master', ['running']],
  ])
})

it('keeps a side that is absent apart from one that is unknown', () => {
  const rows = [row('a', ['1', '2'], { bad: [], state: 'removed' }), row('b', ['1', '2'], { good: undefined })]
  expect(listChanges(rows, undefined).map(({ good, bad }) => [good?.length, bad?.length])).toEqual([
    [1, 0],
    [undefined, 1],
  ])
})
