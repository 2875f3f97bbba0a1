import { describe, expect, it } from 'vitest'
import { instant } from '#shared/base/time.ts'
import type { RunAnalysisView } from '#shared/ipc/views.ts'
import type { VersionClaim } from '#shared/model/version-claim.ts'
import { caseFacts, firstOf } from '../../../../../renderer/app/header/case-facts.ts'
import { caseText } from '../../../../../renderer/app/header/case-text.ts'
import { cite, foundingInvestigation, runs } from '../../../../support/founding-view.ts'

const run = runs.bad17
const whole = foundingInvestigation.bad
const artifact = (name: string) => ({ name, bytes: 1, lines: 1 })
const claim = (component: string, version: string, over: Partial<VersionClaim> = {}): VersionClaim => ({
  component,
  role: 'requested',
  version,
  raw: version,
  method: 'field',
  evidence: [cite('started.json', 1, version)],
  ...over,
})
const analysis = (over: Partial<RunAnalysisView>): RunAnalysisView => ({ ...whole, hosts: [], claims: [], ...over })
const factsOf = (over: Partial<RunAnalysisView>, host?: string) => caseFacts({ run, analysis: analysis(over), host })

describe('caseFacts', () => {
  it('says nothing that no artifact states', () => {
    const facts = caseFacts({
      run: { ...run, facts: { source: 'a folder' } },
      analysis: analysis({ run: { source: 'a folder' } }),
      host: undefined,
    })
    expect(facts).toMatchObject({
      result: { value: undefined, places: [] },
      startedAt: { value: undefined, places: [] },
      duration: undefined,
      images: [],
      commits: [],
    })
  })

  it('points at the files that can state a fact, of those that were read', () => {
    const { result, startedAt, job } = factsOf({ artifacts: [artifact('finished.json'), artifact('prowjob.json')] })
    const names = (stated: { readonly places: readonly { readonly artifact: string }[] }) =>
      stated.places.map(place => place.artifact)
    expect([names(result), names(startedAt), names(job)]).toEqual([
      ['finished.json', 'prowjob.json'],
      ['prowjob.json'],
      ['prowjob.json'],
    ])
  })

  it('makes no duration of a clock that went backwards', () => {
    const startedAt = instant(2_000_000)
    const backwards = factsOf({ run: { ...run.facts, startedAt, finishedAt: instant(1_000_000) } })
    const forwards = factsOf({ run: { ...run.facts, startedAt, finishedAt: instant(5_000_000) } })
    expect([backwards.duration, forwards.duration]).toEqual([undefined, 3_000_000])
  })

  it('cites the line of each image and commit, Kubernetes first', () => {
    const facts = factsOf({
      claims: [
        claim('repo:containerd/containerd', 'b'.repeat(40)),
        claim('repo:kubernetes/kubernetes', 'a'.repeat(40)),
        claim('os-image', 'cos-1', { host: 'h', evidence: [cite('build-log.txt', 7, 'cos-1')] }),
        claim('os-image', 'cos-1', { host: 'i', evidence: [cite('serial.log', 9, 'cos-1')] }),
      ],
    })
    expect(facts.commits.map(({ of }) => of)).toEqual(['kubernetes/kubernetes', 'containerd/containerd'])
    expect(facts.images).toEqual([
      { of: '', version: 'cos-1', places: [expect.objectContaining({ artifact: 'build-log.txt', line: 7 })] },
    ])
  })

  it('counts the short form of a commit as the same', () => {
    const facts = factsOf({
      claims: [claim('repo:a/b', 'abcdef0123'), claim('repo:a/b', 'abcdef0123456789'), claim('repo:c/d', 'abcdef0')],
    })
    expect(facts.commits.map(({ version }) => version)).toEqual(['abcdef0123456789', 'abcdef0'])
  })

  it('leaves out what speaks of other hosts where one is compared', () => {
    const claims = [claim('os-image', 'cos-1', { host: 'h' }), claim('os-image', 'ubuntu-2', { host: 'i' })]
    expect(factsOf({ claims }, 'i').images.map(({ version }) => version)).toEqual(['ubuntu-2'])
  })

  it('takes the images of hosts where no claim names one', () => {
    const facts = factsOf({ hosts: [{ name: 'h', role: 'cos', image: 'cos-9' }] })
    expect(facts.images).toEqual([{ of: '', version: 'cos-9', places: [] }])
  })
})

describe('firstOf', () => {
  it('says how many more there are', () => {
    expect([firstOf([]), firstOf(['a', 'a']), firstOf(['a', 'b', 'c'])]).toEqual([undefined, 'a', 'a and 2 more'])
  })
})

describe('caseText', () => {
  it('writes times in UTC and unknown facts as unknown', () => {
    const facts = factsOf({ run: { source: 'x', job: 'ci\u202eevil', startedAt: instant(0) } })
    const place = { uri: 'gs://b/logs/j/1', pages: [] }
    const text = caseText({ side: 'bad', run: { ...run, place }, host: undefined, facts })
    expect(text.split('\n')).toEqual([
      'Bad run',
      expect.stringMatching(/^Job: ci[^\u202e]+evil$/u),
      'Run: 1897253500112233472',
      'Result: failure',
      'Start: 1970-01-01T00:00:00Z',
      expect.stringMatching(/^End: 2025-/u),
      expect.stringMatching(/^Duration: /u),
      'OS image: unknown',
      'Commit: unknown',
      'Stored at: gs://b/logs/j/1',
    ])
  })
})
