import { describe, expect, it } from 'vitest'
import { createLineInstants, createLineKind } from '#shared/analysis/entities/line-instants.ts'
import type { ParsedTime } from '#shared/analysis/parse-line.ts'
import { encodeUtf8, viewOf } from '#shared/base/bytes.ts'
import { instant, MICROS_PER_SECOND } from '#shared/base/time.ts'

const MINUTE = Date.UTC(2025, 2, 5, 11, 26) * 1_000
const HOUR = 3_600 * MICROS_PER_SECOND

function lineOf(text: string) {
  const bytes = encodeUtf8(text)
  return { bytes, view: viewOf(bytes), start: 0, end: bytes.length }
}
const klog = (seconds: string, minute = '0305 11:26') => lineOf(`I${minute}:${seconds} 7 a.go:1] x`)
const klogTime = (seconds: string): ParsedTime => ({ style: 'klog', text: `0305 11:26:${seconds}` })

/** One kind of lines, of which the first was read: klog at 11:26:07.5. */
function learnt() {
  const [instants, kind] = [createLineInstants(), createLineKind()]
  const at = instant(MINUTE + 7.5 * MICROS_PER_SECOND)
  instants.learn(kind, klog('07.500000'), { time: klogTime('07.500000'), at })
  return { instants, kind }
}

describe('the instant of a line', () => {
  it.each([
    ['07.500000', 7_500_000],
    ['00.000001', 1],
    ['59.999999', 59_999_999],
    ['08.25', 8_250_000],
    ['08.123456789', 8_123_456],
    ['08', 8_000_000],
  ])('is that of its minute and its seconds: %s', (seconds, micros) => {
    const { instants, kind } = learnt()
    expect(instants.at(kind, klog(seconds))).toBe(MINUTE + micros)
  })

  it.each([
    ['in another minute', klog('07.500000', '0305 11:27')],
    ['of no real second', klog('71.500000')],
    ['without its seconds', lineOf('I0305 11:26')],
    ['cut within them', lineOf('I0305 11:26:0')],
    ['whose fraction is longer than any', klog('07.1234567890')],
    ['with a zone behind it', lineOf('I0305 11:26:07.500000Z 7 a.go:1] x')],
    ['with its time behind something else', lineOf('"0305 11:26:07.500000 7 a.go:1] x')],
  ])('is not known of a line %s', (_, line) => {
    const { instants, kind } = learnt()
    expect(instants.at(kind, line)).toBeUndefined()
  })

  it('is that of the kind’s own minute, though the line before was in another', () => {
    const { instants, kind } = learnt()
    const other = createLineKind()
    const at = instant(MINUTE + HOUR)
    instants.learn(other, klog('00.000000', '0305 12:26'), {
      time: { ...klogTime(''), text: '0305 12:26:00.000000' },
      at,
    })
    expect(instants.at(kind, klog('08.000000'))).toBe(MINUTE + 8 * MICROS_PER_SECOND)
    expect(instants.at(other, klog('09.000000', '0305 12:26'))).toBe(at + 9 * MICROS_PER_SECOND)
  })

  it('is never taken from a minute of another style that is spelt alike', () => {
    const { instants, kind } = learnt()
    const [journal, ginkgo] = [createLineKind(), createLineKind()]
    const line = lineOf('Mar 05 11:26:07 x')
    const text = 'Mar 05 11:26:07'
    instants.learn(journal, line, { time: { style: 'journal-short', text }, at: instant(MINUTE + HOUR) })
    instants.learn(ginkgo, line, { time: { style: 'ginkgo-v1', text }, at: instant(MINUTE) })
    expect(instants.at(journal, line)).toBe(MINUTE + HOUR)
    expect(instants.at(ginkgo, line)).toBe(MINUTE)
    expect(instants.at(kind, klog('07.500000'))).toBe(MINUTE + 7.5 * MICROS_PER_SECOND)
  })
})

describe('nothing is learnt of a line', () => {
  const journal = (text: string): ParsedTime => ({ style: 'journal-short', text })

  it.each([
    ['whose time goes on with what is none of it', 'Mar 05 11:26:07.5 x', journal('Mar 05 11:26:07')],
    ['whose time is not written in it', 'MESSAGE=x', { style: 'epoch-micros', text: String(MINUTE) } as const],
    ['whose time stands in it twice', 'Mar 05 11:26:07 Mar 05 11:26:07 x', journal('Mar 05 11:26:07')],
    ['whose time stands behind its header', `${'x'.repeat(150)} Mar 05 11:26:07 x`, journal('Mar 05 11:26:07')],
    [
      'that tells the seconds since the machine’s start',
      'Up at Wed, 05 Mar 2025 11:26:07 +0000.',
      { style: 'rfc1123', text: 'Wed, 05 Mar 2025 11:26:07 +0000' } as const,
    ],
  ])('%s', (_, text, time) => {
    const [instants, kind] = [createLineInstants(), createLineKind()]
    instants.learn(kind, lineOf(text), { time, at: instant(MINUTE) })
    expect(instants.at(kind, lineOf(text))).toBeUndefined()
  })
})
