import { describe, expect, test } from 'vitest'
import {
  createArtifactClock,
  recordTimeLiteral,
  type ClockOptions,
  type RunWindow,
} from '#shared/analysis/clock/resolve-clock.ts'
import { parseTime } from '#shared/analysis/clock/parse-time.ts'
import { parseLine } from '#shared/analysis/parse-line.ts'
import { formatInstant, instant, type Instant } from '#shared/base/time.ts'

const at = (text: string): Instant => {
  const reading = parseTime(text, 'rfc3339')
  return reading?.kind === 'absolute' ? reading.at : instant(NaN)
}
const windowOf = (from: string, to: string): RunWindow => ({ from: at(from), to: at(to) })
const MARCH = windowOf('2025-03-05T10:20:00Z', '2025-03-05T13:00:00Z')

/** Observes the lines in order, as the analyser does, and places each of them at the end. */
function place(lines: readonly string[], window?: RunWindow, options?: ClockOptions) {
  const clock = createArtifactClock(options)
  const observed = lines.map(line => clock.observe(parseLine(line)))
  const instantOf = clock.resolver(window)
  const times = observed
    .map(line => instantOf(line))
    .map(time => (time === undefined ? undefined : formatInstant(time)))
  return { times, note: clock.note() }
}

describe('a year that is not written', () => {
  test('comes from the window of the run', () => {
    const { times, note } = place(['E0305 11:26:07.123456 1 a.go:1] x', 'Mar 05 11:26:08 host kubelet[1]: x'], MARCH)
    expect(times).toEqual(['2025-03-05T11:26:07.123456Z', '2025-03-05T11:26:08Z'])
    expect(note).toEqual({
      inferred: ['year', 'zone'],
      reason: "year 2025 from the run's start and finish; zone not written, taken as UTC",
    })
  })

  test('comes from the time at which the store took in the run, where that is all there is, and that is said', () => {
    const { times, note } = place(['E0305 11:26:07.123456 1 a.go:1] x'], { ...MARCH, isUpload: true })
    expect(times).toEqual(['2025-03-05T11:26:07.123456Z'])
    expect(note).toEqual({
      inferred: ['year', 'zone'],
      reason:
        'year 2025 from when the store took in the run, since nothing in it says when it ran; zone not written, taken as UTC',
    })
  })

  test('is unknown without a window and without a dated line', () => {
    const { times, note } = place(['E0305 11:26:07.123456 1 a.go:1] x'])
    expect(times).toEqual([undefined])
    expect(note).toEqual({
      inferred: ['zone'],
      reason: 'the year of one date is not known; zone not written, taken as UTC',
    })
  })

  test('is unknown for a date that lies outside the window by more than a day', () => {
    expect(place(['E0307 11:26:07.1 1 a.go:1] x', 'E0309 11:26:07.100000 1 a.go:1] x'], MARCH).times).toEqual([
      undefined,
      undefined,
    ])
    expect(place(['E0306 23:59:59.000000 1 a.go:1] x', 'E0304 00:00:00.000000 1 a.go:1] x'], MARCH).times).toEqual([
      '2025-03-06T23:59:59Z',
      '2025-03-04T00:00:00Z',
    ])
  })

  test('is chosen on both sides of New Year', () => {
    const window = windowOf('2024-12-31T23:10:00Z', '2025-01-01T02:00:00Z')
    const { times, note } = place(['I1231 23:59:59.999999 1 a.go:1] x', 'I0101 00:00:00.000001 1 a.go:1] x'], window)
    expect(times).toEqual(['2024-12-31T23:59:59.999999Z', '2025-01-01T00:00:00.000001Z'])
    expect(note?.reason).toContain('year 2024 and 2025')
  })

  test('is the leap year for 29 February, and unknown when the window has none', () => {
    const line = 'I0229 12:00:00.000000 1 a.go:1] x'
    expect(place([line], windowOf('2024-02-29T11:00:00Z', '2024-02-29T13:00:00Z')).times).toEqual([
      '2024-02-29T12:00:00Z',
    ])
    expect(place([line], windowOf('2025-02-28T11:00:00Z', '2025-03-01T13:00:00Z')).times).toEqual([undefined])
  })

  test('is unknown when the window is longer than a year', () => {
    expect(
      place(['I0305 12:00:00.000000 1 a.go:1] x'], windowOf('2023-01-01T00:00:00Z', '2025-12-01T00:00:00Z')).times,
    ).toEqual([undefined])
  })

  test('comes from dated lines of the same artifact, whether they stand before or after', () => {
    const { times, note } = place([
      'Mar 04 10:00:00 host systemd[1]: Starting containerd',
      'Mar 05 11:26:07 host containerd[1]: time="2025-03-05T11:26:07.5Z" level=info msg="x"',
      'Mar 05 11:26:09 host systemd[1]: Started containerd',
    ])
    expect(times).toEqual(['2025-03-04T10:00:00Z', '2025-03-05T11:26:07.500000Z', '2025-03-05T11:26:09Z'])
    expect(note).toEqual({
      inferred: ['year', 'zone'],
      reason: 'year 2025 from dated lines of the same artifact; zone UTC from lines that carry both clocks',
    })
  })

  test('is unknown between dated lines of two years that are equally near', () => {
    const dated = ['2022', '2023'].map(year => `time="${year}-06-11T00:10:00Z" level=info msg="x"`)
    expect(place([...dated, 'Jun 01 23:50:00 host systemd[1]: x']).times[2]).toBeUndefined()
  })

  test('of dated lines crosses New Year', () => {
    const dated = 'time="2025-01-01T00:10:00Z" level=info msg="x"'
    expect(place([dated, 'Dec 31 23:50:00 host systemd[1]: x']).times[1]).toBe('2024-12-31T23:50:00Z')
  })

  test('is not taken from a dated line that is months away', () => {
    expect(
      place(['time="2025-01-01T00:10:00Z" level=info msg="x"', 'Jul 01 23:50:00 host systemd[1]: x']).times[1],
    ).toBeUndefined()
  })
})

