import { expect, test } from 'vitest'
import { claimLines, readArtifact, wrongEvidence } from '../../../../support/read-artifact.ts'

const LIST = `{
  "installedPackages": [
    { "category": "app-containers", "name": "containerd", "version": "2.0.2", "ebuild_version": "2.0.2-r1" },
    { "category": "app-containers", "name": "runc", "version": "1.2.4" },
    { "category": "app-admin", "name": "sosreport", "version": "4.8.2" },
    { "category": "app-containers", "name": "docker" }
  ],
  "buildTimePackages": [{ "category": "app-containers", "name": "containerd", "version": "1.7.0" }]
}
`

test('the package list tells what the image bundles, and what it was only built with says nothing', () => {
  const reading = readArtifact('artifacts/host/cos-package-info.json', LIST)
  expect(claimLines(reading)).toEqual(['containerd bundled 2.0.2', 'runc bundled 1.2.4'])
  expect(reading.claims?.map(claim => [claim.method, claim.evidence[0]?.line])).toEqual([
    ['field', 3],
    ['field', 4],
  ])
  expect(wrongEvidence(reading, LIST)).toEqual([])
})

test('a file of another shape claims nothing', () => {
  expect(readArtifact('cos-package-info.json', '{"installedPackages":{"containerd":"2.0.2"}}')).toEqual({ claims: [] })
})
