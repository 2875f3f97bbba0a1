import { describe, expect, test } from 'vitest'
import type { PreflightOutcome } from '#shared/model/preflight.ts'
import { valueOf } from '../../../../support/open-temporary.ts'
import {
  BUILT_IN,
  checkTexts,
  configToml,
  configureSh,
  envOf,
  imageConfig,
  INSTALLS,
  prowJobs,
  RUNTIME_PATH,
  type ConfigTexts,
} from '../../../../support/preflight-files.ts'

const installed = (family: string, branch: string, more: ConfigTexts = {}): ConfigTexts => ({
  'image-config.yaml': imageConfig({ image_family: family, metadata: INSTALLS }),
  env: envOf(branch),
  'configure.sh': configureSh(),
  ...more,
})
const named = (image: string): ConfigTexts => ({
  'image-config.yaml': imageConfig({ image, metadata: INSTALLS }),
})
const builtIn = (family: string, more: ConfigTexts = {}): ConfigTexts => ({
  'image-config.yaml': imageConfig({ image_family: family, metadata: BUILT_IN }),
  'init.yaml': '#cloud-config\nruncmd:\n  - ctr version\n',
  'config.toml': configToml(2),
  ...more,
})
const withoutScript = (family: string, branch: string): ConfigTexts => ({
  'image-config.yaml': imageConfig({ image_family: family, metadata: INSTALLS }),
  env: envOf(branch),
})
const pinned = (version: string): ConfigTexts => ({ env: `CONTAINERD_VERSION: '${version}'\n` })
const named105: ConfigTexts = {
  'image-config.yaml': imageConfig({ image_family: 'cos-105-lts', metadata: 'user-data</x/init.yaml' }),
  'init.yaml': 'runcmd:\n  - ctr version\n',
}
const safe: ConfigTexts = { 'configure.sh': configureSh(RUNTIME_PATH) }
const kubelet = (driver: string): ConfigTexts => ({
  'job.yaml': prowJobs({ args: [`--node-test-args=--kubelet-flags="--cgroup-driver=${driver}"`] }),
})
const kubernetes = (branch: string): ConfigTexts => ({
  'job.yaml': prowJobs({ refs: { 'kubernetes/kubernetes': branch } }),
})
const systemd: ConfigTexts = { 'config.toml': configToml(2, '  SystemdCgroup = true') }

type Case = readonly [name: string, files: ConfigTexts, expected: string | undefined, asOf?: string]

/** Each case: what the check says, as `outcome, confidence: title`, or undefined for nothing. */
function checkCases(check: string, cases: readonly Case[]): void {
  const named = cases.map(([name, files, expected, asOf]) => ({ name, files, expected, asOf }))
  test.each(named)(`${check}: $name`, ({ files, expected, asOf }) => {
    const said = valueOf(checkTexts(files, asOf === undefined ? {} : { asOf }))
      .problems.filter(problem => problem.check === `preflight/${check}`)
      .map(({ outcome, confidence, title }) => `${outcome}, ${confidence}: ${title}`)
    expect(said).toEqual(expected === undefined ? [] : [expected])
  })
}

type Sure = `${PreflightOutcome}, ${'high' | 'medium' | 'low'}`

const starts = (sure: Sure, daemon: string, [image, shim]: readonly [string, string]) =>
  `${sure}: containerd ${daemon} would start the shim of the image ${image}, which can be ${shim}: then no pod starts`