describe('a zone that is not written', () => {
  test('is taken as UTC and marked', () => {
    const { times, note } = place([
      '2023-01-02 03:04:05,678 - util.py[DEBUG]: x',
      'STEP: x @ 04/10/25 01:02:03.12',
      '[Wed Mar  5 11:20:01 2025] x',
    ])
    expect(times).toEqual(['2023-01-02T03:04:05.678000Z', '2025-04-10T01:02:03.120000Z', '2025-03-05T11:20:01Z'])
    expect(note).toEqual({ inferred: ['zone'], reason: 'zone not written, taken as UTC' })
  })

  test('comes from lines that carry both clocks', () => {
    const { times, note } = place([
      'May 17 19:43:07 raisin systemd[1]: Starting containerd',
      'May 17 19:43:07 raisin containerd[1]: time="2021-05-17T19:43:07.207907459-07:00" level=info msg="x"',
    ])
    expect(times).toEqual(['2021-05-18T02:43:07Z', '2021-05-18T02:43:07.207907Z'])
    expect(note?.reason).toContain('zone -07:00 from lines that carry both clocks')
  })

  test('is not read from a line that was written late', () => {
    const late = 'Mar 05 11:26:07 host containerd[1]: time="2025-03-05T11:20:07Z" level=info msg="x"'
    expect(place([late, 'Mar 05 11:26:08 host a[1]: x']).times[1]).toBe('2025-03-05T11:26:08Z')
  })

  test('is not inferred where all is written', () => {
    const { note } = place(
      ['time="2025-03-05T11:26:07Z" level=info msg="x"', '2026-03-18T22:26:10+0000 host a[1]: x'],
      MARCH,
    )
    expect(note).toEqual({ inferred: [], reason: 'date and zone are written' })
  })
})

describe('a zone that the journal’s first line names', () => {
  const header = (zone: string) =>
    `-- Logs begin at Wed 2025-03-05 11:20:01 ${zone}, end at Thu 2025-03-06 01:00:00 ${zone}. --`
  const line = 'Mar 05 11:26:07 host systemd[1]: Started containerd'

  test('is UTC, and the year is that of its dates', () => {
    const { times, note } = place([header('UTC'), line])
    expect(times).toEqual([undefined, '2025-03-05T11:26:07Z'])
    expect(note).toEqual({
      inferred: ['year', 'zone'],
      reason: "year 2025 from dated lines of the same artifact; zone UTC from the journal's first line",
    })
  })

  test('is not guessed from its letters, and then there is no instant', () => {
    const { times, note } = place([header('PDT'), line], MARCH)
    expect(times).toEqual([undefined, undefined])
    expect(note?.reason).toContain('the zone is not written, and it is not UTC')
  })
})

