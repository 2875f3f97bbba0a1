import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import { createInheritance } from '#shared/analysis/clock/inherit-time.ts'
import { createArtifactClock, type RunWindow } from '#shared/analysis/clock/resolve-clock.ts'
import { withoutSkew } from '#shared/analysis/clock/without-skew.ts'
import { parseLine } from '#shared/analysis/parse-line.ts'
import { instant, MICROS_PER_DAY, MICROS_PER_SECOND } from '#shared/base/time.ts'
import { analyseFiles } from '../support/analyse-files.ts'
import { placeLines } from '../support/place-lines.ts'

/*
 * Logs of which every line's true instant is known, in every format that a run may hold. A line that is placed wrongly
 * is a failure; of all lines, at most one in a thousand may go without an instant.
 */

const MINUTE = 60 * MICROS_PER_SECOND
const HOUR = 60 * MINUTE
const MILLI = 1_000
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']

/** The parts of an instant as a clock `offset` microseconds east of UTC shows them. */
function partsOf(at: number, offset = 0) {
  const local = at + offset
  const date = new Date(Math.floor(local / 1_000))
  const two = (value: number) => String(value).padStart(2, '0')
  const [month, day] = [date.getUTCMonth(), date.getUTCDate()]
  const fraction = String(((local % 1e6) + 1e6) % 1e6).padStart(6, '0')
  const minutes = Math.abs(offset) / MINUTE
  return {
    year: date.getUTCFullYear(),
    mm: two(month + 1),
    dd: two(day),
    spaced: String(day).padStart(2, ' '),
    name: MONTHS[month] ?? '',
    weekday: DAYS[date.getUTCDay()] ?? '',
    clock: `${two(date.getUTCHours())}:${two(date.getUTCMinutes())}:${two(date.getUTCSeconds())}`,
    fraction,
    millis: fraction.slice(0, 3),
    zone: `${offset < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`,
  }
}

type Write = (at: number, offset?: number) => string

interface Dialect {
  readonly write: Write
  /** Microseconds: what the text can tell of an instant. */
  readonly precision: number
  /** The zone or the date and zone are not written. */
  readonly lacks?: 'zone' | 'year'
}

const iso: Write = (at, offset) => {
  const { year, mm, dd, clock, fraction } = partsOf(at, offset)
  return `${year}-${mm}-${dd}T${clock}.${fraction}`
}
const journalShort: Write = (at, offset) => {
  const { name, dd, clock } = partsOf(at, offset)
  return `${name} ${dd} ${clock} tmp-node-e2e-1a2b3c4d`
}
const logfmt: Write = (at, offset = 0) =>
  `time="${iso(at, offset)}789${offset === 0 ? 'Z' : partsOf(at, offset).zone}" level=info msg="CreateContainer within sandbox" n=1`
const klog: Write = (at, offset) => {
  const { mm, dd, clock, fraction } = partsOf(at, offset)
  return `I${mm}${dd} ${clock}.${fraction}    1234 kubelet.go:2446] "SyncLoop UPDATE" source="api"`
}

