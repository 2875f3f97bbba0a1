import { describe, expect, it } from 'vitest'
import { err, ok } from '#shared/base/result.ts'
import { instant } from '#shared/base/time.ts'
import { appendLines, NO_LINES } from '../../../../../renderer/panels/logs/line-numbers.ts'
import { numberedText, quoteText } from '../../../../../renderer/panels/logs/copy-lines.ts'
import { bytesOfHex, hexRows, oddBytes, wholeCharacters } from '../../../../../renderer/panels/logs/hex-rows.ts'
import { changeTab, keepLine, openTab, shownTab, tabNames } from '../../../../../renderer/panels/logs/log-tabs.ts'
import { readPlace } from '../../../../../renderer/panels/logs/read-place.ts'
import { canReadAgain, foundText, stepTo, waitNote } from '../../../../../renderer/panels/logs/sought-lines.ts'
import {
  basisOf,
  comparisonOf,
  describe as describeMarks,
} from '../../../../../renderer/panels/logs/use-novel-lines.ts'
import { sameMoment, whyNoPhases } from '../../../../../renderer/panels/logs/sync-phase.ts'
import { endOf, type LineHits } from '../../../../../renderer/panels/logs/use-line-hits.ts'
import { answerable, NO_FILTER, shownFilter, soughtFilter } from '../../../../../renderer/state/log-filter.ts'
import { strings } from '../../../../../renderer/strings/index.ts'

const hits = (over: Partial<LineHits> = {}): LineHits => ({
  lines: appendLines(NO_LINES, 10, [10, 10]),
  total: 3,
  doneBytes: 0,
  state: 'done',
  isPartial: false,
  error: undefined,
  ...over,
})

describe('stepTo', () => {
  it('goes to the next line that was found and around the ends', () => {
    expect(stepTo(hits(), 10, false)).toEqual({ line: 20, wrapped: false })
    expect(stepTo(hits(), 10, true)).toEqual({ line: 30, wrapped: true })
    expect(stepTo(hits(), 30, false)).toEqual({ line: 10, wrapped: true })
    expect(stepTo(hits({ lines: NO_LINES, total: 0 }), 5, false)).toBeNull()
  })
  it('waits for what is not read yet', () => {
    const reading = hits({ state: 'reading' })
    expect(stepTo(reading, 15, false)).toEqual({ line: 20, wrapped: false })
    expect(stepTo(reading, 30, false)).toBeUndefined()
    expect(stepTo(reading, 25, true)).toEqual({ line: 20, wrapped: false })
    expect(stepTo(reading, 99, true)).toBeUndefined()
  })
  it('goes around no end that is not known: of a search that was stopped, failed or found too much', () => {
    const failed = { state: 'failed', error: { code: 'rpc/unknown-id', id: 'a' } } as const
    for (const some of [hits({ state: 'stopped' }), hits(failed), hits({ total: 700_000 })]) {
      expect(stepTo(some, 15, false)).toEqual({ line: 20, wrapped: false })
      expect(stepTo(some, 30, false)).toBeUndefined()
      expect(stepTo(some, 10, true)).toBeUndefined()
      expect(stepTo(some, 99, true)).toBeUndefined()
    }
    expect(stepTo(hits({ state: 'stopped', lines: NO_LINES, total: 0 }), 5, false)).toBeUndefined()
  })
  it('says that more is looked for, or that no more is known', () => {
    const said = (some: LineHits, isAsked: boolean) => foundText(some, 21, waitNote(some, isAsked))
    expect(said(hits({ state: 'reading' }), false)).toBe('3 lines so far, looking on…')
    expect(said(hits({ state: 'stopped' }), true)).toBe('3 lines, stopped, looking on…')
    expect(said(hits({ state: 'stopped' }), false)).toBe('3 lines, stopped, no further one is known')
  })
})

describe('appendLines', () => {
  it('gives a new list where lines were added, and the same where none were', () => {
    const some = appendLines(NO_LINES, 10, [10])
    const more = appendLines(some, 30, [])
    expect([more === some, some.count, more.count]).toEqual([false, 2, 3])
    expect(appendLines(more, 0, [])).toBe(more)
  })
})

