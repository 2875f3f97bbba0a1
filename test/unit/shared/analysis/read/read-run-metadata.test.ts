import { describe, expect, it } from 'vitest'
import { claimLines, readArtifact } from '../../../../support/read-artifact.ts'

describe('images.json and metadata.json', () => {
  it('name the image of each host role, in the newer keys (kubernetes#111517)', () => {
    const reading = readArtifact(
      'artifacts/images.json',
      '{\n  "control_plane_node_os_image": "cos-97-16919-103-16",\n  "worker_node_os_image": "ubuntu-2004-focal-v20220712"\n}',
    )
    expect(claimLines(reading)).toEqual([
      'os-image reported cos-97-16919-103-16 @control-plane',
      'os-image reported ubuntu-2004-focal-v20220712 @node',
    ])
    expect(reading.claims?.[1]?.evidence[0]).toMatchObject({
      line: 3,
      text: '  "worker_node_os_image": "ubuntu-2004-focal-v20220712"',
    })
  })

  it('name them in the older keys', () => {
    expect(
      claimLines(readArtifact('artifacts/images.json', '{"master_os_image":"cos-85","node_os_image":"cos-89"}')),
    ).toEqual(['os-image reported cos-85 @control-plane', 'os-image reported cos-89 @node'])
  })

  it('report Kubernetes once and take an empty text for no claim (kubernetes#107830)', () => {
    const reading = readArtifact(
      'artifacts/metadata.json',
      '{"control_plane_node_os_image":"cos-85-13310-1308-1","job-version":"v1.24.0-alpha.1.761+e5ae3f8d67049d","kubetest-version":"","revision":"v1.24.0-alpha.1.761+e5ae3f8d67049d","worker_node_os_image":"cos-dev-97-16843-0-0"}',
    )
    expect(claimLines(reading)).toEqual([
      'os-image reported cos-85-13310-1308-1 @control-plane',
      'os-image reported cos-dev-97-16843-0-0 @node',
      'kubernetes reported 1.24.0-alpha.1.761+e5ae3f8d67049d',
    ])
  })

  it('name the tools of kubetest2', () => {
    expect(
      claimLines(
        readArtifact(
          'artifacts/metadata.json',
          '{"kubetest-version":"v20220713-abc","tester-version":"v0.2.0","revision":"main"}',
        ),
      ),
    ).toEqual(['kubetest reported 20220713-abc', 'kubetest2-tester reported 0.2.0'])
  })
})
