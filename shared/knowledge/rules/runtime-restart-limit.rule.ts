import type { Rule } from '../schema.ts'

export const runtimeRestartLimit = {
  id: 'runtime/restart-limit',
  kind: 'symptom',
  severity: 'fatal',
  title: '{unit} failed so often that systemd stopped starting it',
  explain: 'A service that ends right after its start, again and again. Its own lines say why.',
  signatures: [
    {
      literal: 'Start request repeated too quickly',
      pattern: /(?<unit>containerd|kubelet[\w-]{0,40}|docker|crio)\.service: Start request repeated too quickly/u,
    },
  ],
  identity: ['unit'],
  suspects: [{ component: 'containerd', roles: ['running', 'installed', 'bundled', 'requested'] }],
  nextSteps: ['Read the lines of that service before its first end.'],
  references: ['https://www.freedesktop.org/software/systemd/man/latest/systemd.unit.html'],
  samples: ['systemd[1]: containerd.service: Start request repeated too quickly.'],
  counterSamples: [
    { line: 'systemd[1]: cron.service: Start request repeated too quickly.', why: 'no service of ours' },
  ],
} as const satisfies Rule
