import type { Rule } from '../schema.ts'

export const installCtrMissing = {
  id: 'install/ctr-missing',
  catalogue: 'E39',
  kind: 'root-cause',
  severity: 'fatal',
  title: 'the health check finds no {binary}: containerd was not installed',
  explain: 'The installation failed or the OS image is another than the scripts expect.',
  signatures: [
    {
      literal: 'timeout: failed to run command',
      pattern:
        /timeout: failed to run command .(?:[\w./-]{0,200}\/)?(?<binary>ctr|crictl|containerd).: No such file or directory/u,
    },
  ],
  identity: ['binary'],
  suspects: [
    { component: 'os-image', roles: ['installed', 'running', 'requested'] },
    { component: 'containerd', roles: ['installed', 'requested'] },
  ],
  nextSteps: [
    'Read containerd-installation.log, or kube-node-installation.log, of the host.',
    'Compare the OS image of this role with the one of the passing run.',
  ],
  references: ['https://github.com/kubernetes/kubernetes/issues/116873'],
  samples: [
    "health-monitor.sh[1234]: timeout: failed to run command '/home/containerd/usr/local/bin/ctr': No such file or directory",
  ],
  counterSamples: [
    { line: "timeout: failed to run command 'sleepy': No such file or directory", why: 'a program of a test' },
  ],
} as const satisfies Rule