const dialects: Readonly<Record<string, Dialect>> = {
  klog: { write: klog, precision: 1, lacks: 'year' },
  'indented klog': { write: at => `  ${klog(at)}`, precision: 1, lacks: 'year' },
  'containerd logfmt': { write: at => logfmt(at), precision: 1 },
  'containerd logfmt with an offset': { write: at => logfmt(at, 5.5 * HOUR), precision: 1 },
  'containerd on a terminal': {
    write: at => `INFO[${iso(at, HOUR)}789+01:00] starting containerd               revision=88aa2f53 version=v2.0.2`,
    precision: 1,
  },
  'containerd JSON': {
    write: at => `{"level":"info","msg":"starting containerd","time":"${iso(at)}789Z"}`,
    precision: 1,
  },
  'journald short': {
    write: at => `${journalShort(at)} systemd[1]: Started run-r1.scope.`,
    precision: MICROS_PER_SECOND,
    lacks: 'year',
  },
  'journald short around klog': {
    write: at => `${journalShort(at)} kubelet[77]: ${klog(at)}`,
    precision: 1,
    lacks: 'year',
  },
  'journald short around logfmt': { write: at => `${journalShort(at)} containerd[77]: ${logfmt(at)}`, precision: 1 },
  'journald short-precise': {
    write: at => `${partsOf(at).name} ${partsOf(at).dd} ${partsOf(at).clock}.${partsOf(at).fraction} master a[1]: x`,
    precision: 1,
    lacks: 'year',
  },
  'journald short-iso': {
    write: at => `${iso(at, -7 * HOUR).slice(0, 19)}-0700 node-a systemd[1]: Started x.`,
    precision: MICROS_PER_SECOND,
  },
  'kern.log': {
    write: at => `${journalShort(at)} kernel: device eth0 entered promiscuous mode`,
    precision: MICROS_PER_SECOND,
    lacks: 'year',
  },
  'journald JSON': {
    write: at => `{"__REALTIME_TIMESTAMP":"${at}","SYSLOG_IDENTIFIER":"kernel","MESSAGE":"x"}`,
    precision: 1,
  },
  'journald export': { write: at => `__REALTIME_TIMESTAMP=${at}`, precision: 1 },
  'CRI container log': { write: at => `${iso(at)}789Z stderr F hello`, precision: 1 },
  'cloud-init log': {
    write: at => `${iso(at).slice(0, 10)} ${partsOf(at).clock},${partsOf(at).millis} - util.py[DEBUG]: Running`,
    precision: MILLI,
    lacks: 'zone',
  },
  'cloud-init banner': {
    write: at => {
      const { weekday, dd, name, year, clock } = partsOf(at)
      return `Cloud-init v. 22.4.2 running 'init' at ${weekday}, ${dd} ${name} ${year} ${clock} +0000. Up 0.00 seconds.`
    },
    precision: MICROS_PER_SECOND,
  },
  'Ginkgo v2': {
    write: at => {
      const { mm, dd, year, clock, millis } = partsOf(at)
      const fraction = `.${millis}`.replace(/\.?0+$/u, '')
      return `  STEP: Creating a kubernetes client @ ${mm}/${dd}/${String(year).slice(2)} ${clock}${fraction}`
    },
    precision: MILLI,
    lacks: 'zone',
  },
  'Ginkgo v1': {
    write: at => `${partsOf(at).name} ${partsOf(at).spaced} ${partsOf(at).clock}.${partsOf(at).millis}: INFO: Waiting`,
    precision: MILLI,
    lacks: 'year',
  },
  'Ginkgo v1 in the bootstrap era': {
    write: at => {
      const { mm, dd, clock, millis } = partsOf(at)
      return `W${mm}${dd} ${clock}.${millis}] plain words of a test`
    },
    precision: MILLI,
    lacks: 'year',
  },
  'Prow JSON': {
    write: at =>
      `{"component":"entrypoint","level":"info","msg":"hello","severity":"info","time":"${iso(at).slice(0, 19)}Z"}`,
    precision: MICROS_PER_SECOND,
  },
  'dmesg -T': {
    write: at => {
      const { weekday, name, spaced, clock, year } = partsOf(at)
      return `[${weekday} ${name} ${spaced} ${clock} ${year}] cgroup: fork rejected by pids controller`
    },
    precision: MICROS_PER_SECOND,
    lacks: 'zone',
  },
  'Go log': {
    write: at => `${iso(at).slice(0, 10).replaceAll('-', '/')} ${partsOf(at).clock} process.go:153: Running`,
    precision: MICROS_PER_SECOND,
    lacks: 'zone',
  },
}

interface FixtureLine {
  readonly text: string
  /** The true instant, as exactly as the text tells it; undefined = nothing tells it. */
  readonly at: number | undefined
  readonly isBare?: boolean
}

interface Tally {
  right: number
  missing: number
}

const total: Tally = { right: 0, missing: 0 }

