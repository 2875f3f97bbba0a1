import { describe, expect, it, vi } from 'vitest'
import { err, ok } from '#shared/base/result.ts'
import type { Analysis } from '#shared/model/analysis.ts'
import { compareAnalysed } from '../../../../electron/cli/compare-analysed.ts'
import { sourcesOf } from '../../../../electron/cli/compare-request.ts'
import { buildAnalysis, buildFailure } from '../../../support/build-analysis.ts'

const twoHosts = buildAnalysis({
  result: 'failure',
  hosts: [
    { name: 'n-cos-1', role: 'cos' },
    { name: 'n-ubuntu-1', role: 'ubuntu' },
  ],
})
const hostsOf = (analysis: Analysis, hosts?: { readonly good: string; readonly bad: string }) => {
  const compared = compareAnalysed(
    { kind: 'hosts', source: 'run/', ...(hosts === undefined ? {} : { hosts }), witnesses: [] },
    [analysis],
  )
  return compared.ok ? compared.value.hosts : compared
}

describe('sourcesOf', () => {
  it('names what is compared first, then the other runs', () => {
    expect(sourcesOf({ kind: 'runs', good: 'a', bad: 'b', witnesses: ['c'] })).toEqual([
      { name: 'good', source: 'a' },
      { name: 'bad', source: 'b' },
      { name: 'other 1', source: 'c', isWitness: true },
    ])
    expect(sourcesOf({ kind: 'runs', good: 'a', bad: 'b', alsoGood: ['c'], witnesses: ['d'] })).toEqual([
      { name: 'good', source: 'a' },
      { name: 'bad', source: 'b' },
      { name: 'good 2', source: 'c' },
      { name: 'other 1', source: 'd', isWitness: true },
    ])
    expect(sourcesOf({ kind: 'hosts', source: 'a', witnesses: ['b', 'c'] }).map(({ name }) => name)).toEqual([
      'run',
      'other 1',
      'other 2',
    ])
  })
})

describe('two hosts', () => {
  it('are found by a part of their names', () => {
    expect(hostsOf(twoHosts, { good: 'ubuntu', bad: 'n-cos-1' })).toEqual({ good: 'n-ubuntu-1', bad: 'n-cos-1' })
  })

  it('are asked for again where a part names none or several', () => {
    expect(hostsOf(twoHosts, { good: 'n-', bad: 'cos' })).toEqual(
      err({ code: 'host/not-one', path: 'run/', host: 'n-', hosts: ['n-cos-1', 'n-ubuntu-1'] }),
    )
    expect(hostsOf(twoHosts, { good: 'cos', bad: 'windows' })).toEqual(
      err({ code: 'host/not-one', path: 'run/', host: 'windows', hosts: ['n-cos-1', 'n-ubuntu-1'] }),
    )
  })

  it('are suggested where none is named, with the reason on standard error', () => {
    const said = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
    const evidence = { artifact: 'build-log.txt', line: 1, offset: 0, length: 1, text: 'x' }
    const [cos, ubuntu] = twoHosts.hosts
    const analysis = {
      ...twoHosts,
      hosts: [
        { ...cos!, suite: { outcome: 'failed' as const, evidence } },
        { ...ubuntu!, suite: { outcome: 'passed' as const, evidence } },
      ],
    }
    expect(hostsOf(analysis)).toEqual({ good: 'n-ubuntu-1', bad: 'n-cos-1' })
    expect(said.mock.calls.join()).toContain('n-cos-1: the suite failed; n-ubuntu-1: the suite passed.')
    said.mockRestore()
    expect(hostsOf(twoHosts)).toEqual(err({ code: 'host/no-pair', path: 'run/', hosts: ['n-cos-1', 'n-ubuntu-1'] }))
  })
})

describe('other runs', () => {
  it('that did not end by themselves are left out, and it is said', () => {
    const said = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
    const good = buildAnalysis({ passedNames: ['a'] })
    const bad = buildAnalysis({ result: 'failure', failures: [buildFailure('a')] })
    const request = { kind: 'runs', good: 'a', bad: 'b', witnesses: [] } as const
    const alone = compareAnalysed(request, [good, bad])
    const stopped = buildAnalysis({ result: 'aborted' })
    const compared = compareAnalysed({ ...request, witnesses: ['c'] }, [good, bad, stopped])
    expect(compared).toEqual(ok({ ...(alone.ok && alone.value), others: [{ run: stopped.run, part: 'witness' }] }))
    expect(said.mock.calls.join()).toContain('it speaks for nothing')
    said.mockRestore()
  })

  it('that are good as well count before the witnesses, and speak against a cause only where they passed', () => {
    const said = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
    const [good, bad] = [buildAnalysis({ passedNames: ['a'] }), buildAnalysis({ result: 'failure' })]
    const request = { kind: 'runs', good: 'a', bad: 'b', alsoGood: ['c'], witnesses: ['d'] } as const
    const also = buildAnalysis({ result: 'aborted' })
    const compared = compareAnalysed(request, [good, bad, also, good])
    expect(compared.ok && compared.value.others).toEqual([
      { run: also.run, part: 'good' },
      { run: good.run, part: 'witness' },
    ])
    expect(said).not.toHaveBeenCalled()
    said.mockRestore()
  })
})
