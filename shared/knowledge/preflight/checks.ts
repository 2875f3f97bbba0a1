import type { PreflightCheck } from '../schema-preflight.ts'

const founding = 'https://github.com/kubernetes/kubernetes/issues/130590'
const fix = 'https://github.com/containerd/containerd/pull/11489'
const releases = 'https://github.com/containerd/containerd/blob/main/RELEASES.md'
const cosVersions = 'https://docs.cloud.google.com/container-optimized-os/docs/concepts/versioning'
const configure = 'https://github.com/containerd/containerd/blob/main/contrib/gce/configure.sh'

/** What each check says. Keyed by the last part of its id; what makes it speak is in shared/analysis/preflight. */
export const preflightChecks = {
  'image-shim': {
    id: 'preflight/image-shim',
    outcome: 'breaks',
    title: 'containerd {daemon} would start the shim of the image {image}, which can be {shim}: then no pod starts',
    explain:
      'A runtime without runtime_path has its shim looked up in the PATH of the service, which finds the shim of the OS image before the one the job installed. A daemon understands the answer of its own shim and of older ones, never of a newer one.',
    nextSteps: [
      'Set runtime_path to the installed shim in the runtime section that configure.sh writes, as containerd#11489 does.',
      '{pin}',
    ],
    references: [founding, fix],
  },
  'handler-shim': {
    id: 'preflight/handler-shim',
    outcome: 'breaks',
    title:
      'The runtime handler {handler} has no runtime_path: containerd {daemon} would start the shim of the image {image}, which can be {shim}',
    explain:
      'Only the default runtime got a runtime_path with containerd#11489: the section that configure.sh writes for CONTAINERD_EXTRA_RUNTIME_HANDLER still looks its shim up in the PATH. Only pods with this RuntimeClass fail.',
    nextSteps: ['Give the section of this handler the same runtime_path as that of runc.', '{pin}'],
    references: [fix, configure],
  },
  'config-version': {
    id: 'preflight/config-version',
    outcome: 'breaks',
    title:
      'The configuration of containerd has version {version}, and containerd {daemon} takes version {most} at most',
    explain: 'A daemon refuses a configuration file that is newer than what it knows, and does not start.',
    nextSteps: ['Write the configuration in version {most}; newer daemons take it too and migrate it.'],
    references: [releases],
  },
  cri: {
    id: 'preflight/cri',
    outcome: 'breaks',
    title: 'kubelet {kubelet} and containerd {daemon} share no version of the CRI',
    explain: 'The kubelet does not start when the runtime does not serve the version of the CRI that it speaks.',
    nextSteps: ['Use an image or a release of containerd that serves CRI v1: 1.6 or later.'],
    references: [
      'https://github.com/kubernetes/kubernetes/issues/116944',
      'https://github.com/kubernetes/kubernetes/pull/110618',
    ],
  },
  'cgroup-driver': {
    id: 'preflight/cgroup-driver',
    outcome: 'breaks',
    title: 'The kubelet uses the cgroup driver {kubelet}, the runtime {runtime}',
    explain:
      'Both must name cgroups in the same way. runc with the systemd driver refuses the paths of a kubelet with cgroupfs; the other way round pods start, and two managers share one tree.',
    nextSteps: [
      'Set the same driver on both sides: --cgroup-driver of the kubelet, SystemdCgroup of the runtime (CONTAINERD_SYSTEMD_CGROUP).',
    ],
    references: [
      'https://github.com/kubernetes/test-infra/pull/29211',
      'https://kubernetes.io/docs/setup/production-environment/container-runtimes/',
    ],
  },
  'cgroup-conflict': {
    id: 'preflight/cgroup-conflict',
    outcome: 'unsupported',
    title: 'One setting asks for cgroup v1, another for v2',
    explain: 'Which of them wins depends on the order of the boot, and the machine may restart again and again.',
    nextSteps: ['Leave one of the two out.'],
    references: ['https://github.com/kubernetes/kubernetes/issues/107425'],
  },
  'cgroup-default': {
    id: 'preflight/cgroup-default',
    outcome: 'advice',
    title: 'The job asks for cgroup {asked}, and the image {image} starts with {standard}',
    explain:
      'The machine has to change its kernel arguments and to restart before the tests. Set-up that does not expect the other mode has looped there.',
    nextSteps: ['Check that the set-up survives the restart, or take an image with this default.'],
    references: [
      'https://github.com/kubernetes/kubernetes/issues/107425',
      'https://github.com/kubernetes/test-infra/pull/24804',
    ],
  },
  recommended: {
    id: 'preflight/recommended',
    outcome: 'unsupported',
    title: 'containerd {daemon} is not among the versions recommended for Kubernetes {kubernetes}',
    explain: 'The pair is not tested upstream. That is not a failure by itself.',
    nextSteps: ['Use one of {range}.'],
    references: [releases],
  },
  'containerd-end': {
    id: 'preflight/containerd-end',
    outcome: 'advice',
    title: 'Support of containerd {line} ended {end}',
    explain: 'It gets no fixes any more.',
    nextSteps: ['Move the job to a release that is supported, or remove it.'],
    references: [releases],
  },
  'image-end': {
    id: 'preflight/image-end',
    outcome: 'advice',
    title: 'Support of Container-Optimized OS {milestone} ended {end}',
    explain: 'No new images are published, and the last ones may be deprecated or deleted.',
    nextSteps: ['Move the job to a milestone that is supported.'],
    references: [cosVersions],
  },
  'key-channel': {
    id: 'preflight/key-channel',
    outcome: 'advice',
    title: 'The key {key} names another channel than the family {family}',
    explain: 'The key is free text, and the prefix of every test result: readers take it for the channel.',
    nextSteps: ['Name the key after the family, or without a channel.'],
    references: [founding],
  },
  'image-regex': {
    id: 'preflight/image-regex',
    outcome: 'advice',
    title: 'The image_regex {regex} has a word inside a character class',
    explain:
      'A class stands for one character: a word in it excludes or allows single letters at that place, and not the word. It selects other images than it seems to.',
    nextSteps: ['Write the word outside of the brackets, or pin the image by its family or name.'],
    references: ['https://github.com/kubernetes/test-infra/tree/master/jobs/e2e_node/containerd'],
  },
  glibc: {
    id: 'preflight/glibc',
    outcome: 'breaks',
    title: 'The installed containerd {daemon} may need a glibc {glibc} that the image {image} lacks',
    explain:
      'CI builds of containerd are made on a distribution with glibc 2.36 since October 2023. The configuration does not show on what this build was made.',
    nextSteps: ['Use an image with that glibc: Container-Optimized OS has 2.34 from milestone 109 on.'],
    references: [
      'https://github.com/kubernetes/kubernetes/issues/121309',
      'https://github.com/kubernetes/kubernetes/pull/122359',
    ],
  },
  'arm64-latest': {
    id: 'preflight/arm64-latest',
    outcome: 'advice',
    title: 'On arm64 configure.sh installs the latest release of containerd, whatever the job asks for',
    explain:
      'The deploy path and the version of the job are not used there: the daemon can move to a new major version.',
    nextSteps: ['Read the version that was installed from the logs, and expect it to change.'],
    references: [configure],
  },
} as const satisfies Readonly<Record<string, PreflightCheck>>
