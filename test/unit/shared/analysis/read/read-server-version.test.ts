import { describe, expect, it } from 'vitest'
import { claimLines, readArtifact, wrongEvidence } from '../../../../support/read-artifact.ts'

const TEXT =
  '{"major":"1","minor":"21","gitVersion":"v1.21.1","gitCommit":"5e58841cce77d4bc13713ad2b91fa0d961e69192","goVersion":"go1.16.4"}'

describe('serverversion.json', () => {
  it('gives the API server’s version and its Go', () => {
    const reading = readArtifact('serverversion.json', TEXT)
    expect(claimLines(reading)).toEqual(['kubernetes running 1.21.1', 'go reported 1.16.4'])
    expect(reading.claims?.[1]).toMatchObject({ path: 'kube-apiserver', raw: 'go1.16.4' })
    expect(wrongEvidence(reading, TEXT)).toEqual([])
  })

  it('without versions claims nothing', () => {
    expect(readArtifact('serverversion.json', '{"goVersion":"devel"}')).toEqual({ claims: [] })
  })
})