/** Places every line, also from its bytes, and fails for one that is placed wrongly; `tolerance` is that of a bridge between clocks. */
function check(lines: readonly FixtureLine[], window: RunWindow | undefined, tolerance = 0): Tally {
  const clock = createArtifactClock({ seesRecordTimes: true })
  const observed = lines.map(({ text }) => clock.observe(parseLine(text)))
  const instantOf = clock.resolver(window)
  const { place } = createInheritance(instantOf)
  const fromBytes = placeLines(
    lines.map(({ text }) => text),
    { instantOf, isSteady: clock.isSteady() },
  )
  const tally: Tally = { right: 0, missing: 0 }
  observed.forEach((line, index) => {
    const { at, text, isBare = false } = lines[index] as FixtureLine
    const placed = place(line)
    expect(fromBytes[index], text).toEqual(placed)
    if (placed === undefined) tally.missing += at === undefined ? 0 : 1
    else if (at !== undefined && Math.abs(placed.at - at) <= tolerance && placed.isInherited === isBare) tally.right++
    else
      expect.fail(`${text} was placed at ${placed.at}, and it is ${at ?? 'not known'}; ${clock.note()?.reason ?? ''}`)
  })
  return tally
}

function add({ right, missing }: Tally): void {
  total.right += right
  total.missing += missing
}

/** Ordinary days, New Year's Eve, the end of February; in every year that a log may be of. */
const start = fc.oneof(
  fc.integer({ min: Date.UTC(2016, 0), max: Date.UTC(2034, 0) }),
  fc.integer({ min: 2016, max: 2034 }).map(year => Date.UTC(year, 11, 31, 22, 45)),
  fc.integer({ min: 2016, max: 2034 }).map(year => Date.UTC(year, 1, 28, 23, 10)),
)
const gaps = fc.array(fc.integer({ min: 1, max: 2 * MINUTE }), { minLength: 20, maxLength: 60 })
const dressing = fc.constantFrom<(text: string) => string>(
  text => text,
  text => `${text}\r`,
  text => `\u001b[0;32m${text}\u001b[0m`,
)

function timesOf(from: number, steps: readonly number[]): readonly number[] {
  let at = from * 1_000
  return steps.map(step => (at += step))
}

function windowOf(times: readonly number[], before: number, after: number): RunWindow {
  const [from, to] = [Math.min(...times) - before, Math.max(...times) + after]
  return { from: instant(from - HOUR), to: instant(to + HOUR), exact: { from: instant(from), to: instant(to) } }
}

const floorTo = (at: number, precision: number) => Math.floor(at / precision) * precision
const settings = { seed: 20_250_305, numRuns: 40 }

describe.each(Object.entries(dialects))('%s', (_name, { write, precision, lacks }) => {
  test('is placed right, with the bare lines below it', () => {
    fc.assert(
      fc.property(fc.tuple(start, fc.nat(20 * MINUTE)), gaps, dressing, ([from, before], steps, dress) => {
        const times = timesOf(from, steps)
        const lines = times.flatMap((time, index): readonly FixtureLine[] => {
          const at = floorTo(time, precision)
          const line = { text: dress(write(time)), at }
          return index % 5 === 0 ? [line, { text: '\tgoroutine 1 [running]:', at, isBare: true }] : [line]
        })
        add(check(lines, windowOf(times, before, 30 * MINUTE)))
      }),
      settings,
    )
  })

  test('without the run’s own times is placed right or not at all', () => {
    fc.assert(
      fc.property(start, gaps, (from, steps) => {
        const lines = timesOf(from, steps).map(time => ({ text: write(time), at: floorTo(time, precision) }))
        const { right, missing } = check(lines, undefined)
        expect(lacks === 'year' ? right : missing).toBe(0)
      }),
      settings,
    )
  })
})

