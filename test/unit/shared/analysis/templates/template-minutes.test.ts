import { describe, expect, it } from 'vitest'
import { createRunTemplates } from '#shared/analysis/templates/run-templates.ts'
import { encodeUtf8 } from '#shared/base/bytes.ts'
import { formatInstant, instant } from '#shared/base/time.ts'
import type { Template } from '#shared/model/template.ts'

const at = (text: string) => instant(Date.parse(text) * 1_000)

/** Of a run of a week that has one log. */
function templatesOf(lines: readonly string[]): readonly Template[] {
  const run = { id: '1897', startedAt: at('2025-03-05T11:00:00Z'), finishedAt: at('2025-03-12T11:00:00Z') }
  const reader = createRunTemplates({ hosts: [], run }, ['a.log'])
  const sink = reader.open('a.log')
  sink?.feed(encodeUtf8(lines.map(line => `${line}\n`).join('')))
  sink?.end()
  return [...(reader.finish([]).groups[0]?.templates ?? [])].sort((a, b) => a.first.line - b.first.line)
}

/** `11:26 3` for three lines at 11:26; `none 2` for two of which the minute is not known. */
function minutesOf({ minutes, count }: Template): readonly string[] {
  const unplaced = minutes?.unplaced ?? count
  const placed = (minutes?.steps ?? []).map(step => `${formatInstant(step.at).slice(11, 16)} ${step.count}`)
  return unplaced === 0 ? placed : [...placed, `none ${unplaced}`]
}
const minutesIn = (...lines: readonly string[]) => templatesOf(lines).map(minutesOf)

/** Says when the machine started: 11:00:00. */
const BRIDGE =
  "[   22.100000] cloud-init[9]: Cloud-init v. 24.1 running 'modules:final' at Wed, 05 Mar 2025 11:00:22 +0000. Up 22.10 seconds."

describe('a line with two times counts at its own', () => {
  it('where the other comes first and is the same at the start', () => {
    const line = (time: string) => `{"created":"2025-03-05T11:26:00Z","msg":"pulled","time":"2025-03-05T${time}Z"}`
    const lines = [line('11:26:07'), line('12:40:00'), line('13:40:00')]
    expect(minutesIn(...lines)).toEqual([['11:26 1', '12:40 1', '13:40 1']])
  })

  it('where both are one text at the start', () => {
    const line = (time: string) => `{"created":"2025-03-05T11:26:00Z","msg":"pulled","time":"2025-03-05T${time}Z"}`
    const lines = [line('11:26:00'), line('12:40:00'), line('13:40:00')]
    expect(minutesIn(...lines)).toEqual([['11:26 1', '12:40 1', '13:40 1']])
  })

  it('where the runtime wrote down a line later than its writer', () => {
    const line = (outer: string, inner: string) =>
      `2025-03-05T${outer}Z stderr F time="2025-03-05T${inner}Z" level=info msg=pulled`
    const lines = [line('11:26:07.1', '11:26:07'), line('12:41:00.1', '12:40:59'), line('12:41:00.12', '12:40:59')]
    expect(minutesIn(...lines)).toEqual([['11:26 1', '12:40 2']])
  })

  it('where another one stands, in a longer line, at the place of its own', () => {
    const line = (message: string, made: string, time: string) =>
      `{"msg":"pulled ${message}","created":"2025-03-05T${made}Z","time":"2025-03-05T${time}Z"}`
    // The first time of the second line stands where the second of the first one does.
    const shift = '2025-03-05T11:00:00Z","time":"'.length
    const [short, long] = ['1'.repeat(8), '1'.repeat(8 + shift)]
    const lines = [line(short, '11:00:00', '11:26:07'), line(long, '11:26:00', '12:40:00')]
    expect(minutesIn(...lines).flat()).toEqual(['11:26 1', '12:40 1'])
  })
})

describe('seconds since the boot', () => {
  it('are not taken for the priority before them', () => {
    const lines = ['<30>[   30.100000] unit started', '<30>[   95.100000] unit started']
    expect(minutesIn(BRIDGE, ...lines)[1]).toEqual(['11:00 1', '11:01 1'])
  })

  it('are not taken for others that end, or begin, as they do', () => {
    const lines = ['50', '50', '501'].map(second => `[${second}.100000] link down`)
    expect(minutesIn(BRIDGE, ...lines)[1]).toEqual(['11:00 2', '11:08 1'])
  })
})

it('minutes of two zones are two', () => {
  const line = (time: string) => `2025-03-05T${time} ready`
  const lines = [line('11:26:07Z'), line('17:26:09+05:00'), line('17:26:10.5+03:00'), line('11:26:59Z')]
  expect(minutesIn(...lines)).toEqual([['11:26 2', '12:26 1', '14:26 1']])
  const same = [line('11:26:07Z'), line('11:26:09-01:00'), line('11:26:10-02:00'), line('11:26:11.25-01:00')]
  expect(minutesIn(...same)).toEqual([['11:26 1', '12:26 2', '13:26 1']])
})

describe('lines without a time behind one whose time is none', () => {
  it('are counted without a minute, like that one', () => {
    const lines = ['2025-03-05T11:26:07Z start', 'Mar 99 11:40:00 node kubelet[1]: no such day', 'frame', 'frame']
    expect(minutesIn(...lines)).toEqual([['11:26 1'], ['none 1'], ['none 2']])
  })

  it('count again when a time is known', () => {
    const lines = ['2025-02-30T11:26:07Z tick', 'frame', '2025-03-05T11:26:07Z tick', 'frame']
    expect(minutesIn(...lines)).toEqual([
      ['11:26 1', 'none 1'],
      ['11:26 1', 'none 1'],
    ])
  })
})

describe('steps of more than a minute', () => {
  const BEGIN = Date.UTC(2025, 2, 5, 11, 10)
  const isoOf = (minute: number) => new Date(BEGIN + minute * 60_000).toISOString()
  const klogOf = (minute: number) => {
    const iso = isoOf(minute)
    return `I${iso.slice(5, 7)}${iso.slice(8, 10)} ${iso.slice(11, 19)}.000000       1 a.go:1] tick`
  }
  const minutes = Array.from({ length: 8_000 }, (_, minute) => minute)

  it('hold the lines of that time, whether or not the year is written', () => {
    const [written] = templatesOf(minutes.map(minute => `${isoOf(minute)} tick`))
    const [unwritten] = templatesOf(minutes.map(klogOf))
    expect(written?.minutes).toMatchObject({ stepMinutes: 64, unplaced: 0 })
    const counts = written?.minutes?.steps.map(({ count }) => count) ?? []
    expect(new Set(counts.slice(1, -1))).toEqual(new Set([64]))
    expect(unwritten?.minutes).toEqual(written?.minutes)
  })

  it('hold no line of which it is not known whether it belongs there', () => {
    const seconds = Array.from({ length: 5_000 }, (_, second) => 30 + second)
    const all = templatesOf([BRIDGE, ...seconds.map(second => `[${String(second).padStart(5)}.000000] tick`)])
    const found = all.find(({ text }) => text === 'tick')?.minutes
    const counts = found?.steps.map(({ count }) => count) ?? []
    const placed = counts.reduce((sum, count) => sum + count, 0)
    // From 11:00:30 on, so that the first minute and the last are halves.
    expect(found?.stepMinutes).toBe(1)
    expect(counts).toHaveLength(84)
    expect(Math.max(...counts)).toBeLessThanOrEqual(60)
    expect(placed).toBeGreaterThan(4_000)
    expect(found?.unplaced).toBe(5_000 - placed)
  })
})