describe('a zone that only the run’s own times tell', () => {
  const exact = { from: at('2025-03-05T11:00:00Z'), to: at('2025-03-05T13:00:00Z') }
  const window: RunWindow = { from: at('2025-03-05T10:00:00Z'), to: at('2025-03-05T14:00:00Z'), exact }
  const linesAt = (...clocks: readonly string[]) => clocks.map(clock => `I0305 ${clock}.000000 1 a.go:1] x`)

  test('is the one that puts the log inside them', () => {
    const { times, note } = place(linesAt('16:32:00', '17:30:00', '18:28:00'), window)
    expect(times[0]).toBe('2025-03-05T11:02:00Z')
    expect(note?.reason).toContain('zone +05:30, the only one that the run')
  })

  test('is UTC where that fits, although others would too', () => {
    const { times, note } = place(linesAt('11:40:00', '12:10:00'), window)
    expect(times[0]).toBe('2025-03-05T11:40:00Z')
    expect(note?.reason).toContain('zone not written, taken as UTC')
  })

  test('is not guessed where UTC does not fit and several others do', () => {
    const { times, note } = place(linesAt('18:40:00', '19:10:00'), window)
    expect(times).toEqual([undefined, undefined])
    expect(note?.reason).toContain('the zone is not written, and it is not UTC')
  })

  test('is taken as UTC where no zone fits: the log is of another time', () => {
    expect(place(['2024-01-01 03:04:05,678 - util.py[DEBUG]: x'], window).times).toEqual([
      '2024-01-01T03:04:05.678000Z',
    ])
  })

  test('is not concluded from a start without a finish', () => {
    expect(place(linesAt('16:32:00', '18:28:00'), { from: window.from, to: window.to }).times[0]).toBe(
      '2025-03-05T16:32:00Z',
    )
  })
})

test('klog inside a local journal has the zone that other lines tell of the journal', () => {
  const { times } = place([
    'May 17 19:43:07 raisin containerd[1]: time="2021-05-17T19:43:07.207907459-07:00" level=info msg="x"',
    'May 17 19:43:08 raisin kubelet[2]: I0518 02:43:08.500000 1 a.go:1] in UTC',
  ])
  expect(times[1]).toBe('2021-05-18T02:43:08.500000Z')
})

test('an event that a test dumps gives its year, and not its time', () => {
  const { times } = place([
    'Mar 29 12:16:54.617: INFO: At 2023-03-29 12:15:57 +0000 UTC - event for pod: {kubelet host} Failed: x',
  ])
  expect(times).toEqual(['2023-03-29T12:16:54.617000Z'])
})

test('times that go back are told, but for the disorder of buffers and the turn of a year', () => {
  const note = (...lines: readonly string[]) => place(lines, MARCH).note?.reason
  const line = (clock: string) => `time="2025-03-05T${clock}Z" level=info msg="x"`
  expect(note(line('11:00:05'), line('11:00:04.5'), line('11:00:06'))).toBe('date and zone are written')
  expect(note(line('11:00:05'), line('11:00:02'))).toBe('date and zone are written; goes back once by 3.0 s')
  expect(note(line('11:00:05'), line('10:58:05'), line('11:00:00'), line('10:59:00'))).toBe(
    'date and zone are written; goes back 2 times or more, at most by 2 min 00 s',
  )
  const newYear = windowOf('2024-12-31T23:10:00Z', '2025-01-01T02:00:00Z')
  expect(
    place(['I1231 23:59:59.000000 1 a.go:1] x', 'I0101 00:00:00.000001 1 a.go:1] x'], newYear).note?.reason,
  ).not.toContain('goes back')
})

