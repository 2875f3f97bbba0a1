import type { LogFormat } from '../schema.ts'

/** What journalctl writes between the lines (systemd: src/journal/journalctl.c). The first one names year and zone; its times are the journal's ends, not its own. */
export const journalMark = {
  id: 'journal-mark',
  title: 'journald mark',
  starts: /-/u,
  patterns: [
    /^-- (?:Logs begin|Journal (?:begins|starts)) at (?<begins>[A-Z][a-z]{2} \d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}(?: [^\s.,;]{1,16})?)(?:[,;] ends? at (?<ends>[A-Z][a-z]{2} \d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}(?: [^\s.,;]{1,16})?))?\.? --$/u,
    /^-- (?:Boot (?<boot>[0-9a-f]{32})|Reboot|No entries) --$/u,
  ],
  layer: 'line',
  samples: [
    {
      line: '-- Logs begin at Tue 2017-06-20 05:43:10 UTC, end at Tue 2017-06-20 09:47:22 UTC. --',
      expect: { begins: 'Tue 2017-06-20 05:43:10 UTC', ends: 'Tue 2017-06-20 09:47:22 UTC' },
    },
    { line: '-- Logs begin at Mon 2022-05-30 17:37:44 PDT. --', expect: { begins: 'Mon 2022-05-30 17:37:44 PDT' } },
    {
      line: '-- Journal begins at Wed 2025-03-05 11:20:01 UTC, ends at Wed 2025-03-05 12:31:44 UTC. --',
      expect: { ends: 'Wed 2025-03-05 12:31:44 UTC' },
    },
    {
      line: '-- Boot 0123456789abcdef0123456789abcdef --',
      expect: { boot: '0123456789abcdef0123456789abcdef' },
    },
    { line: '-- Reboot --', expect: {} },
    { line: '-- No entries --', expect: {} },
  ],
} as const satisfies LogFormat