describe('a daemon and the shim of the image', () => {
  checkCases('image-shim', [
    [
      'containerd 1.7 on a channel without runtime_path',
      installed('cos-beta', 'release-1.7'),
      starts('breaks, high', '1.7', ['cos-beta', '2.0, 2.1 or 2.2']),
    ],
    [
      'containerd 1.6 on a channel',
      installed('cos-stable', 'release-1.6'),
      starts('breaks, high', '1.6', ['cos-stable', '2.0, 2.1 or 2.2']),
    ],
    [
      'containerd 1.7 on a milestone with 2.0',
      installed('cos-121-lts', 'release-1.7'),
      starts('breaks, high', '1.7', ['cos-121-lts', '2.0']),
    ],
    [
      'containerd 1.7 on a build that is on record',
      installed('', 'release-1.7', named('cos-beta-121-18867-0-24')),
      starts('breaks, high', '1.7', ['cos-beta-121-18867-0-24', '2.0.2']),
    ],
    [
      'a build that is not on record is inferred from its milestone, and less sure',
      installed('', 'release-1.7', named('cos-121-18867-100-1')),
      starts('breaks, medium', '1.7', ['cos-121-18867-100-1', '2.0']),
    ],
    [
      'a script that is not here is a condition',
      withoutScript('cos-beta', 'release-1.7'),
      starts('breaks, medium', '1.7', ['cos-beta', '2.0, 2.1 or 2.2']),
    ],
    [
      'containerd 2.0 on a channel that will come to 2.3 is derived',
      installed('cos-beta', 'release-2.0'),
      starts('breaks, low', '2.0', ['cos-beta', '2.3']),
    ],
    [
      'the same with a script that is not here is advice',
      withoutScript('cos-beta', 'release-2.0'),
      starts('advice, low', '2.0', ['cos-beta', '2.3']),
    ],
    [
      'a runtime_path in a comment is none',
      installed('cos-121-lts', 'release-1.7', { 'configure.sh': configureSh(`# ${RUNTIME_PATH}`) }),
      starts('breaks, high', '1.7', ['cos-121-lts', '2.0']),
    ],
    ['nothing where the milestone is pinned', installed('cos-117-lts', 'release-1.7'), undefined],
    ['nothing where runc names its shim', installed('cos-beta', 'release-1.7', safe), undefined],
    [
      'nothing where the PATH of the service begins with what was installed',
      installed('cos-beta', 'release-1.7', {
        'init.yaml': ' Environment="PATH=/home/containerd/usr/local/bin:/bin"\n',
      }),
      undefined,
    ],
    ['nothing where the image brings the daemon', builtIn('cos-beta'), undefined],
    ['nothing for the newest containerd', installed('cos-beta', 'main'), undefined],
    ['nothing for a family that is not on record', installed('pipeline-1-29', 'release-1.7'), undefined],
    ['nothing where the version is not known', installed('cos-beta', '0123456789abcdef0123'), undefined],
    ['nothing for an older shim', installed('pipeline-1-33-amd64', 'release-2.1'), undefined],
  ])

  const handler = (family: string, script: ConfigTexts, more: ConfigTexts = {}): ConfigTexts => ({
    ...installed(family, 'release-1.7', script),
    env: envOf('release-1.7', { CONTAINERD_EXTRA_RUNTIME_HANDLER: 'test-handler', ...more }),
  })
  const says = (sure: Sure, image: string, shim: string) =>
    `${sure}: The runtime handler test-handler has no runtime_path: ` +
    `containerd 1.7 would start the shim of the image ${image}, which can be ${shim}`
  checkCases('handler-shim', [
    [
      'a further handler, where runc names its shim',
      handler('cos-121-lts', safe),
      says('breaks, high', 'cos-121-lts', '2.0'),
    ],
    ['nothing more where runc breaks too', handler('cos-121-lts', {}), undefined],
    ['nothing where the shim of the image fits', handler('cos-117-lts', safe), undefined],
    [
      'nothing for a handler with another shim',
      handler('cos-121-lts', safe, { CONTAINERD_EXTRA_RUNTIME_TYPE: 'io.containerd.runsc.v1' }),
      undefined,
    ],
  ])
})

