import { describe, expect, it } from 'vitest'
import { conflictFindings } from '#shared/analysis/find-conflicts.ts'
import { instant } from '#shared/base/time.ts'
import type { ClaimRole } from '#shared/model/version-claim.ts'
import { buildClaim, buildEvidence } from '../../../support/build-analysis.ts'

const host = 'h'
const containerd = (role: ClaimRole, version: string, where = host) =>
  buildClaim('containerd', version, { role, host: where })
const asked = (version: string) => buildClaim('containerd', version, { role: 'requested' })

describe('roles of one component', () => {
  it('say that what was installed is not what runs', () => {
    const [finding] = conflictFindings([containerd('installed', '1.7.25'), containerd('running', '2.0.2')])
    expect(finding).toMatchObject({ id: 'skew/roles-disagree:containerd:2.0.2:1.7.25', kind: 'skew', hosts: [host] })
    expect(finding?.title).toBe('containerd 2.0.2 is running, but 1.7.25 is installed')
    expect(finding?.evidence).toHaveLength(2)
  })

  it('say that what was asked for is not what runs, or where nothing is known to run, not what was installed', () => {
    const titles = (role: ClaimRole) =>
      conflictFindings([asked('1.6.21'), containerd(role, '1.7.25')]).map(finding => finding.title)
    expect([...titles('running'), ...titles('installed')]).toEqual([
      'containerd 1.7.25 is running, but 1.6.21 is requested',
      'containerd 1.7.25 is installed, but 1.6.21 is requested',
    ])
  })

  it.each(['~1.6.0', '1.6', 'main', 'latest', 'de8046a55'])('say nothing where only %s was asked for', version => {
    expect(conflictFindings([asked(version), containerd('running', '1.7.25')])).toEqual([])
  })

  it('say nothing where the run asks for two versions: which is for this host?', () => {
    expect(conflictFindings([asked('1.6.21'), asked('1.7.24'), containerd('running', '2.0.2')])).toEqual([])
  })

  it('are told apart on two hosts that disagree in different ways', () => {
    const ids = conflictFindings([
      ...[containerd('installed', '1.7.25', 'a'), containerd('running', '2.0.2', 'a')],
      ...[containerd('installed', '1.6.37', 'b'), containerd('running', '1.7.24', 'b')],
    ]).map(finding => finding.id)
    expect(new Set(ids).size).toBe(2)
  })

  it.each([
    ['the same version', containerd('installed', '1.7.25'), containerd('running', '1.7.25')],
    [
      'one build, named differently',
      containerd('installed', '1.7.24'),
      containerd('running', '1.7.24-0ubuntu0~22.04.1'),
    ],
    ['what the image bundles', containerd('bundled', '1.7.24'), containerd('running', '2.0.2')],
    ['two hosts', containerd('installed', '1.7.25', 'a'), containerd('running', '2.0.2', 'b')],
    ['a range', containerd('installed', '<1.7.0'), containerd('running', '2.0.2')],
    ['a bare commit', containerd('installed', 'de8046a55'), containerd('running', '2.0.2')],
  ])('do not disagree in %s', (_, a, b) => {
    expect(conflictFindings([a, b])).toEqual([])
  })

  it('are judged by the daemon that started last, since the one of the OS image runs before it', () => {
    const boot = { ...containerd('running', '1.7.24'), at: instant(10) }
    const later = { ...containerd('running', '1.7.25'), at: instant(20) }
    expect(conflictFindings([boot, containerd('installed', '1.7.25'), later])).toEqual([])
    expect(conflictFindings([later, containerd('installed', '1.7.24'), boot])).toHaveLength(1)
  })

  it('are judged by the last start also when a version came back', () => {
    const turn = (at: number) => ({ at: instant(at), evidence: buildEvidence('containerd.log', 'start', at) })
    const image = {
      ...containerd('running', '1.7.24'),
      at: instant(10),
      starts: { count: 2, turns: [turn(10), turn(30)] },
    }
    const own = { ...containerd('running', '1.7.25'), at: instant(20), starts: { count: 1, turns: [turn(20)] } }
    expect(conflictFindings([image, own, containerd('installed', '1.7.25')]).map(finding => finding.title)).toEqual([
      'containerd 1.7.24 is running, but 1.7.25 is installed',
    ])
  })

  it('do not disagree where two daemons ran, one of them the installed one, and no clock tells which came last', () => {
    const both = [containerd('running', '1.7.24'), containerd('running', '1.7.25')]
    expect(conflictFindings([...both, containerd('installed', '1.7.25')])).toEqual([])
    expect(conflictFindings([...both, containerd('installed', '2.0.2')])).toHaveLength(1)
  })

  it('are not compared between the two shims of one host', () => {
    const shim = (version: string, role: 'running' | 'installed') =>
      buildClaim('containerd-shim-runc-v2', version, { role, host })
    expect(conflictFindings([shim('1.7.25', 'installed'), shim('2.0.2', 'running')])).toEqual([])
  })
})

describe('cgroup drivers', () => {
  const kubelet = (version: string, rest = {}) =>
    buildClaim('kubelet-cgroup-driver', version, { role: 'effective', host, ...rest })
  const runtime = (version: string, rest = {}) =>
    buildClaim('containerd-cgroup-driver', version, { role: 'effective', host, ...rest })

  it('that differ between kubelet and containerd are said, both cited', () => {
    expect(conflictFindings([kubelet('cgroupfs'), runtime('systemd')])).toEqual([
      {
        id: 'skew/cgroup-drivers-disagree:cgroupfs:systemd',
        rule: 'skew/cgroup-drivers-disagree',
        kind: 'skew',
        severity: 'warning',
        title: 'kubelet is set to the cgroup driver cgroupfs, containerd to systemd',
        values: { component: 'containerd-cgroup-driver', kubelet: 'cgroupfs', containerd: 'systemd' },
        count: 2,
        hosts: [host],
        evidence: [...kubelet('cgroupfs').evidence, ...runtime('systemd').evidence],
      },
    ])
  })

  it.each([
    ['are the same', [kubelet('systemd'), runtime('systemd')]],
    ['show on one side only', [runtime('systemd')]],
    ['differ between two runtime handlers', [kubelet('cgroupfs'), runtime('systemd'), runtime('cgroupfs')]],
    ['stand on two hosts', [kubelet('cgroupfs', { host: 'a' }), runtime('systemd', { host: 'b' })]],
    [
      'were asked for otherwise than used',
      [kubelet('systemd'), kubelet('cgroupfs', { role: 'requested' }), runtime('systemd')],
    ],
  ])('that %s are no conflict', (_, claims) => {
    expect(conflictFindings(claims)).toEqual([])
  })

  it('that a flag of the whole job asks for count for each host', () => {
    const flag = buildClaim('kubelet-cgroup-driver', 'cgroupfs', { role: 'requested' })
    expect(conflictFindings([flag, runtime('systemd')])).toHaveLength(1)
  })
})
