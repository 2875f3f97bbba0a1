import { describe, expect, it } from 'vitest'
import { claimLines, readArtifact, wrongEvidence } from '../../../../support/read-artifact.ts'

const CONFIG = `images:
  cos-stable: # the key says stable, the family does not (kubernetes#130590)
    image_regex: ".*[^-cgroupsv1]$"
    image_family: cos-beta
    project: cos-cloud
    metadata: "user-data</go/src/init.yaml,gci-update-strategy=update_disabled"
  ubuntu:
    image: ubuntu-gke-2204-1-29-v20241218
    project: ubuntu-os-gke-cloud
  by-regex:
    image_regex: cos-97-.*
  al2023-6-1:
    ssm_path: /aws/service/ami-amazon-linux-latest/al2023-ami-kernel-6.1-x86_64
  nothing:
    project: cos-cloud
`

describe('image configuration', () => {
  const reading = readArtifact('artifacts/image-config-cgroupv2.yaml', CONFIG)

  it('asks for exact images, and for families that are no identity', () => {
    expect(claimLines(reading)).toEqual([
      'os-image-family requested cos-beta',
      'os-image-project requested cos-cloud',
      'os-image requested ubuntu-gke-2204-1-29-v20241218',
      'os-image-family requested cos-97-.*',
      'os-image-family requested /aws/service/ami-amazon-linux-latest/al2023-ami-kernel-6.1-x86_64',
    ])
  })

  it('cites the line that asks', () => {
    expect(reading.claims?.[0]).toMatchObject({
      raw: 'image_family: cos-beta',
      evidence: [{ line: 4, text: '    image_family: cos-beta' }],
    })
    expect(wrongEvidence(reading, CONFIG)).toEqual([])
  })

  it('without images claims nothing', () => {
    expect(readArtifact('image-config.yml', 'jobs: []\n')).toEqual({ claims: [] })
  })
})
