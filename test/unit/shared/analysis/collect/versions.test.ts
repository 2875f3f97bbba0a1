import { expect, test } from 'vitest'
import { createVersionCollector } from '#shared/analysis/collect/versions.ts'
import { buildLine } from '../../../../support/build-draft.ts'

const start = (version: string, host?: string) =>
  buildLine(`level=info msg="starting containerd" revision=abc version=${version}`, { host })
const said = (versions: ReturnType<typeof createVersionCollector>) =>
  versions.drafts().map(({ component, role, version, host, lines }) => [component, role, version, host, lines.length])

test('makes one claim of lines that say the same, and keeps the first five', () => {
  const versions = createVersionCollector('containerd.log')
  for (let n = 0; n < 9; n++) versions.add(start('1.7.24', 'h'))
  expect(said(versions)).toEqual([['containerd', 'running', '1.7.24', 'h', 5]])
})

test('keeps hosts apart, and a later version apart from an earlier one', () => {
  const versions = createVersionCollector('containerd.log')
  for (const [version, host] of [
    ['1.7.24', 'a'],
    ['1.7.24', 'b'],
    ['2.0.2', 'b'],
  ] as const)
    versions.add(start(version, host))
  expect(said(versions).map(([, , version, host]) => [version, host])).toEqual([
    ['1.7.24', 'a'],
    ['1.7.24', 'b'],
    ['2.0.2', 'b'],
  ])
})

test('reads a quoted version whole', () => {
  const versions = createVersionCollector('containerd.log')
  versions.add(start('"1.7.24-0ubuntu0~22.04.1~gke1"'))
  expect(versions.drafts().map(draft => draft.version)).toEqual(['1.7.24-0ubuntu0~22.04.1~gke1'])
})

test('counts starts, and keeps those with which a host has another version than before', () => {
  const versions = createVersionCollector('containerd.log')
  for (const version of ['1.7.24', '1.7.24', '2.0.2', '1.7.24']) versions.add(start(version, 'h'))
  versions.add(buildLine('"containerRuntimeVersion": "containerd://2.0.2"', { host: 'h' }))
  expect(
    versions.drafts().map(({ role, version, starts }) => [role, version, starts?.count, starts?.turns.length]),
  ).toEqual([
    ['running', '1.7.24', 3, 2],
    ['running', '2.0.2', 1, 1],
    ['reported', '2.0.2', undefined, undefined],
  ])
})

test('claims nothing of a line that only looks like a version', () => {
  const versions = createVersionCollector('crictl.log')
  for (const raw of ['Version:  0.1.0', 'version=1.7.24', 'stopping containerd version=1.7.24'])
    versions.add(buildLine(raw))
  expect(said(versions)).toEqual([])
})

test('keeps five thousand claims and counts those that came later', () => {
  const versions = createVersionCollector('a.log')
  for (let n = 0; n < 5_003; n++) versions.add(start(`1.7.${n}`))
  expect([versions.drafts().length, versions.overflow]).toEqual([5_000, 3])
})
