import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  createVersionMatcher,
  knowledgeLiterals,
  literalsIn,
  type VersionMatch,
} from '#shared/analysis/knowledge-index.ts'
import { normaliseLine } from '#shared/base/text.ts'
import { isRange, parseVersion } from '#shared/base/version.ts'
import { components } from '#shared/knowledge/components/index.ts'
import type { VersionReading } from '#shared/knowledge/schema.ts'
import { compareListing, SAME_LISTING } from '../support/compare-listing.ts'
import { wrappings } from '../support/wrap-error.ts'

const FOLDER = 'shared/knowledge/components'
const EXCERPTS = '../shared/corpus/excerpts'
/** Readings of a component whose first file would be too long. */
const SECOND_FILES: readonly string[] = ['containerd-generation.component.ts', 'os-image-machine.component.ts']
const DEFAULT_ARTIFACT = 'build-log.txt'

/** What a text of one or more raw lines states, read by the whole knowledge. */
function versionsOf(text: string, artifact = DEFAULT_ARTIFACT): readonly VersionMatch[] {
  const matcher = createVersionMatcher(artifact)
  return text.split('\n').flatMap(line => matcher.line(normaliseLine(line), literalsIn(line)))
}

const readings = components.flatMap(component =>
  component.readings.map(reading => [`${component.id} ${reading.id}`, component.id, reading] as const),
)
const isOf = (component: string, reading: VersionReading) => (match: VersionMatch) =>
  match.component === component && match.role === reading.role && match.source === reading.source

test('every component file is listed', () => {
  const files = readdirSync(FOLDER).filter(name => name.endsWith('.component.ts') && !SECOND_FILES.includes(name))
  const listed = components.map(({ id }) => `${id}.component.ts`)
  expect(compareListing(files, listed)).toEqual(SAME_LISTING)
})

test('ids of components and of the readings of one component are unique', () => {
  expect(new Set(readings.map(([name]) => name)).size).toBe(readings.length)
  expect(new Set(components.map(({ id }) => id)).size).toBe(components.length)
})

describe.each(readings)('reading %s', (_, component, reading) => {
  test('is complete', () => {
    const groups = [...reading.pattern.source.matchAll(/\(\?<(\w+)>/gu)].map(match => match[1])
    expect(groups.includes('version')).toBe(reading.range === undefined && reading.value === undefined)
    expect([reading.source.length > 0, reading.counterSamples.length > 0]).toEqual([true, true])
  })

  test.each(reading.samples.map(sample => [sample.line, sample]))(
    'reads %s',
    (line, { artifact, expect: expected }) => {
      const found = versionsOf(line, artifact).filter(isOf(component, reading))
      const { version, path } = { path: undefined, ...expected }
      expect(found.map(match => ({ version: match.version, path: match.path, range: match.range }))).toEqual([
        { version, path, range: reading.range !== undefined },
      ])
      expect(isRange(version)).toBe(reading.range !== undefined)
    },
  )

  test.each(reading.counterSamples.map(({ line, why, artifact }) => [line, why, artifact]))(
    'does not read %s (%s)',
    (line, _why, artifact) => {
      expect(versionsOf(line, artifact).filter(isOf(component, reading))).toEqual([])
    },
  )
})

test('a version is the same in any wrapping of its line', () => {
  const anchored = (reading: VersionReading) => reading.below !== undefined || reading.pattern.source.includes('$')
  const quotable = wrappings.filter(({ name }) => name !== 'an event')
  const differing = readings
    .filter(([, , reading]) => !anchored(reading))
    .flatMap(([name, component, reading]) =>
      reading.samples
        .filter(
          ({ line }) => !line.includes('\u001b') && !line.includes('\n') && !/^\[ {2,}0\.|^ {2,}\w|^Linux/u.test(line),
        )
        .flatMap(({ line, artifact, expect: { version } }) =>
          quotable
            .filter(
              ({ wrap }) =>
                !versionsOf(wrap(line), artifact)
                  .filter(isOf(component, reading))
                  .some(match => match.version === version),
            )
            .map(wrapping => `${name} in ${wrapping.name}`),
        ),
    )
  expect(differing).toEqual([])
})

test('the CRI API constant of crictl version is no version of anything', () => {
  expect(
    versionsOf('Version:  0.1.0\nRuntimeName:  containerd\nRuntimeVersion:  v1.7.24\nRuntimeApiVersion:  v1'),
  ).toEqual([expect.objectContaining({ component: 'containerd', role: 'reported', version: '1.7.24' })])
})

test('ctr version names client and server apart', () => {
  const text =
    'Client:\n  Version:  v1.7.24\n  Revision: 88bf\n  Go version: go1.22.10\n\nServer:\n  Version:  v2.0.2\n  Revision: c507'
  expect(versionsOf(text).map(({ component, role, version }) => `${component} ${role} ${version}`)).toEqual([
    'ctr running 1.7.24',
    'go reported 1.22.10',
    'containerd running 2.0.2',
  ])
})

test('a heading does not speak for lines far below it', () => {
  const between = 'go version go1.24.0 linux/amd64\n'.repeat(3)
  expect(
    versionsOf(`Server:\n${between}  Version:  v2.0.2`).filter(({ component }) => component === 'containerd'),
  ).toEqual([])
})

/** Components whose value is a word or a place. */
const NOT_NUMBERED = /^(?:os-image|shim-path|runc-path|cgroup-version|\S{1,20}-cgroup-driver)/u

test('versions that are read can be ordered', () => {
  const odd = readings.flatMap(([name, , reading]) =>
    reading.samples.map(sample => [name, sample.expect.version] as const),
  )
  const plain = odd.filter(
    ([name, version]) => !NOT_NUMBERED.test(name) && !isRange(version) && parseVersion(version) === undefined,
  )
  expect(plain.map(([, version]) => version)).toEqual(['4a4a1ecb6ff0.m', '4a4a1ecb6ff0.m'])
})

test('readings never throw, whatever the line', () => {
  const all = knowledgeLiterals.map((_, index) => index)
  const matcher = createVersionMatcher('containerd-installation.log')
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), text =>
      Array.isArray(matcher.line(normaliseLine(text), all)),
    ),
    { numRuns: 50 },
  )
})

