import { describe, expect, it, test } from 'vitest'
import { findHostFolders, resolveHosts } from '#shared/analysis/resolve-hosts.ts'
import { buildClaim } from '../../../support/build-analysis.ts'

const HOST = 'tmp-node-e2e-edd441f7-cos-beta-121-18867-0-24'

describe('findHostFolders', () => {
  it('takes a folder for a host when it holds a log that only hosts leave', () => {
    const folders = findHostFolders([`artifacts/${HOST}/containerd.log`, 'artifacts/e2e-results/output.txt'])
    expect(folders.hosts).toEqual([HOST])
    expect(folders.hostOf('artifacts/e2e-results/output.txt')).toBeUndefined()
  })

  it('gives a host everything in its folder, however deep', () => {
    const folders = findHostFolders([`artifacts/${HOST}/kubelet.log`])
    expect(
      [`artifacts/${HOST}/other.txt`, `artifacts/${HOST}/pods/ns_pod/c/0.log`].map(name => folders.hostOf(name)),
    ).toEqual([HOST, HOST])
  })

  it('knows a host by the journal of its failed run alone', () => {
    const folders = findHostFolders([`artifacts/${HOST}-system.log`])
    expect([folders.hosts, folders.hostOf(`artifacts/${HOST}-system.log`)]).toEqual([[HOST], HOST])
  })

  it('finds no host in a folder of loose logs', () => {
    expect(findHostFolders(['containerd.log', 'build-log.txt', 'artifacts/junit.xml']).hosts).toEqual([])
  })

  it('finds the same hosts in any order', () => {
    const names = ['artifacts/b/kubelet.log', 'artifacts/a/kubelet.log']
    expect(findHostFolders(names).hosts).toEqual(findHostFolders([...names].reverse()).hosts)
  })
})

describe('resolveHosts', () => {
  const roleOf = (name: string) => resolveHosts({ stated: [], names: [name], claims: [] })[0]?.role
  const image = (version: string, host = 'h') => buildClaim('os-image', version, { role: 'installed', host })

  it('believes a stated role more than the image', () => {
    const hosts = resolveHosts({
      stated: [{ name: 'h', role: 'control-plane' }],
      names: [],
      claims: [image('cos-beta-121-18867-0-24')],
    })
    expect(hosts).toEqual([{ name: 'h', role: 'control-plane', image: 'cos-beta-121-18867-0-24' }])
  })

  it('takes the family of the image for the role', () => {
    const [host] = resolveHosts({ stated: [], names: [], claims: [image('ubuntu-gke-2204-1-29-v20241218')] })
    expect(host?.role).toBe('ubuntu')
  })

  it('prefers an image whose name says which build it is', () => {
    const claims = [image('Container-Optimized OS from Google'), image('cos-97-16919-103-16')]
    expect(resolveHosts({ stated: [], names: [], claims })[0]?.image).toBe('cos-97-16919-103-16')
  })

  it.each([
    [HOST, 'cos'],
    ['n1-standard-2-ubuntu-gke-2204-1-29-v20241218-8b676f10', 'ubuntu'],
    ['bootstrap-e2e-master', 'control-plane'],
    ['kind-control-plane2', 'control-plane'],
    ['bootstrap-e2e-minion-group-7w2p', 'node'],
    ['kind-worker2', 'node'],
  ])('reads the role of %s from its name when nothing else tells', (name, role) => {
    expect(roleOf(name)).toBe(role)
  })

  it.each(['web-1', 'masterful', 'minion', 'i-0abcdef1234567890', 'tmp-node-e2e-edd441f7-x'])(
    'does not guess a role from the name %s',
    name => {
      expect(roleOf(name)).toBe('unknown')
    },
  )

  it('makes no claim about the image from a name', () => {
    expect(resolveHosts({ stated: [], names: [HOST], claims: [] })).toEqual([{ name: HOST, role: 'cos' }])
  })
})

test('lists each machine once, sorted', () => {
  const hosts = resolveHosts({
    stated: [{ name: 'b', role: 'node' }],
    names: ['c', 'b'],
    claims: [buildClaim('containerd', '1.7.24', { host: 'a' })],
  })
  expect(hosts.map(host => host.name)).toEqual(['a', 'b', 'c'])
})