describe('the configuration of containerd', () => {
  checkCases('config-version', [
    [
      'version 3 for containerd 1.7',
      installed('cos-117-lts', 'release-1.7', { 'configure.sh': configureSh(RUNTIME_PATH, 3) }),
      'breaks, high: The configuration of containerd has version 3, and containerd 1.7 takes version 2 at most',
    ],
    [
      'version 4 for the containerd of the image',
      builtIn('cos-129-lts', { 'config.toml': configToml(4) }),
      'breaks, high: The configuration of containerd has version 4, and containerd 2.2 takes version 3 at most',
    ],
    ['nothing for version 3 and 2.0', builtIn('cos-121-lts', { 'config.toml': configToml(3) }), undefined],
    [
      'nothing for the newest containerd',
      installed('cos-129-lts', 'main', { 'configure.sh': configureSh('', 4) }),
      undefined,
    ],
  ])

  checkCases('cgroup-driver', [
    [
      'cgroupfs against a runtime with systemd',
      builtIn('cos-121-lts', { ...systemd, ...kubelet('cgroupfs') }),
      'breaks, high: The kubelet uses the cgroup driver cgroupfs, the runtime systemd',
    ],
    [
      'the other way round is not known to fail',
      installed('cos-117-lts', 'release-1.7', kubelet('systemd')),
      'unsupported, high: The kubelet uses the cgroup driver systemd, the runtime cgroupfs',
    ],
    [
      'what the image does unless told otherwise',
      { ...named105, ...kubelet('cgroupfs') },
      'breaks, medium: The kubelet uses the cgroup driver cgroupfs, the runtime systemd',
    ],
    ['nothing where both say systemd', builtIn('cos-121-lts', { ...systemd, ...kubelet('systemd') }), undefined],
    [
      'nothing where the kubelet is not told',
      builtIn('cos-121-lts', { ...systemd, 'job.yaml': prowJobs({}) }),
      undefined,
    ],
    ['nothing where the runtime is not told', builtIn('cos-121-lts', kubelet('cgroupfs')), undefined],
  ])

  const kernel = (family: string, value: string, env: ConfigTexts = {}): ConfigTexts => ({
    'image-config.yaml': imageConfig({
      image_family: family,
      kernel_arguments: `systemd.unified_cgroup_hierarchy=${value}`,
      metadata: INSTALLS,
    }),
    env: envOf('release-2.0', env),
    ...safe,
  })
  checkCases('cgroup-default', [
    [
      'cgroup v1 on an image with v2',
      kernel('cos-121-lts', '0'),
      'advice, high: The job asks for cgroup v1, and the image cos-121-lts starts with v2',
    ],
    [
      'cgroup v2 on an image with v1',
      kernel('cos-93-lts', 'true'),
      'advice, high: The job asks for cgroup v2, and the image cos-93-lts starts with v1',
    ],
    [
      'a list of kernel arguments',
      {
        'image-config.yaml':
          'images:\n  cos:\n    image_family: cos-121-lts\n    kernel_arguments: [quiet, systemd.unified_cgroup_hierarchy=0]\n',
      },
      'advice, high: The job asks for cgroup v1, and the image cos-121-lts starts with v2',
    ],
    ['nothing where they agree', kernel('cos-121-lts', '1'), undefined],
    ['nothing where the default is not known', kernel('ubuntu-2404-lts-amd64', '1'), undefined],
  ])
  checkCases('cgroup-conflict', [
    [
      'two settings',
      kernel('cos-121-lts', '0', { CONTAINERD_COS_CGROUP_MODE: 'v2' }),
      'unsupported, high: One setting asks for cgroup v1, another for v2',
    ],
    ['nothing where they agree', kernel('cos-121-lts', '0', { CONTAINERD_COS_CGROUP_MODE: 'v1' }), undefined],
  ])
})

describe('Kubernetes and containerd', () => {
  checkCases('cri', [
    [
      'the newest kubelet on an image with containerd 1.4',
      builtIn('cos-89-lts', kubernetes('master')),
      'breaks, high: kubelet 1.26 or later and containerd 1.4 share no version of the CRI',
    ],
    [
      'that of a release',
      builtIn('cos-93-lts', kubernetes('release-1.27')),
      'breaks, high: kubelet 1.27 and containerd 1.4 share no version of the CRI',
    ],
    [
      'an installed containerd 1.5',
      installed('cos-97-lts', 'release-1.5', kubernetes('release-1.29')),
      'breaks, high: kubelet 1.29 and containerd 1.5 share no version of the CRI',
    ],
    [
      'a kubelet before CRI v1 and containerd 2.0',
      installed('cos-121-lts', 'release-2.0', kubernetes('release-1.22')),
      'breaks, high: kubelet 1.22 and containerd 2.0 share no version of the CRI',
    ],
    ['nothing for containerd 1.6', builtIn('cos-97-lts', kubernetes('master')), undefined],
    ['nothing for a kubelet that speaks both', builtIn('cos-89-lts', kubernetes('release-1.25')), undefined],
  ])
  checkCases('recommended', [
    [
      'a pair outside of the table',
      installed('cos-117-lts', 'release-1.7', kubernetes('release-1.36')),
      'unsupported, high: containerd 1.7 is not among the versions recommended for Kubernetes 1.36',
    ],
    [
      'a patch release that is too old',
      installed('cos-117-lts', '', { ...pinned('1.7.20'), ...kubernetes('release-1.33') }),
      'unsupported, high: containerd 1.7.20 is not among the versions recommended for Kubernetes 1.33',
    ],
    [
      'nothing for one that is new enough',
      installed('cos-117-lts', '', { ...pinned('1.7.24'), ...kubernetes('release-1.33') }),
      undefined,
    ],
    [
      'nothing for the newest build of a branch in the table',
      installed('cos-117-lts', 'release-1.7', kubernetes('release-1.35')),
      undefined,
    ],
    [
      'nothing for a Kubernetes that the table does not have',
      installed('cos-117-lts', 'release-1.5', kubernetes('release-1.28')),
      undefined,
    ],
    [
      'nothing for the newest Kubernetes, whose number no file says',
      installed('cos-117-lts', 'release-1.7', kubernetes('master')),
      undefined,
    ],
  ])
})