describe('foundText', () => {
  it('says which of how many the reader is on', () => {
    expect([foundText(hits(), 20), foundText(hits(), 21)]).toEqual(['2 of 3 lines', '3 lines'])
  })
  it('says what of the artifact the count is about', () => {
    expect(foundText(hits({ state: 'reading', total: 3_456 }), 10)).toBe('1 of 3,456 lines so far')
    expect(foundText(hits({ total: 0, lines: NO_LINES, isPartial: true }), 1)).toBe(
      'not in this artifact, not read to its end',
    )
    expect(foundText(hits({ total: 0, lines: NO_LINES, state: 'stopped' }), 1)).toBe('none until it was stopped')
  })
})

describe('a reading of lines', () => {
  it('ends as done, stopped or failed, also where it was stopped elsewhere', () => {
    expect(endOf(ok({ lines: 3, bytes: 9, isPartial: true }))).toEqual({ state: 'done', total: 3, isPartial: true })
    expect(endOf(err({ code: 'cancelled' }))).toEqual({ state: 'stopped' })
    expect(endOf(err({ code: 'rpc/unknown-id', id: 'a' }))).toEqual({
      state: 'failed',
      error: { code: 'rpc/unknown-id', id: 'a' },
    })
  })
  it('can be tried again unless it came to its end, goes on, or cannot be done', () => {
    const error = { code: 'search/refused', reason: 'is no pattern' } as const
    const refused = hits({ state: 'failed', error })
    const failed = hits({ state: 'failed', error: { code: 'rpc/unknown-id', id: 'a' } })
    expect([hits(), hits({ state: 'reading' }), refused].map(canReadAgain)).toEqual([false, false, false])
    expect([hits({ state: 'stopped' }), failed].map(canReadAgain)).toEqual([true, true])
  })
})

describe('a filter', () => {
  const query = { text: 'shim', isPattern: false, ignoresCase: true }
  it('shows all lines while nothing is chosen', () => {
    expect(shownFilter({ ...NO_FILTER, isOn: true })).toBeUndefined()
    expect(shownFilter({ ...NO_FILTER, query, levels: ['error'] })).toBeUndefined()
  })
  it('takes the conditions together, and finds among what they let pass', () => {
    const form = { ...NO_FILTER, query, isOn: true, levels: ['error', 'none'], writer: ' kubelet ' } as const
    const conditions = { levels: ['error', 'fatal', 'none'], writer: 'kubelet' }
    expect(shownFilter(form)).toEqual({ ...conditions, query })
    expect(shownFilter({ ...form, isMatching: false })).toEqual(conditions)
    expect(soughtFilter({ ...form, isMatching: false })).toEqual({ ...conditions, query })
    expect(soughtFilter({ ...form, isOn: false })).toEqual({ query })
  })
})

describe('a filter of new lines', () => {
  const query = { text: 'shim', isPattern: true, ignoresCase: true }
  const form = { ...NO_FILTER, query, marks: ['novel'] } as const
  it('waits for the comparison, and the find does not where the filter is put away', () => {
    expect(answerable(shownFilter({ ...form, isOn: true }), false)).toBeUndefined()
    expect(answerable(soughtFilter({ ...form, isOn: true }), false)).toBeUndefined()
    expect(answerable(soughtFilter(form), false)).toEqual({ query })
    expect(answerable(shownFilter({ ...form, isOn: true }), true)).toEqual({ marks: ['novel'], query })
  })
  it('says that the comparison failed or was stopped, with a way to try again', () => {
    const retry = () => undefined
    const error = { code: 'cancelled' } as const
    expect(comparisonOf({ kind: 'failed', error }, retry)).toEqual({ state: 'failed', error, retry })
    expect(comparisonOf({ kind: 'cancelled' }, retry)).toEqual({ state: 'stopped', retry })
    expect(comparisonOf({ kind: 'loading' }, retry)).toEqual({ state: 'reading' })
    expect(comparisonOf({ kind: 'ready', value: {} }, retry)).toEqual({ state: 'known', basis: {} })
  })
  it('gives a filter for new lines another basis when both runs are compared anew', () => {
    const [first, second] = [{ found: 1 }, { found: 1 }].map(value =>
      comparisonOf({ kind: 'ready', value }, () => undefined),
    )
    const [before, after] = [first, second].map(known => known && basisOf({ marks: ['novel'] }, known))
    expect(before).toEqual({ found: 1 })
    expect(after).not.toBe(before)
    expect(second && basisOf({ levels: ['error'] }, second)).toBeUndefined()
    expect(basisOf({ marks: ['novel'] }, { state: 'reading' })).toBeUndefined()
  })
  it('says that only one of both runs is marked', () => {
    expect(describeMarks('ready', 'failed')).toMatch(/^New lines of the bad run only/u)
    expect(describeMarks('ready', 'ready')).toBe('F7 goes to the next new line')
    expect([describeMarks('loading', 'idle'), describeMarks('failed', 'idle')]).toEqual([
      'Reading both runs…',
      'Not compared: see New lines',
    ])
  })
})

