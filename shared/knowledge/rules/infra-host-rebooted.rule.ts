import type { Rule } from '../schema.ts'

export const infraHostRebooted = {
  id: 'infra/host-rebooted',
  kind: 'symptom',
  severity: 'warning',
  title: 'a machine under test was restarted',
  explain:
    'The kernel says that it restarts the system. Once is normal where a job sets kernel arguments; again and again means that a start-up script never comes to its end.',
  signatures: [{ literal: 'reboot: Restarting system', pattern: /reboot: Restarting system/u }],
  suspects: [{ component: 'os-image', roles: ['installed', 'running', 'requested'] }],
  nextSteps: ['Read serial-1.log from one start of the kernel to the next: what runs last before each restart?'],
  references: ['https://github.com/kubernetes/kubernetes/issues/107425'],
  samples: ['[   41.219004] reboot: Restarting system', 'Mar 05 11:20:01 host kernel: reboot: Restarting system'],
  counterSamples: [
    { line: '[    0.000000] reboot=panic', why: 'a kernel argument' },
    { line: '[  812.104511] reboot: Power down', why: 'the machine was switched off, as at the end of a run' },
  ],
} as const satisfies Rule
