import { describe, expect, test } from 'vitest'
import { encodeUtf8 } from '#shared/base/bytes.ts'
import { checkEvidence } from '#shared/analysis/read/evidence-of.ts'
import type { Preflight } from '#shared/model/preflight.ts'
import { errorOf, valueOf } from '../../../../support/open-temporary.ts'
import {
  checkTexts,
  configureSh,
  envOf,
  imageConfig,
  INSTALLS,
  prowJobs,
  type ConfigTexts,
} from '../../../../support/preflight-files.ts'

const founding: ConfigTexts = {
  'image-config.yaml': imageConfig(
    { image_family: 'cos-beta', project: 'cos-cloud', metadata: INSTALLS },
    'cos-stable',
  ),
  env: envOf('release-1.7', { CONTAINERD_EXTRA_RUNTIME_HANDLER: 'test-handler' }),
  'configure.sh': configureSh(),
}
const job = prowJobs({
  refs: { 'kubernetes/kubernetes': 'master', 'containerd/containerd': 'release/1.7' },
  args: [
    '--node-test-args=--container-runtime-endpoint=unix:///run/containerd/containerd.sock --kubelet-flags="--cgroup-driver=systemd"',
  ],
})
const factsOf = ({ machines }: Preflight) =>
  machines.map(({ name, job: of, facts }) => [name, of, Object.fromEntries(facts.map(fact => [fact.kind, fact.value]))])
const gapsOf = ({ gaps }: Preflight) => gaps.map(({ text }) => text)

describe('facts', () => {
  test('an image, its files and its job are one machine', () => {
    expect(factsOf(valueOf(checkTexts({ ...founding, 'jobs/containerd.yaml': job })))).toEqual([
      [
        'cos-stable',
        'ci-node-e2e',
        {
          'image-family': 'cos-beta',
          'kubelet-cgroup-driver': 'systemd',
          runtime: 'containerd',
          kubernetes: '>=1.26.0',
          'containerd-origin': 'installed',
          containerd: '>=1.7.0 <1.8.0',
          'shim-path': 'absent',
          handler: 'test-handler',
          'config-version': '2',
          'runtime-cgroup-driver': 'cgroupfs',
        },
      ],
    ])
  })

  test('prowjob.json says the same as the job it is made of', () => {
    const spec = {
      job: 'ci-node-e2e',
      extra_refs: [
        { org: 'kubernetes', repo: 'kubernetes', base_ref: 'release-1.33' },
        { org: 'containerd', repo: 'containerd', base_ref: 'release/1.6' },
      ],
      pod_spec: {
        containers: [{ args: ['--node-args=--image-config-file=/x/image-config.yaml', '--cgroup-driver=cgroupfs'] }],
      },
    }
    const files = {
      'image-config.yaml': imageConfig({
        image_family: 'cos-117-lts',
        metadata: 'containerd-configure-sh</c/configure.sh',
      }),
      'prowjob.json': JSON.stringify({ kind: 'ProwJob', spec }, null, 1),
    }
    expect(factsOf(valueOf(checkTexts(files, { entry: 'prowjob.json' })))).toEqual([
      [
        'cos',
        'ci-node-e2e',
        {
          'image-family': 'cos-117-lts',
          'kubelet-cgroup-driver': 'cgroupfs',
          kubernetes: '>=1.33.0 <1.34.0',
          'containerd-origin': 'installed',
          containerd: '>=1.6.0 <1.7.0',
        },
      ],
    ])
  })

  test('a presubmit of one branch, and the form of EC2', () => {
    const presubmit = [
      'presubmits:',
      '  containerd/containerd:',
      '  - name: pull-node-e2e',
      "    branches: ['release/2.0']",
      '    spec:',
      '      containers:',
      '      - env:',
      '        - {name: IMAGE_CONFIG_DIR, value: config}',
      '        - {name: IMAGE_CONFIG_FILE, value: aws.yaml}',
      `        - {name: TEST_ARGS, value: '--kubelet-flags="--cgroup-driver=systemd"'}`,
      '',
    ].join('\n')
    const files = {
      'job.yaml': presubmit,
      'config/aws.yaml': imageConfig(
        { ssm_path: '/aws/service/ami-al2023', instance_type: 'm6g.large', user_data_file: 'ud.yaml' },
        'al2023',
      ),
      'config/ud.yaml': 'runcmd:\n- curl -o /tmp/c.sh https://example.org/contrib/gce/configure.sh\n',
    }
    expect(factsOf(valueOf(checkTexts(files)))).toEqual([
      [
        'al2023',
        'pull-node-e2e',
        {
          'image-parameter': '/aws/service/ami-al2023',
          architecture: 'arm64',
          'kubelet-cgroup-driver': 'systemd',
          'containerd-origin': 'installed',
        },
      ],
    ])
  })

  test('a version that is pinned, a branch of the job, and a branch in a path', () => {
    const containerdOf = (files: ConfigTexts) =>
      valueOf(checkTexts(files)).machines.flatMap(({ facts }) =>
        facts.flatMap(({ kind, value, basis }) => (kind === 'containerd' ? [[value, basis]] : [])),
      )
    const config = { 'image-config.yaml': founding['image-config.yaml'] ?? '' }
    const release = {
      'image-config.yaml': imageConfig({
        image_family: 'cos-beta',
        metadata: 'containerd-configure-sh</c/x.sh,containerd-env</t/containerd-release-1.6/env',
      }),
    }
    expect(containerdOf({ ...config, env: "CONTAINERD_VERSION: 'v1.6.36'\n" })).toEqual([['1.6.36', undefined]])
    expect(containerdOf({ ...config, 'job.yaml': job })).toEqual([
      ['>=1.7.0 <1.8.0', 'the job checks out this branch of containerd'],
    ])
    expect(containerdOf(release)).toEqual([['>=1.6.0 <1.7.0', 'the path of its environment file names the branch']])
    expect(containerdOf(config)).toEqual([])
  })

  test('of CRI-O nothing is said', () => {
    const crio = prowJobs({ args: ['--node-test-args=--container-runtime-endpoint=unix:///var/run/crio/crio.sock'] })
    expect(valueOf(checkTexts({ ...founding, 'job.yaml': crio }))).toMatchObject({
      gaps: [],
      problems: [{ check: 'preflight/key-channel' }],
    })
  })
})