describe('seconds since boot', () => {
  const BANNER =
    "cloud-init[893]: Cloud-init v. 22.4.2 running 'modules:final' at Wed, 05 Mar 2025 11:20:33 +0000. Up 21.50 seconds."

  test("are tied to the time of day by cloud-init's banner, also for lines before it", () => {
    const { times, note } = place([
      '[    0.000000] Linux version 6.6.72+',
      `[   21.812345] ${BANNER}`,
      '[   41.500000] x',
    ])
    expect(times).toEqual(['2025-03-05T11:20:11.500000Z', '2025-03-05T11:20:33Z', '2025-03-05T11:20:53Z'])
    expect(note).toEqual({ inferred: ['boot'], reason: "boot time from cloud-init's banner" })
  })

  test('are tied by a banner without a kernel prefix', () => {
    expect(place(['[    1.000000] x', BANNER]).times[0]).toBe('2025-03-05T11:20:12.500000Z')
  })

  test('are tied by the journal around a kernel line, the latest one', () => {
    const { times, note } = place(
      [
        'Mar 05 11:20:20 host kernel: [    0.500000] early, stamped late',
        'Mar 05 11:21:00 host kernel: [   48.000000] x',
      ],
      MARCH,
    )
    expect(times).toEqual(['2025-03-05T11:20:12.500000Z', '2025-03-05T11:21:00Z'])
    expect(note?.inferred).toEqual(['year', 'zone', 'boot'])
  })

  test('have no instant without a bridge', () => {
    const { times, note } = place(['[    1.000000] x', '[    2.000000] y'], MARCH)
    expect(times).toEqual([undefined, undefined])
    expect(note).toEqual({ inferred: [], reason: 'nothing ties its seconds since boot to a time of day' })
  })

  test('belong to their own boot when the machine restarts', () => {
    const second = BANNER.replace('11:20:33', '11:30:33')
    const { times } = place(['[    1.000000] x', BANNER, '[  300.000000] reboot', '[    1.000000] again', second])
    expect(times[0]).toBe('2025-03-05T11:20:12.500000Z')
    expect(times[3]).toBe('2025-03-05T11:30:12.500000Z')
  })

  test('belong to a new boot where a kernel starts again within seconds', () => {
    const { times } = place([
      '[    0.000000] Linux version 6.6.72+',
      '[    6.000000] panic',
      '[    0.000000] Linux version 6.6.72+',
      BANNER,
    ])
    expect(times.slice(0, 3)).toEqual([undefined, undefined, '2025-03-05T11:20:11.500000Z'])
  })

  test('follow the last banner, because a clock may be set once there is a network', () => {
    const early = BANNER.replace('11:20:33', '04:00:00').replace('21.50', '5.00')
    expect(place(['[    1.000000] x', early, BANNER]).times[0]).toBe('2025-03-05T11:20:12.500000Z')
  })

  test('are read behind NULs and with more than one carriage return', () => {
    expect(place(['\0\0[    1.000000] x\r\r', `${BANNER}\r`]).times[0]).toBe('2025-03-05T11:20:12.500000Z')
  })

  test('of a boot without bridge have no instant', () => {
    expect(
      place(['[    1.000000] x', BANNER, '[  300.000000] reboot', '[    1.000000] again']).times[3],
    ).toBeUndefined()
  })

  test('fall back to the collector’s time when their boot is not known', () => {
    const clock = createArtifactClock()
    for (const line of [`[    1.000000] x`, BANNER, '[  300.000000] x', '[    1.000000] x'])
      clock.observe(parseLine(line))
    const unobserved = parseLine('2025-03-05T12:00:00Z host kernel: [    5.000000] x')
    expect(clock.resolver()(unobserved)).toBe(at('2025-03-05T12:00:00Z'))
  })
})

describe('a journald export', () => {
  const lines = [
    `${recordTimeLiteral}1741173967123456`,
    'MESSAGE=Started containerd',
    `${recordTimeLiteral}1741173999000000`,
    'MESSAGE=time="2025-03-05T11:26:38.5Z" level=info msg="x"',
  ]

  test('gives a message the time of its record when all of these were observed', () => {
    const { times } = place(lines, undefined, { seesRecordTimes: true })
    expect(times.filter((_, index) => index % 2 === 1)).toEqual([
      '2025-03-05T11:26:07.123456Z',
      '2025-03-05T11:26:38.500000Z',
    ])
  })

  test('gives a message no time of a record when some may not have been observed', () => {
    expect(place(lines).times[1]).toBeUndefined()
  })
})

test('prefers the writer’s own time and falls back to the collector’s when it is unreadable', () => {
  const line = (inner: string) => `2026-03-18T22:26:10+0000 host containerd[1]: time="${inner}" level=info msg="x"`
  expect(place([line('2026-03-18T22:26:09.250Z'), line('yesterday')]).times).toEqual([
    '2026-03-18T22:26:09.250000Z',
    '2026-03-18T22:26:10Z',
  ])
})

test('reports month names it cannot read instead of guessing', () => {
  const { times, note } = place(
    ['août 19 11:08:37 nlaptop a[4961]: test', 'juin 19 11:08:37 nlaptop a[4961]: test'],
    MARCH,
  )
  expect(times).toEqual([undefined, undefined])
  expect(note).toEqual({ inferred: [], reason: '2 times not read: unparsed month, first “août 19 11:08:37”' })
})

test('has no note for an artifact without times', () => {
  expect(place(['plain text', '+ set -e'], MARCH)).toEqual({ times: [undefined, undefined], note: undefined })
})

test('shows an unreadable time without its control characters', () => {
  const { note } = place([`time="\u202e${'x'.repeat(200)}" level=info msg="x"`])
  expect(note?.reason).toBe(`one time not read, first “\\u202e${'x'.repeat(33)}…”`)
})
