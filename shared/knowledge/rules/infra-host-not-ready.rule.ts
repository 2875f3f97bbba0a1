import type { Rule } from '../schema.ts'

export const infraHostNotReady = {
  id: 'infra/host-not-ready',
  catalogue: 'E41',
  kind: 'root-cause',
  severity: 'fatal',
  title: 'a machine under test never became usable',
  explain:
    'The runner could not create the machine, or containerd did not come up on it. Runtime logs of it may not exist.',
  signatures: [
    { literal: 'not running containerd/crio daemon', pattern: /not running containerd\/crio daemon/u },
    { literal: 'has not finished cloud-init script', pattern: /has not finished cloud-init script/u },
    { literal: 'failed to create instance in project', pattern: /failed to create instance in project/u },
  ],
  suspects: [
    { component: 'os-image', roles: ['installed', 'running', 'requested'] },
    { component: 'containerd', roles: ['installed', 'requested'] },
  ],
  nextSteps: ['Read serial-1.log and containerd-installation.log of that machine, if they exist.'],
  references: ['https://github.com/kubernetes/kubernetes/blob/master/test/e2e_node/remote/gce/gce_runner.go'],
  samples: [
    'unable to create gce instance with running docker daemon for image cos-97-16919-29-9.  instance tmp-node-e2e-1-cos not running containerd/crio daemon - Command failed: ',
    'instance tmp-node-e2e-b9664745 has not finished cloud-init script',
  ],
  counterSamples: [{ line: 'running containerd/crio daemon', why: 'it runs' }],
} as const satisfies Rule
