import { describe, expect, it } from 'vitest'
import { readPackageList, wantedLists, withPublishedImages } from '#shared/analysis/published-images.ts'
import { encodeUtf8 } from '#shared/base/bytes.ts'
import { knowledge } from '#shared/knowledge/knowledge.ts'
import type { Analysis } from '#shared/model/analysis.ts'
import type { PublishedImage } from '#shared/model/published-image.ts'
import { analyseFiles } from '../../../support/analyse-files.ts'
import { buildAnalysis, buildClaim } from '../../../support/build-analysis.ts'
import { buildRun } from '../../../support/sample/build-run.ts'
import { specs } from '../../../support/sample/sample-runs.ts'

const host = 'h'
const HOST = 'tmp-node-e2e-0a1b2c3d-cos-93-16623-0-1'
const imageLine = (name: string) =>
  `I0305 11:15:01.123456    6512 run_remote.go:584] Initializing e2e tests using image cos-stable/cos-cloud/${name}.\n`
const image = (version: string, rest = {}) => buildClaim('os-image', version, { role: 'installed', host, ...rest })
const runOf = (...claims: Analysis['claims']) => buildAnalysis({ claims })
const addressOf = (build: string) => `https://storage.googleapis.com/cos-tools/${build}/cos-package-info.json`
const listOf = (build: string, packages: Readonly<Record<string, string>>): PublishedImage => ({
  address: addressOf(build),
  packages: Object.entries(packages).map(([component, version]) => ({ component, version })),
})
const tell = (analysis: Analysis, ...lists: readonly PublishedImage[]) =>
  withPublishedImages(analysis, lists, knowledge.rules)
const bundled = ({ claims }: Analysis) =>
  claims.filter(({ role }) => role === 'bundled').map(({ component, version }) => `${component} ${version}`)

describe('wantedLists', () => {
  it('names the list of each build once, wherever it is published for the build', () => {
    const runs = [
      runOf(image('cos-beta-121-18867-0-25'), image('cos-stable-121-18867-0-25', { host: 'other' })),
      runOf(image('gke-1357-gke1027000-cos-125-19216-532-25-c-pre')),
    ]
    expect(wantedLists(runs)).toEqual([
      {
        image: 'cos-beta-121-18867-0-25',
        bucket: 'cos-tools',
        name: '18867.0.25/cos-package-info.json',
        address: addressOf('18867.0.25'),
      },
      {
        image: 'gke-1357-gke1027000-cos-125-19216-532-25-c-pre',
        bucket: 'cos-tools',
        name: '19216.532.25/cos-package-info.json',
        address: addressOf('19216.532.25'),
      },
    ])
  })

  it.each(['cos-arm64-stable-117-18613-75-26', 'ubuntu-gke-2204-1-29-v20241218', 'cos-beta', '../cos-97-1-2-3'])(
    'asks for nothing of %s, for which no list is on record',
    name => {
      expect(wantedLists([runOf(image(name))])).toEqual([])
    },
  )

  it('asks for nothing that was only requested, nor of a host whose own list is an artifact', () => {
    const listed = buildClaim('containerd', '2.0.4', { role: 'bundled', host, method: 'field' })
    expect(wantedLists([runOf(image('cos-97-16919-0-4', { role: 'requested' }))])).toEqual([])
    expect(wantedLists([runOf(image('cos-97-16919-0-4'), listed)])).toEqual([])
    expect(wantedLists([runOf(image('cos-97-16919-0-4', { host: 'other' }), listed)])).toHaveLength(1)
  })
})

describe('readPackageList', () => {
  const read = (value: unknown) =>
    readPackageList(encodeUtf8(typeof value === 'string' ? value : JSON.stringify(value)))

  it('reads the packages whose versions matter, sorted and each once', () => {
    const installedPackages = [
      { category: 'app-containers', name: 'runc', version: '1.2.4' },
      { category: 'app-containers', name: 'containerd', version: '2.0.2', ebuild_version: '2.0.2-r1' },
      { category: 'app-emulation', name: 'containerd', version: '2.0.2' },
      { category: 'app-admin', name: 'sosreport', version: '4.8.2' },
    ]
    expect(read({ installedPackages, buildTimePackages: [{ name: 'docker', version: '1' }] })).toEqual([
      { component: 'containerd', version: '2.0.2' },
      { component: 'runc', version: '1.2.4' },
    ])
  })

  it.each(['', '<!doctype html><title>Sign in</title>', '{"installedPackages":[', '[]', { installedPackages: [] }])(
    'takes %j for no list',
    value => {
      expect(read(value)).toBeUndefined()
    },
  )
})