test('lines of 100 kB made of one literal or sample are answered', () => {
  const all = knowledgeLiterals.map((_, index) => index)
  const matcher = createVersionMatcher('containerd-installation.log')
  const pieces = [
    ...knowledgeLiterals,
    ...readings.map(([, , reading]) => reading.samples[0].line),
    '1.',
    '1.1.1-',
    '/a',
    ' ',
    'tar ',
    '+ ',
  ]
  for (const piece of pieces) matcher.line(piece.repeat(Math.ceil(100_000 / piece.length)), all)
  expect(pieces.length).toBeGreaterThan(100)
}, 60_000)

/** What the excerpts of real artifacts state; a file that is not listed states no version. */
const EXPECTED: Readonly<Record<string, readonly string[]>> = {
  'containerd-1.3.2-dockerd.txt': ['containerd effective <2.0.0', 'containerd running 1.3.2'],
  'containerd-1.4.11-dockerd-rootless.txt': ['containerd effective <2.0.0', 'containerd running 1.4.11'],
  'containerd-1.5.0-startup-journal.txt': ['containerd effective <2.0.0', 'containerd running 1.5.0'],
  'containerd-1.6.24-docker-compose-prefix.txt': ['containerd effective <2.0.0', 'containerd running 1.6.24'],
  'containerd-1.7.1-usernetes-kind.txt': ['containerd effective <2.0.0', 'containerd running 1.7.1'],
  'k8s-107830-containerruntimeversion-passing.txt': ['containerd reported 1.6.0-rc.1-4-g731518417'],
  'k8s-107830-metadata-json-failing.txt': [
    'kubernetes requested 1.24.0-alpha.1.761+e5ae3f8d67049d',
    'os-image reported cos-85-13310-1308-1',
    'os-image reported cos-dev-97-16843-0-0',
  ],
  'k8s-109127-kubetest-ssh-command-line.txt': ['os-image installed ubuntu-gke-2004-1-21-v20210722'],
  'k8s-109508-node-e2e-version-lines.txt': [
    'containerd running 1.5.2-0ubuntu1~20.04.4',
    'containerd running 1.6.2',
    'os-image installed cos-97-16919-29-9',
    'os-image installed ubuntu-gke-2004-1-23-v20220415',
  ],
  'k8s-111517-images-json-failing.txt': [
    'os-image reported cos-97-16919-103-16',
    'os-image reported ubuntu-2004-focal-v20220712',
  ],
  'k8s-111517-images-json-passing.txt': [
    'os-image reported cos-85-13310-1308-1',
    'os-image reported ubuntu-2004-focal-v20220712',
  ],
  'k8s-116382-kernel-gpf-runc-init.txt': ['kernel running 4.19.81-'],
  'k8s-118675-shim-disconnected.txt': ['containerd-shim-runc-v2 effective <1.7.0'],
  'k8s-130590-shim-v3-address-node-e2e.txt': [
    'containerd-shim-runc-v2 effective >=2.0.0 <2.3.0',
    'os-image installed cos-beta-121-18867-0-24',
  ],
  'k8s-131164-crictl-fata-cri-v1.txt': ['kubernetes installed 1.30.11'],
  'moby-47550-shim-disconnected-centos7.txt': ['containerd-shim-runc-v2 effective <1.7.0'],
  'rke2-6814-shim-disconnected-rhel8.txt': ['containerd-shim-runc-v2 effective <1.7.0'],
  'test-infra-29180-cgroupspath-node-e2e-build-log.txt': ['os-image installed ubuntu-gke-2204-1-24-v20230328'],
}

if (!existsSync(EXCERPTS)) console.warn(`SKIPPED: no real excerpts at ${EXCERPTS}; their versions were not checked`)
test.skipIf(!existsSync(EXCERPTS))(
  'the excerpts of real artifacts state the versions they should, and no others',
  () => {
    const found = Object.fromEntries(
      readdirSync(EXCERPTS)
        .map(name => {
          const versions = versionsOf(readFileSync(join(EXCERPTS, name), 'utf8'), name)
          return [
            name,
            [...new Set(versions.map(({ component, role, version }) => `${component} ${role} ${version}`))].sort(),
          ] as const
        })
        .filter(([, versions]) => versions.length > 0),
    )
    expect(found).toEqual(EXPECTED)
  },
)
