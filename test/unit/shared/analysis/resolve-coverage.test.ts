import { describe, expect, it } from 'vitest'
import { resolveCoverage } from '#shared/analysis/resolve-coverage.ts'
import { buildDraft } from '../../../support/build-draft.ts'

const stateOf = (draft: Parameters<typeof resolveCoverage>[0][number]) =>
  resolveCoverage([draft], [], []).find(row => row.artifact === draft.name)

describe('resolveCoverage', () => {
  it('says nothing of an artifact that was read whole', () => {
    expect(stateOf(buildDraft('a.log', 'hello\n'))).toEqual({ artifact: 'a.log', state: 'read', reason: '' })
  })

  it('says what the source saw before what the reader saw', () => {
    const draft = buildDraft('started.json', '{"timest', { end: { state: 'truncated', reason: 'gzip ends early' } })
    expect(stateOf(draft)).toEqual({ artifact: 'started.json', state: 'truncated', reason: 'gzip ends early' })
  })

  it('says what the reader of a damaged artifact says', () => {
    expect(stateOf(buildDraft('started.json', 'not JSON'))?.state).toBe('malformed')
  })

  it('tells an empty artifact from one that was read', () => {
    expect(stateOf(buildDraft('a.log'))?.state).toBe('empty')
  })

  it('tells a journal without entries from one that says something', () => {
    const header = '-- Logs begin at Tue 2017-06-20 05:43:10 UTC, end at Tue 2017-06-20 09:47:22 UTC. --\n'
    const empty = { artifact: 'a.log', state: 'empty', reason: 'The journal has no entries.' }
    expect(stateOf(buildDraft('a.log', '-- No entries --\n'))).toEqual(empty)
    expect(stateOf(buildDraft('a.log', `${header}-- No entries --\n`))).toEqual(empty)
    expect(stateOf(buildDraft('a.log', `${header}Jun 20 05:43:10 host a[1]: x\n`))?.state).toBe('read')
  })

  it('tells an artifact in another encoding from one that says nothing', () => {
    const utf16 = Buffer.from('starting containerd\n', 'utf16le').toString('latin1')
    expect(stateOf(buildDraft('a.log', utf16))?.state).toBe('malformed')
  })

  it('says what was left out of an artifact that was read whole', () => {
    const row = stateOf(buildDraft('a.log', 'x', { omitted: ['3 lines were not kept', '2 images were not kept'] }))
    expect(row?.state).toBe('truncated')
    expect(row?.reason).toBe('Read whole, but 3 lines were not kept; 2 images were not kept.')
  })

  it('lists what was skipped, and why', () => {
    expect(resolveCoverage([], [{ state: 'skipped', name: 'a.zip', reason: 'zip is not opened' }], [])).toEqual([
      { artifact: 'a.zip', state: 'skipped', reason: 'zip is not opened' },
    ])
  })

  it('misses what a Prow run leaves, and what its hosts leave', () => {
    const drafts = [buildDraft('started.json', '{}'), buildDraft('artifacts/h1/kubelet.log', 'x')]
    const missing = resolveCoverage(drafts, [], ['h1']).filter(row => row.state === 'missing')
    expect(missing.map(row => row.artifact)).toEqual([
      'artifacts/h1/containerd.log',
      'build-log.txt',
      'finished.json',
      'prowjob.json',
    ])
  })

  it('misses nothing in a folder of loose logs', () => {
    expect(resolveCoverage([buildDraft('kubelet.log', 'x')], [], ['h1']).map(row => row.state)).toEqual(['read'])
  })

  it('does not miss what is there and was skipped', () => {
    const rows = resolveCoverage(
      [buildDraft('started.json', '{}')],
      [{ state: 'skipped', name: 'build-log.txt', reason: 'link' }],
      [],
    )
    expect(rows.filter(row => row.artifact === 'build-log.txt').map(row => row.state)).toEqual(['skipped'])
  })
})