describe('withPublishedImages', () => {
  it('says what the image of a host bundles, with the list as the basis and the words of the run as evidence', () => {
    const stated = image('cos-beta-121-18867-0-25')
    const told = tell(runOf(stated), listOf('18867.0.25', { containerd: '2.0.3', runc: '1.2.4' }))
    expect(told.claims.filter(({ role }) => role === 'bundled')).toEqual([
      {
        component: 'containerd',
        role: 'bundled',
        version: '2.0.3',
        raw: 'cos-beta-121-18867-0-25',
        host,
        basis: `cos-beta-121-18867-0-25 bundles containerd 2.0.3: published package list, ${addressOf('18867.0.25')}`,
        method: 'line',
        evidence: stated.evidence,
      },
      expect.objectContaining({ component: 'runc', version: '1.2.4', host }),
    ])
  })

  it('puts the list of the build itself in the place of what its neighbours bundle alike, and of the table', () => {
    const between = analyseFiles({ 'build-log.txt': imageLine('cos-stable-105-17412-1-50') })
    const known = analyseFiles({ 'build-log.txt': imageLine('cos-beta-121-18867-0-24') })
    expect([bundled(between), bundled(known)]).toEqual([['containerd 1.7.0-beta.1'], ['containerd 2.0.2']])
    expect(bundled(tell(between, listOf('17412.1.50', { containerd: '1.7.0-beta.2' })))).toEqual([
      'containerd 1.7.0-beta.2',
    ])
    expect(bundled(tell(known, listOf('18867.0.24', { runc: '1.2.4' })))).toEqual(['containerd 2.0.2', 'runc 1.2.4'])
  })

  it('lets the list that an artifact of the host is count alone', () => {
    const listed = buildClaim('containerd', '2.0.4', { role: 'bundled', host, method: 'field' })
    const run = runOf(image('cos-beta-121-18867-0-25'), listed)
    expect(bundled(tell(run, listOf('18867.0.25', { containerd: '2.0.3' })))).toEqual(['containerd 2.0.4'])
  })

  it.each(Object.entries(specs))('changes nothing but the knowledge of %s by the list of another image', (_, spec) => {
    const run = analyseFiles(Object.fromEntries(buildRun(spec).files))
    const told = tell(run, listOf('1.2.3', { containerd: '2.0.3' }))
    expect({ ...told, knowledge: 0 }).toEqual({ ...run, knowledge: 0 })
    expect(told.knowledge).not.toBe(run.knowledge)
    expect(tell(run)).toBe(run)
  })

  it('is the same for the same lists in any order, and another knowledge for other lists', () => {
    const run = runOf(image('cos-beta-121-18867-0-25'))
    const [a, b] = [listOf('18867.0.25', { containerd: '2.0.3' }), listOf('1.2.3', { runc: '1.1.0' })]
    expect(tell(run, b, a)).toEqual(tell(run, a, b))
    const other = tell(run, listOf('18867.0.25', { containerd: '2.0.4' }), b)
    expect(other.knowledge).not.toBe(tell(run, a, b).knowledge)
  })

  it('judges findings by what the image bundles, as if it had been known from the start', () => {
    const files = {
      'build-log.txt': imageLine('cos-93-16623-0-1'),
      [`artifacts/${HOST}/kubelet.log`]:
        'E0310 01:02:03.123456 1 run.go:74] "command failed" err="validate CRI v1 runtime API for endpoint \\"unix:///run/containerd/containerd.sock\\": rpc error: code = Unimplemented desc = CRI v1 runtime API is not implemented for endpoint"\n',
    }
    const run = analyseFiles(files)
    const kinds = ({ findings }: Analysis) =>
      findings.filter(({ rule }) => rule === 'cri/v1-unimplemented').map(({ kind }) => kind)
    const old = tell(run, listOf('16623.0.1', { containerd: '1.4.13' }))
    expect([kinds(run), kinds(old)]).toEqual([['symptom'], ['root-cause']])
    expect(old.findings[0]?.rule).toBe('cri/v1-unimplemented')
    // And back again: what was drawn from a list is not taken for what an artifact says.
    const newer = tell(old, listOf('16623.0.1', { containerd: '1.6.6' }))
    expect([kinds(newer), bundled(newer)]).toEqual([['symptom'], ['containerd 1.6.6']])
  })
})
