import { describe, expect, it } from 'vitest'
import { claimLines, readArtifact, wrongEvidence } from '../../../../support/read-artifact.ts'

const SHA = '30f64c5b1fc57a3beb1476f9beb29280166954d1'
const record = (repo: string, rest: object) => ({ refs: { org: 'kubernetes', repo, base_ref: 'master' }, ...rest })

describe('clone-records.json', () => {
  it('claims the checked-out commit of each repository as installed', () => {
    const text = JSON.stringify([
      record('kubernetes', {
        commands: [{ command: 'git init', output: '', duration: 1023 }],
        final_sha: SHA,
        duration: 7,
      }),
      record('test-infra', { final_sha: 'ffffffffff', failed: false }),
    ])
    const reading = readArtifact('clone-records.json', text)
    expect(claimLines(reading)).toEqual([
      `repo:kubernetes/kubernetes installed ${SHA}`,
      'repo:kubernetes/test-infra installed ffffffffff',
    ])
    expect(reading.stopped).toBeUndefined()
    expect(wrongEvidence(reading, text)).toEqual([])
  })

  it('says which repository could not be cloned, with the error', () => {
    const commands = [{ command: 'git init' }, { command: 'git merge', error: 'exit status 1' }]
    const text = JSON.stringify([
      record('kubernetes', { final_sha: SHA }),
      record('test-infra', { failed: true, commands }),
    ])
    const { stopped } = readArtifact('clone-records.json', text)
    expect(stopped?.reason).toBe('Clone failed: kubernetes/test-infra could not be checked out (exit status 1).')
  })

  it('says so when no error and no repository is given', () => {
    expect(readArtifact('clone-records.json', '[{"failed":true}]').stopped?.reason).toBe(
      'Clone failed: a repository could not be checked out.',
    )
  })
})