describe('a local clock', () => {
  const offset = fc.constantFrom(-9.5, -7, -3.5, 2, 3, 5.5, 5.75, 8, 9.5, 12.75).map(hours => hours * HOUR)

  test('is read by the lines that carry both clocks', () => {
    fc.assert(
      fc.property(start, gaps, offset, (from, steps, zone) => {
        const lines = timesOf(from, steps).map((time, index): FixtureLine => {
          const outer = journalShort(time, zone)
          if (index % 3 === 0) return { text: `${outer} containerd[7]: ${logfmt(time, zone)}`, at: time }
          if (index % 3 === 1) return { text: `${outer} kubelet[8]: ${klog(time, zone)}`, at: time }
          return { text: `${outer} systemd[1]: Started x.`, at: floorTo(time, MICROS_PER_SECOND) }
        })
        add(check(lines, undefined))
      }),
      settings,
    )
  })

  test('is read by the run’s start and finish where these admit no other', () => {
    fc.assert(
      fc.property(start, offset, fc.nat(2 * MINUTE), (from, zone, before) => {
        const times = timesOf(from, new Array<number>(100).fill(97 * MICROS_PER_SECOND))
        const lines = times.map(time => ({ text: klog(time, zone), at: time }))
        add(check(lines, windowOf(times, before, MINUTE)))
      }),
      settings,
    )
  })

  test('of which the run’s times admit several zones and exclude UTC is not placed', () => {
    fc.assert(
      fc.property(start, fc.constantFrom(-7, 5.5, 8, 9.5), (from, hours) => {
        const zone = hours * HOUR
        const times = timesOf(from, new Array<number>(20).fill(MINUTE))
        const lines = times.map(time => ({ text: klog(time, zone), at: time }))
        expect(check(lines, windowOf(times, 80 * MINUTE, 90 * MINUTE)).right).toBe(0)
      }),
      settings,
    )
  })

  test.each([
    ['to', Date.UTC(2025, 2, 9, 10), [-8, -7]],
    ['from', Date.UTC(2025, 10, 2, 9), [-7, -8]],
  ] as const)('that is changed %s summer time in the middle is followed', (_way, change, [before, after]) => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: MINUTE }), { minLength: 90, maxLength: 160 }), steps => {
        const lines = timesOf(change - 25 * 60_000, steps).map((time, index): FixtureLine => {
          const zone = (time < change * 1_000 ? before : after) * HOUR
          const outer = journalShort(time, zone)
          return index % 2 === 0
            ? { text: `${outer} containerd[7]: ${logfmt(time, zone)}`, at: time }
            : { text: `${outer} systemd[1]: Started x.`, at: floorTo(time, MICROS_PER_SECOND) }
        })
        add(check(lines, undefined))
      }),
      settings,
    )
  })
})

describe('a serial console', () => {
  const serial = (boot: number, at: number, text: string) =>
    `[${((at - boot) / 1e6).toFixed(6).padStart(12, ' ')}] ${text}`
  const banner = (boot: number, at: number) => {
    const { weekday, dd, name, year, clock } = partsOf(at)
    return serial(
      boot,
      at,
      `cloud-init[893]: Cloud-init v. 22.4.2 running 'modules:final' at ${weekday}, ${dd} ${name} ${year} ${clock} +0000. Up ${((at - boot) / 1e6).toFixed(2)} seconds.`,
    )
  }

  test('is tied to the time of day by each boot’s own banner, to the second', () => {
    fc.assert(
      fc.property(start, fc.array(gaps, { minLength: 1, maxLength: 4 }), (from, boots) => {
        let next = from * 1_000
        const lines = boots.flatMap(steps => {
          const boot = next
          const times = timesOf(boot / 1_000, steps)
          next = (times.at(-1) ?? boot) + 37 * MICROS_PER_SECOND
          return [
            { text: `\0\0${serial(boot, boot, 'Linux version 6.6.72+ (builder@host) #1 SMP')}\r`, at: boot },
            ...times.map(at => ({ text: `${serial(boot, at, 'random: crng init done')}\r`, at })),
            { text: banner(boot, next - MICROS_PER_SECOND), at: next - MICROS_PER_SECOND },
          ]
        })
        add(check(lines, undefined, MICROS_PER_SECOND))
      }),
      settings,
    )
  })

  test('is tied to the time of day by what containerd writes to it', () => {
    fc.assert(
      fc.property(start, gaps, (from, steps) => {
        const boot = from * 1_000
        const lines = timesOf(from, steps).map((at, index) =>
          index % 4 === 3
            ? { text: serial(boot, at, `containerd[500]: ${logfmt(at)}`), at }
            : { text: serial(boot, at, 'random: crng init done'), at },
        )
        add(check(lines, undefined))
      }),
      settings,
    )
  })

  test('of a machine that nothing ties to the time of day is not placed', () => {
    fc.assert(
      fc.property(start, gaps, (from, steps) => {
        const lines = timesOf(from, steps).map(at => ({ text: serial(from * 1_000, at, 'x'), at }))
        expect(check(lines, windowOf([from * 1_000], 0, HOUR)).right).toBe(0)
      }),
      settings,
    )
  })
})

