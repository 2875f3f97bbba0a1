import type { LogFormat } from '../schema.ts'

/** A journal line whose time and host were cut off, as in pasted logs, and how the serial console shows services. */
export const identPrefix = {
  id: 'ident-prefix',
  title: 'writer prefix',
  starts: /[\w.@()/-]/u,
  patterns: [/^(?<ident>[\w.@()/-]+)\[(?<pid>\d{1,10})\]:(?: |$)(?<body>.*)$/su],
  layer: 'wrapper',
  samples: [
    {
      line: 'kubelet[7826]: E0906 20:35:22.866810    7826 run.go:72] "command failed"',
      expect: { ident: 'kubelet', pid: '7826', body: 'E0906 20:35:22.866810    7826 run.go:72] "command failed"' },
    },
  ],
} as const satisfies LogFormat