describe('readPlace', () => {
  const start = Date.UTC(2025, 2, 5, 11, 30) * 1000
  const read = (text: string) => readPlace(text, { start, time: 'utc' })
  it.each([
    ['1,204', 'line', 1204],
    ['b:1,204', 'byte', 1204],
    ['0x4b4', 'byte', 1204],
    ['+12:34', 'time', start + 754_000_000],
    ['+1:00:00.5', 'time', start + 3_600_500_000],
    ['+90', 'time', start + 90_000_000],
    ['11:31:08', 'time', start + 68_000_000],
    ['11:30', 'time', start],
    ['2025-03-05 11:31:08Z', 'time', start + 68_000_000],
    ['03:00', 'time', Date.UTC(2025, 2, 6, 3) * 1000],
  ])('reads %s', (text, kind, value) => {
    expect(read(text)).toEqual({ kind, value })
  })
  it.each(['', 'x', '25:00', '11:61', 'b:', '0xzz', '99999999999999999999'])('refuses %j', text => {
    expect(read(text)).toBeUndefined()
  })
  it('knows no time of day without the start of the run', () => {
    expect(readPlace('11:31:08', { start: undefined, time: 'utc' })).toBeUndefined()
  })
  it('means local time where times are shown so', () => {
    const at = new Date(2025, 2, 5, 11, 31).getTime() * 1000
    expect(readPlace('2025-03-05 11:31', { start, time: 'local' })).toEqual({ kind: 'time', value: at })
  })
})

describe('hexRows', () => {
  it('shows offset, bytes and ASCII', () => {
    const bytes = bytesOfHex('41421b00ff')
    expect(hexRows(bytes, 32)).toEqual([{ offset: 32, bytes: ['41', '42', '1b', '00', 'ff'], ascii: 'AB···' }])
  })
  it('counts what is odd, and no replacement character that stands in the text', () => {
    const odd = (text: Uint8Array) => strings.logs.bytes.odd(oddBytes(text))
    expect(odd(new TextEncoder().encode('fine \ufffd'))).toBe('Nothing odd: printable UTF-8.')
    expect(odd(Uint8Array.of(0, 0, 0x1b, 0xff, 0x41))).toBe(
      '▲ 2 NUL bytes, 1 escape character, 1 place that is no UTF-8',
    )
    expect(odd(new TextEncoder().encode('\u202eabc'))).toBe('▲ 1 character that reorders text')
  })
})

describe('wholeCharacters', () => {
  const bytes = new TextEncoder().encode('aé€😀b')
  it.each(Array.from({ length: bytes.length + 1 }, (_, edge) => edge))(
    'gives each character to the part that it begins in: %i',
    edge => {
      const parts = [wholeCharacters(bytes, 0, edge), wholeCharacters(bytes, edge, bytes.length)]
      expect(parts.flatMap(oddBytes)).toEqual([])
      expect(parts.map(part => new TextDecoder().decode(part)).join('')).toBe('aé€😀b')
    },
  )
  it('leaves what is no UTF-8 where it stands', () => {
    const broken = Uint8Array.of(0x41, 0xe2, 0x82, 0x42, 0x80, 0x80)
    expect([...wholeCharacters(broken, 0, 2)]).toEqual([0x41, 0xe2])
    expect([...wholeCharacters(broken, 2, 4)]).toEqual([0x82, 0x42])
    expect([...wholeCharacters(broken, 4, 6)]).toEqual([0x80, 0x80])
  })
})

