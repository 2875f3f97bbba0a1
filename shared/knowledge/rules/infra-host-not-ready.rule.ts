import type { Rule } from '../schema.ts'

export const infraHostNotReady = {
  id: 'infra/host-not-ready',
  catalogue: 'E41',
  kind: 'symptom',
  severity: 'fatal',
  title: 'a machine under test never became usable',
  explain:
    'The runner’s view of a machine that it could not create, could not reach, or on which containerd did not come up. Why is told elsewhere, if at all: runtime logs of it may not exist.',
  signatures: [
    { literal: '/crio daemon', pattern: /not running (?:docker\/)?containerd\/crio daemon/u },
    { literal: 'has not finished cloud-init script', pattern: /has not finished cloud-init script/u },
    { literal: 'failed to create instance in project', pattern: /failed to create instance in project/u },
  ],
  suspects: [
    { component: 'os-image', roles: ['installed', 'running', 'requested'] },
    { component: 'containerd', roles: ['running', 'installed', 'requested'] },
  ],
  nextSteps: ['Read serial-1.log and containerd-installation.log of that machine, if they exist.'],
  references: ['https://github.com/kubernetes/kubernetes/blob/master/test/e2e_node/remote/gce/gce_runner.go'],
  samples: [
    'unable to create gce instance with running docker daemon for image cos-97-16919-29-9.  instance tmp-node-e2e-1-cos not running containerd/crio daemon - Command failed: ',
    'W0503 20:21:13.452] unable to create gce instance with running docker daemon for image ubuntu-gke-2004-1-20-v20210401.  instance tmp-node-e2e-b9664745-ubuntu-gke-2004-1-20-v20210401 not running docker/containerd/crio daemon - Command failed: ',
    'instance tmp-node-e2e-b9664745 has not finished cloud-init script',
  ],
  counterSamples: [
    { line: 'running containerd/crio daemon', why: 'it runs' },
    { line: 'starting docker/containerd/crio daemon', why: 'it is being started' },
  ],
} as const satisfies Rule
