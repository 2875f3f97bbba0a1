import type { Rule } from '../schema.ts'

export const runtimeServiceEnded = {
  id: 'runtime/service-ended',
  kind: 'symptom',
  severity: 'error',
  title: 'the service {unit} ended with {code}/{status}',
  explain:
    'systemd reports that the main process of a node service ended on its own. What it wrote right before says why.',
  signatures: [
    {
      literal: 'Main process exited',
      pattern:
        /(?<unit>containerd|kubelet[\w-]{0,40}|docker|crio)\.service: Main process exited, code=(?<code>\w{1,20}), status=(?<status>[1-9]\d{0,2}\/\w{1,20})/u,
    },
  ],
  identity: ['unit', 'status'],
  suspects: [
    { component: 'containerd', roles: ['running', 'installed', 'bundled', 'requested'] },
    { component: 'kubelet', roles: ['running', 'reported'] },
  ],
  nextSteps: ['Read the lines of that service right before.'],
  references: [
    'https://github.com/containerd/containerd/issues/14121',
    'https://www.freedesktop.org/software/systemd/man/latest/systemd.exec.html',
  ],
  samples: ['Sep 06 20:35:22 node1 systemd[1]: kubelet.service: Main process exited, code=exited, status=1/FAILURE'],
  counterSamples: [
    { line: 'systemd[1]: cron.service: Main process exited, code=exited, status=1/FAILURE', why: 'no service of ours' },
  ],
} as const satisfies Rule