describe('phases that are not known', () => {
  it('are told from those that a run does not have', () => {
    const error = { code: 'artifact/not-found', artifact: 'a' } as const
    expect(whyNoPhases({ kind: 'loading' })).toBe('Not aligned: the phases are still being read')
    expect(whyNoPhases({ kind: 'cancelled' })).toBe('Not aligned: reading the phases was stopped')
    expect(whyNoPhases({ kind: 'failed', error })).toMatch(/^Not aligned: the phases could not be read \(.+\)$/u)
  })
})

describe('sameMoment', () => {
  const phase = (name: 'boot' | 'tests', from: number, to: number) => ({
    name,
    from: instant(from),
    to: instant(to),
    artifact: 'build-log.txt',
  })
  const phases = [phase('boot', 0, 100), phase('tests', 100, 500)]
  it('is as far into the same phase of the other run', () => {
    expect(sameMoment(130, phases, [phase('tests', 1_000, 1_900)])).toEqual({ at: 1_030, phase: 'tests' })
  })
  it('ends with the other phase, and is nowhere without one', () => {
    expect(sameMoment(480, phases, [phase('tests', 1_000, 1_200)])?.at).toBe(1_200)
    expect(sameMoment(50, phases, [phase('tests', 1_000, 1_200)])).toBeUndefined()
    expect(sameMoment(900, phases, phases)).toBeUndefined()
  })
})

describe('copies', () => {
  const line = (number: number, text: string) => ({
    row: number,
    line: { line: number, offset: 0, text, bytes: 1, cutBytes: 0, notes: [] },
  })
  const rows = [line(9, 'nine'), { row: 10, fold: { from: 10, count: 1_234, isOpen: false } }, line(1_244, 'end')]
  it('puts numbers before lines, and counts what is folded', () => {
    expect(numberedText(rows)).toBe('   9  nine\n      … 1,234 lines\n1244  end')
  })
  it('quotes with the place, in a fence that the text cannot close, without secrets', () => {
    const quoted = quoteText({
      run: 'bad run',
      artifact: 'a`b.log',
      rows: [line(9, '``` token=ghp_0123456789abcdefghijklmnopqrstuvwxyzAB')],
    })
    expect(quoted).toMatch(/^``a`b\.log:9`` \(`bad run`\)\n\n`{4,}text\n/u)
    expect(quoted).not.toContain('ghp_0123456789')
  })
})

describe('tabs', () => {
  const tab = (artifact: string, line = 1) => ({ side: 'bad', artifact, line }) as const
  const two = openTab(openTab({ tabs: [], active: 0 }, tab('x/a.log')), tab('y/a.log'), true)
  it('opens in place, in a new tab, or where it is open already', () => {
    expect(openTab(two, tab('b.log')).tabs.map(({ artifact }) => artifact)).toEqual(['x/a.log', 'b.log'])
    expect(openTab(two, tab('x/a.log', 7))).toEqual({ tabs: [tab('x/a.log', 7), tab('y/a.log')], active: 0 })
  })
  it('steps around the ends and keeps the last one', () => {
    expect(changeTab(two, 'next-tab').active).toBe(0)
    const one = changeTab(two, 'close-tab')
    expect([shownTab(one)?.artifact, changeTab(one, 'close-tab').tabs.length]).toEqual(['x/a.log', 1])
  })
  it('remembers the line of the artifact that is shown, and no other', () => {
    expect(keepLine(two, tab('y/a.log', 5)).tabs[1]).toEqual(tab('y/a.log', 5))
    expect(keepLine(two, tab('z.log', 5))).toBe(two)
  })
  it('has a tab for each of both runs that have an artifact of one name', () => {
    const good = { ...tab('x/a.log', 9), side: 'good' } as const
    const three = openTab(two, good, true)
    expect(three.tabs).toEqual([...two.tabs, good])
    expect(keepLine(three, { ...good, line: 12 }).tabs[0]).toEqual(tab('x/a.log'))
  })
  it('tells tabs of one name apart by their folder', () => {
    expect(tabNames(two.tabs)).toEqual(['x/a.log', 'y/a.log'])
    expect(tabNames([tab('x/a.log'), tab('b.log')])).toEqual(['a.log', 'b.log'])
  })
})
