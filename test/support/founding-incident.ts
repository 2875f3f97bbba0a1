import type { Analysis } from '#shared/model/analysis.ts'
import type { Finding } from '#shared/model/finding.ts'
import type { VersionClaim } from '#shared/model/version-claim.ts'
import { buildAnalysis, buildClaim, buildEvidence, buildFailure, buildFinding, readEntry } from './build-analysis.ts'

/** kubernetes#130590: the OS image moved from containerd 1.7 to 2.0, the daemon under test stayed at 1.x. */
const GOOD_IMAGE = 'cos-beta-117-18613-164-38'
const BAD_IMAGE = 'cos-beta-121-18867-0-24'
const GOOD_HOST = `tmp-node-e2e-0a1b2c3d-${GOOD_IMAGE}`
export const BAD_HOST = `tmp-node-e2e-edd441f7-${BAD_IMAGE}`
const TESTS = ['[It] pods run', '[It] pods stop']

interface Form {
  readonly daemon: string
  readonly rule: 'shim/unsupported-version' | 'shim/json-as-address'
}
export const form17: Form = { daemon: '1.7.25', rule: 'shim/unsupported-version' }
export const form16: Form = { daemon: '1.6.36', rule: 'shim/json-as-address' }

/** Claims about a host; `hasLogs` false = containerd.log and kubelet.log were never collected, as after a kill by timeout. */
function hostClaims(
  host: string,
  image: string,
  { daemon, bundled, hasLogs }: { daemon: string; bundled: string; hasLogs: boolean },
): VersionClaim[] {
  const basis = 'known build, kubernetes#130590'
  const running = buildClaim('containerd', daemon, {
    host,
    role: 'running',
    artifact: `artifacts/${host}/containerd.log`,
  })
  return [
    buildClaim('os-image', image, { host, role: 'requested' }),
    buildClaim('containerd', bundled, {
      host,
      role: 'bundled',
      basis,
      raw: image,
      evidence: [buildEvidence('build-log.txt', image)],
    }),
    buildClaim('containerd', daemon, { host, role: 'installed', path: '/home/containerd/usr/local/bin/containerd' }),
    ...(hasLogs ? [running] : []),
  ]
}

export function foundingGood({ daemon }: Form): Analysis {
  return buildAnalysis({
    id: '1897000000000000001',
    hosts: [{ name: GOOD_HOST, role: 'cos', image: GOOD_IMAGE }],
    claims: hostClaims(GOOD_HOST, GOOD_IMAGE, { daemon, bundled: '1.7.24', hasLogs: true }),
    passedNames: TESTS,
    coverage: ['build-log.txt', `artifacts/${GOOD_HOST}/containerd.log`, `artifacts/${GOOD_HOST}/kubelet.log`].map(
      readEntry,
    ),
  })
}

export function foundingBad({ daemon, rule }: Form, options: { readonly hasLogs?: boolean } = {}): Analysis {
  const { hasLogs = true } = options
  const effective = buildClaim('containerd-shim-runc-v2', '>=2.0.0 <2.3.0', {
    host: BAD_HOST,
    role: 'effective',
    raw: '(3)',
  })
  return buildAnalysis({
    id: '1897000000000000002',
    result: 'failure',
    hosts: [{ name: BAD_HOST, role: 'cos', image: BAD_IMAGE }],
    claims: [...hostClaims(BAD_HOST, BAD_IMAGE, { daemon, bundled: '2.0.2', hasLogs }), effective],
    findings: [shimFinding(rule, hasLogs)],
    failures: TESTS.map(name => buildFailure(name, 'timed out waiting for the pod')),
    coverage: [
      readEntry('build-log.txt'),
      ...(hasLogs
        ? [readEntry(`artifacts/${BAD_HOST}/containerd.log`), readEntry(`artifacts/${BAD_HOST}/kubelet.log`)]
        : []),
    ],
  })
}

function shimFinding(rule: string, hasLogs: boolean): Finding {
  const line = 'failed to start shim: start failed: unsupported shim version (3): not implemented'
  const logs = ['containerd.log', 'kubelet.log'].map(name => buildEvidence(`artifacts/${BAD_HOST}/${name}`, line, 7))
  return buildFinding(rule, {
    title: 'the daemon refused the shim',
    count: 40,
    hosts: [BAD_HOST],
    evidence: [
      buildEvidence('build-log.txt', line, 90),
      buildEvidence('build-log.txt', line, 91),
      ...(hasLogs ? logs : []),
    ],
  })
}
