import { describe, expect, it } from 'vitest'
import { compareLogs } from '#shared/analysis/compare-logs/compare-logs.ts'
import type { RunTemplates } from '#shared/model/template.ts'
import { buildEvidence } from '../../../../support/build-analysis.ts'
import { buildGroup, buildRunTemplates, buildTemplate, nothingKnown } from '../../../../support/build-templates.ts'
import { readTemplates } from '../../../../support/read-templates.ts'

function run(versions: readonly string[], areVersionsLimited = false): RunTemplates {
  const known = versions.map(text => ({ text, evidence: buildEvidence('a.log', `runc ${text}`) }))
  return buildRunTemplates([buildGroup('a.log', [buildTemplate('runc §', { versions: known, areVersionsLimited })])])
}
const changes = (bad: RunTemplates, ...goods: readonly RunTemplates[]) =>
  compareLogs(bad, goods, nothingKnown).versionsInText.map(({ good, bad: own }) => [
    good.map(({ version }) => version),
    own.map(({ version }) => version),
  ])

describe('versions in a text of both sides', () => {
  it('are told where they have none in common, sorted, each with a line', () => {
    expect(changes(run(['1.5.1', '1.5.0']), run(['1.4.2']))).toEqual([[['1.4.2'], ['1.5.0', '1.5.1']]])
    const [found] = compareLogs(run(['1.5.0']), [run(['1.4.2'])], nothingKnown).versionsInText
    expect(found).toEqual({
      group: 'a.log',
      text: 'runc §',
      good: [{ version: '1.4.2', evidence: buildEvidence('a.log', 'runc 1.4.2'), goodRun: 0 }],
      bad: [{ version: '1.5.0', evidence: buildEvidence('a.log', 'runc 1.5.0') }],
    })
  })

  it('are no change when one is on both sides', () => {
    expect(changes(run(['1.4.2', '1.5.0']), run(['1.4.2']))).toEqual([])
    expect(changes(run(['1.5.0']), run(['1.4.2']), run(['1.5.0']))).toEqual([])
  })

  it('are compared with those of all good runs together, with few in each', () => {
    expect(changes(run(['9']), run(['1', '2']), run(['3', '4']))).toEqual([[['1', '2', '3', '4'], ['9']]])
    const [found] = compareLogs(run(['9']), [run(['2']), run(['1', '2'])], nothingKnown).versionsInText
    expect(found?.good.map(({ version, goodRun }) => [version, goodRun])).toEqual([
      ['1', 1],
      ['2', 0],
    ])
  })

  it('are a list of things, and no change, where one run has more than three', () => {
    expect(changes(run(['5', '6', '7', '8']), run(['1']))).toEqual([])
    expect(changes(run(['5']), run(['1', '2', '3', '4']))).toEqual([])
    expect(changes(run(['5'], true), run(['1']))).toEqual([])
  })

  it('are nothing where a text has none', () => {
    expect(changes(run([]), run([]))).toEqual([])
  })

  it.each([
    { good: 'runc version 1.4.2', bad: 'runc version 1.5.0', from: '1.4.2', to: '1.5.0' },
    {
      good: 'time="2025-11-20T10:00:01.123456789Z" level=info msg="starting containerd" revision=163303e18 version=v2.3.0-163-g9ffb2ed97',
      bad: 'time="2025-11-21T09:12:44.000000001Z" level=info msg="starting containerd" revision=9ffb2ed97 version=v2.3.0-175-g163303e18',
      from: 'v2.3.0-163-g9ffb2ed97',
      to: 'v2.3.0-175-g163303e18',
    },
    {
      good: 'KUBE_UBUNTU_INSTALL_RUNC_VERSION=v1.3.0',
      bad: 'KUBE_UBUNTU_INSTALL_RUNC_VERSION=v1.4.0',
      from: 'v1.3.0',
      to: 'v1.4.0',
    },
    {
      good: 'Kernel 6.1.0-17-cloud-amd64',
      bad: 'Kernel 6.1.0-18-cloud-amd64',
      from: '6.1.0-17-cloud-amd64',
      to: '6.1.0-18-cloud-amd64',
    },
  ])('are all that changed from $from to $to', ({ good, bad, from, to }) => {
    const comparison = compareLogs(readTemplates({ log: bad }), [readTemplates({ log: good })], nothingKnown)
    expect(comparison).toMatchObject({ novel: [], gone: [] })
    expect(comparison.versionsInText).toMatchObject([{ good: [{ version: from }], bad: [{ version: to }] }])
  })
})