describe('what is not known', () => {
  test('an image configuration alone', () => {
    const files = { 'image-config.yaml': imageConfig({ image_family: 'pipeline-1-29', metadata: INSTALLS }) }
    expect(gapsOf(valueOf(checkTexts(files)))).toEqual([
      'the cgroup driver of the kubelet',
      'the cgroup driver of the runtime',
      'the version of Kubernetes',
      'whether the runtime names its shim (runtime_path): /go/src/github.com/containerd/containerd/cluster/gce/configure.sh is not in this folder',
      'which containerd and shim the image brings: pipeline-1-29 is not on record',
      'which containerd is installed: /go/src/k8s.io/test-infra/jobs/e2e_node/containerd/env is not in this folder',
    ])
  })

  test('nothing but an image', () => {
    const files = { 'image-config.yaml': imageConfig({ image_family: 'cos-117-lts' }) }
    expect(gapsOf(valueOf(checkTexts(files)))).toEqual([
      'the cgroup driver of the kubelet',
      'the version of Kubernetes',
      'whether the job installs containerd or uses the one of the image',
    ])
  })

  test('a job whose image configuration is elsewhere', () => {
    expect(valueOf(checkTexts({ 'job.yaml': prowJobs({}) }))).toMatchObject({
      machines: [],
      gaps: [
        {
          text: 'the images of the job: /go/src/jobs/image-config.yaml is not in this folder',
          machines: ['ci-node-e2e'],
        },
      ],
    })
  })
})

