import type { Rule } from '../schema.ts'

export const apparmorMissing = {
  id: 'apparmor/missing',
  catalogue: 'E28',
  kind: 'symptom',
  severity: 'warning',
  title: 'a pod asks for AppArmor, which the host does not have',
  explain: 'The OS image comes without AppArmor or without the profile. It concerns tests of AppArmor only.',
  signatures: [{ literal: 'apparmor', pattern: /apparmor (?:profile not found|is not supported)/u }],
  suspects: [{ component: 'os-image', roles: ['installed', 'running', 'requested'] }],
  nextSteps: ['Check whether the job should skip AppArmor tests on this image.'],
  references: [
    'https://github.com/containerd/containerd/blob/release/2.0/internal/cri/server/container_create_linux.go',
  ],
  samples: [
    'failed to generate apparmor spec opts: apparmor profile not found e2e-node-apparmor-test-denied',
    'failed to generate apparmor spec opts: apparmor is not supported',
  ],
  counterSamples: [{ line: 'apparmor="STATUS" operation="profile_load"', why: 'the kernel loads a profile' }],
} as const satisfies Rule