describe('images and ends of support', () => {
  const ended16 = 'advice, high: Support of containerd 1.6 ended 2025-08-23'
  checkCases('containerd-end', [
    ['a release that has ended', installed('cos-97-lts', 'release-1.6'), ended16],
    ['nothing on its last day', installed('cos-97-lts', 'release-1.6'), undefined, '2025-08-23'],
    ['a month counts to its last day', installed('cos-117-lts', 'release-1.7'), undefined, '2026-09-30'],
    [
      'and is over then',
      installed('cos-117-lts', 'release-1.7'),
      'advice, high: Support of containerd 1.7 ended 2026-09',
      '2026-10-01',
    ],
    ['a release that is pinned', installed('cos-97-lts', '', pinned('1.6.36')), ended16],
  ])
  checkCases('image-end', [
    [
      'a milestone that has ended',
      installed('cos-97-lts', 'release-1.6'),
      'advice, high: Support of Container-Optimized OS 97 ended 2024-04',
    ],
    ['nothing for a channel, which moves on', installed('cos-beta', 'main'), undefined],
    ['nothing while it lasts', installed('cos-121-lts', 'release-2.0'), undefined],
  ])

  const keyed = (key: string, fields: ConfigTexts): ConfigTexts => ({ 'image-config.yaml': imageConfig(fields, key) })
  checkCases('key-channel', [
    [
      'stable with beta',
      keyed('cos-stable1', { image_family: 'cos-beta' }),
      'advice, high: The key cos-stable1 names another channel than the family cos-beta',
    ],
    ['nothing for the same channel', keyed('cos-beta2', { image_family: 'cos-beta' }), undefined],
    ['nothing for a milestone', keyed('cos-stable', { image_family: 'cos-117-lts' }), undefined],
    ['nothing for a key without a channel', keyed('cos', { image_family: 'cos-beta' }), undefined],
  ])
  checkCases('image-regex', [
    [
      'a word in a class',
      keyed('ubuntu', { image_family: 'pipeline-1-34-amd64', image_regex: '.*[^-cgroupsv1]$' }),
      'advice, high: The image_regex .*[^-cgroupsv1]$ has a word inside a character class',
    ],
    [
      'nothing for ranges and classes of POSIX',
      keyed('ubuntu', { image_regex: 'ubuntu-gke-2204-1-2[0-9]-[a-z]+-v[[:alnum:]]{8}' }),
      undefined,
    ],
  ])
  checkCases('glibc', [
    [
      'builds of a branch on COS 97',
      installed('cos-97-lts', 'release-1.7'),
      'breaks, medium: The installed containerd 1.7 may need a glibc 2.34 that the image cos-97-lts lacks',
    ],
    ['nothing on COS 109', installed('cos-109-lts', 'release-1.7'), undefined],
    ['nothing for the containerd of the image', builtIn('cos-97-lts'), undefined],
    ['nothing for a release, which was made elsewhere', installed('cos-97-lts', '', pinned('1.7.24')), undefined],
  ])

  const arm = (fields: ConfigTexts) =>
    installed('', 'release-1.7', { 'image-config.yaml': imageConfig({ ...fields, metadata: INSTALLS }) })
  const latest =
    'advice, medium: On arm64 configure.sh installs the latest release of containerd, whatever the job asks for'
  checkCases('arm64-latest', [
    ['an image for arm64', arm({ image_family: 'cos-arm64-117-lts' }), latest],
    ['a machine of Google with Arm', arm({ image_family: 'cos-117-lts', machine: 't2a-standard-2' }), latest],
    ['a machine of Amazon with Arm', arm({ ssm_path: '/aws/x', instance_type: 'm6g.large' }), latest],
    ['nothing for the containerd of the image', builtIn('cos-arm64-121-lts'), undefined],
    ['nothing for other machines', arm({ image_family: 'cos-117-lts', machine: 'n1-standard-2' }), undefined],
    ['nothing for other instances', arm({ ssm_path: '/aws/x', instance_type: 'm6a.large' }), undefined],
  ])
})
