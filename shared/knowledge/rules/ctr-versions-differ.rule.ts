import type { Rule } from '../schema.ts'

export const ctrVersionsDiffer = {
  id: 'ctr/versions-differ',
  kind: 'skew',
  severity: 'warning',
  title: 'ctr and the containerd it talks to are of different builds ({what})',
  explain:
    'ctr compares its own version and revision with those of the daemon. They come in one archive, so two builds on one host mean two installations: one in PATH, another one running.',
  signatures: [
    { literal: 'WARNING: version mismatch', pattern: /\bWARNING: (?<what>version) mismatch(?![\w ])/u },
    { literal: 'WARNING: revision mismatch', pattern: /\bWARNING: (?<what>revision) mismatch(?![\w ])/u },
  ],
  identity: ['what'],
  suspects: [
    { component: 'containerd', roles: ['running', 'installed', 'bundled', 'requested'] },
    { component: 'ctr', roles: ['running'] },
    { component: 'os-image', roles: ['installed', 'running', 'requested'] },
  ],
  nextSteps: ['Run `command -v ctr containerd` and `systemctl show containerd -p ExecStart`: two folders?'],
  references: ['https://github.com/containerd/containerd/blob/release/1.7/cmd/ctr/commands/version/version.go'],
  samples: ['WARNING: version mismatch', 'Mar 05 11:20:01 host cloud-init[812]: WARNING: revision mismatch'],
  counterSamples: [
    { line: 'WARNING: version mismatch between client and server, some features may not work', why: 'another program' },
    { line: 'W0305 11:26:07.123456 1 a.go:1] version mismatch', why: 'another program' },
  ],
} as const satisfies Rule