describe('hostile files', () => {
  const refused = (name: string, text: string) => errorOf(checkTexts({ [name]: text }, { entry: name }))
  const reason = (text: string) => ({ code: 'config/unusable', path: 'job', reason: text })

  test('damaged, deep, empty and foreign files are refused with their reason', () => {
    expect(refused('a.yaml', `images: ${'['.repeat(10_000)}`)).toEqual(
      reason('YAML nested deeper than 256 levels; its fields were not read.'),
    )
    expect(refused('a.yaml', 'images:\n  cos:\n\t image: \0 [}')).toMatchObject(
      reason('Damaged YAML at line 3; read up to there.'),
    )
    expect(refused('prowjob.json', `{"kind": "ProwJob", "spec": {`)).toEqual(reason('JSON that ends early, in line 1.'))
    expect(refused('a.yaml', '')).toEqual(reason('it is neither an image configuration nor a Prow job'))
    expect(refused('a.yaml', 'images: [a, b]\n')).toEqual(reason('it is neither an image configuration nor a Prow job'))
    expect(refused('a.yaml', 'periodics:\n- name: x\n  spec: {}\n')).toEqual(
      reason('it names no image, and no image configuration'),
    )
  })

  test('an alias that stands for itself, and one that multiplies, end', () => {
    const bomb = [
      'a: &a [x, x, x, x, x, x, x, x, x, x]',
      ...'bcdefghi'.split('').map(
        (name, index) =>
          `${name}: &${name} [${Array(10)
            .fill(`*${'abcdefgh'.charAt(index)}`)
            .join(', ')}]`,
      ),
      'periodics: *i',
      'images: &m',
      '  cos: {image_family: cos-beta, metadata: *i}',
      '  loop: *m',
      '',
    ].join('\n')
    expect(valueOf(checkTexts({ 'a.yaml': bomb })).machines.map(({ name }) => name)).toEqual(['cos'])
  })

  test('files that name each other, and themselves, are read once', () => {
    const files = {
      'image-config.yaml': imageConfig({
        image_family: 'cos-beta',
        metadata:
          'user-data</x/image-config.yaml,containerd-env</x/job.yaml,containerd-configure-sh</x/image-config.yaml',
      }),
      'job.yaml': prowJobs({ args: ['--image-config-file=/x/job.yaml'] }),
    }
    const checked = valueOf(checkTexts(files))
    expect(factsOf(checked)).toMatchObject([['cos', 'ci-node-e2e', { 'image-family': 'cos-beta' }]])
    expect(gapsOf(checked)).toContain(
      'the images of the job: /x/job.yaml is no image configuration, or one without images',
    )
  })

  test('a file that a reference looks for outside of the folder is not known', () => {
    const metadata = 'containerd-configure-sh<../../configure.sh,containerd-env</go/../../etc/passwd'
    const files = {
      'a/image-config.yaml': imageConfig({ image_family: 'cos-beta', metadata }),
      'configure.sh': configureSh(),
    }
    expect(gapsOf(valueOf(checkTexts(files)))).toMatchObject({
      3: 'whether the runtime names its shim (runtime_path): ../../configure.sh is not looked for: its path leads outside of the folder',
      4: 'which containerd is installed: /go/../../etc/passwd is not looked for: its path leads outside of the folder',
    })
  })

  test('a damaged environment is read up to there, and told', () => {
    const files = { ...founding, env: `${envOf('release-1.7')}BROKEN: [\n`, 'configure.sh': '\n'.repeat(30_000) }
    expect(valueOf(checkTexts(files))).toMatchObject({
      problems: [{ check: 'preflight/image-shim', confidence: 'medium' }, { check: 'preflight/key-channel' }],
      coverage: [
        { artifact: 'configure.sh', state: 'truncated', reason: 'More than 20000 lines; those were read.' },
        { artifact: 'env', state: 'malformed', reason: 'Damaged YAML at line 4; read up to there.' },
        { artifact: 'image-config.yaml', state: 'read' },
      ],
    })
  })

  test('a name of the prototype is a key like any other', () => {
    const files = {
      'a.yaml': imageConfig({ image_family: '__proto__', metadata: 'constructor<toString' }, '__proto__'),
    }
    expect(valueOf(checkTexts(files)).machines.map(({ name }) => name)).toEqual(['__proto__'])
  })

  test('more machines than can be judged are told', () => {
    const images = Array.from({ length: 150 }, (_, index) => `  i${index}: {image_family: cos-beta}\n`).join('')
    const jobs = Array.from({ length: 10 }, (_, index) =>
      prowJobs({}).replace('periodics:\n', '').replace('ci-node-e2e', `j${index}`),
    )
    const files = { 'image-config.yaml': `images:\n${images}`, 'job.yaml': `periodics:\n${jobs.join('')}` }
    const { machines, coverage } = valueOf(checkTexts(files))
    expect([machines.length, coverage.map(({ state }) => state)]).toEqual([500, ['read', 'truncated', 'read']])
  })
})

test('every citation is what stands there', () => {
  const files = { ...founding, 'job.yaml': job }
  const { problems, machines, gaps } = valueOf(checkTexts(files))
  const cited = [
    ...problems.flatMap(({ shows }) => shows.flatMap(({ evidence }) => evidence)),
    ...machines.flatMap(({ facts }) => facts.map(({ evidence }) => evidence)),
    ...gaps.flatMap(({ evidence }) => evidence),
  ]
  const bytes = new Map(Object.entries(files).map(([name, text]) => [name, encodeUtf8(text)]))
  const wrong = cited.filter(piece => !checkEvidence(bytes.get(piece.artifact) ?? new Uint8Array(), piece))
  expect([wrong, new Set(cited.map(({ artifact }) => artifact))]).toEqual([[], new Set(Object.keys(files))])
})

test('the order of the files changes nothing', () => {
  const files = { ...founding, 'job.yaml': job }
  const reversed = Object.fromEntries(Object.entries(files).reverse())
  expect(checkTexts(reversed)).toEqual(checkTexts(files))
})

test('what several machines share is said once', () => {
  const jobs = ['one', 'two'].map(name => prowJobs({}).replace('periodics:\n', '').replace('ci-node-e2e', name))
  const { problems } = valueOf(checkTexts({ ...founding, 'job.yaml': `periodics:\n${jobs.join('')}` }))
  expect(problems.map(({ check, machines }) => [check, machines])).toEqual([
    ['preflight/image-shim', ['cos-stable of one', 'cos-stable of two']],
    ['preflight/key-channel', ['cos-stable of one', 'cos-stable of two']],
  ])
})