describe('two writers of which one is 90 seconds ahead', () => {
  const HOST = 'tmp-node-e2e-edd441f7-cos-beta-121-18867-0-24'
  const KUBELET = `artifacts/${HOST}/kubelet.log`
  const CONTAINERD = `artifacts/${HOST}/containerd.log`
  const SKEW = 90 * MICROS_PER_SECOND
  /** What kubelet and containerd themselves take between two lines of one event. */
  const DELAY = 5 * MILLI

  test('are placed right, once the offered skew is taken away', () => {
    fc.assert(
      fc.property(
        start,
        fc.array(fc.tuple(fc.integer({ min: MINUTE, max: 3 * MINUTE }), fc.integer({ min: 500, max: DELAY })), {
          minLength: 12,
          maxLength: 40,
        }),
        (from, pods) => {
          const times = timesOf(
            from,
            pods.map(([step]) => step),
          )
          const removal = (pod: number) => pod.toString(16).padStart(64, 'a')
          const kubelet = times.map((at, pod) =>
            klog(at).replace(/\] .*/u, `] "RemoveContainer" containerID="${removal(pod)}"`),
          )
          const containerd = times.map((at, pod) =>
            logfmt(at + (pods[pod]?.[1] ?? 0) + SKEW).replace(
              /msg=.*/u,
              `msg="RemoveContainer for \\"${removal(pod)}\\""`,
            ),
          )
          const { skews } = analyseFiles({
            'started.json': JSON.stringify({ timestamp: Math.floor(from / 1_000) }),
            'finished.json': JSON.stringify({
              timestamp: Math.ceil((times.at(-1) ?? 0) / 1e6) + 300,
              result: 'SUCCESS',
            }),
            [KUBELET]: kubelet.join('\n'),
            [CONTAINERD]: containerd.join('\n'),
          })
          const place = (artifact: string, lines: readonly string[]) => {
            const clock = createArtifactClock()
            const observed = lines.map(line => clock.observe(parseLine(line)))
            const instantOf = clock.resolver(windowOf(times, 0, HOUR))
            return observed.map(line => withoutSkew(instantOf(line) ?? instant(NaN), artifact, skews))
          }
          // Which of the two is right cannot be known: both stand together, at one of the two clocks.
          const [first, second] = [place(KUBELET, kubelet), place(CONTAINERD, containerd)]
          const shift = skews[0]?.reference === CONTAINERD ? SKEW : 0
          const distances = times.flatMap((at, pod) =>
            [first[pod], second[pod]].map(placed => Math.abs((placed ?? NaN) - at - shift)),
          )
          expect(Math.max(...distances)).toBeLessThanOrEqual(DELAY * 2)
          add({ right: distances.length, missing: 0 })
        },
      ),
      settings,
    )
  })
})

test('a journal that spans weeks around New Year takes its years from its dated lines', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 2016, max: 2034 }),
      fc.array(fc.integer({ min: 1, max: 40 * HOUR }), { minLength: 10, maxLength: 20 }),
      (year, steps) => {
        const times = timesOf(Date.UTC(year, 11, 20), steps)
        const lines = times.map((time, index): FixtureLine =>
          index % 2 === 0
            ? { text: `${journalShort(time)} containerd[7]: ${logfmt(time)}`, at: time }
            : { text: `${journalShort(time)} systemd[1]: x`, at: floorTo(time, MICROS_PER_SECOND) },
        )
        expect(times.at(-1)! - times[0]!).toBeLessThan(40 * MICROS_PER_DAY)
        add(check(lines, undefined))
      },
    ),
    settings,
  )
})

afterAll(() => {
  expect(total.right).toBeGreaterThan(30_000)
  expect(total.right / (total.right + total.missing)).toBeGreaterThanOrEqual(0.999)
})
