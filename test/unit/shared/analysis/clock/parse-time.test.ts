import { expect, test } from 'vitest'
import { parseTime } from '#shared/analysis/clock/parse-time.ts'
import { formatInstant } from '#shared/base/time.ts'
import type { TimeStyle } from '#shared/knowledge/schema.ts'

test.each<[TimeStyle, string, string, boolean]>([
  ['rfc3339', '2025-03-05T11:26:07.123456789Z', '2025-03-05T11:26:07.123456Z', true],
  ['rfc3339', '2025-03-05T11:26:07Z', '2025-03-05T11:26:07Z', true],
  ['rfc3339', '2024-11-06T15:52:27.432336139+01:00', '2024-11-06T14:52:27.432336Z', true],
  ['rfc3339', '2021-05-17T19:43:07-07:00', '2021-05-18T02:43:07Z', true],
  ['rfc3339', '2026-03-18T22:26:10+0000', '2026-03-18T22:26:10Z', true],
  ['rfc3339', '2026-03-18T22:26:10+0530', '2026-03-18T16:56:10Z', true],
  ['rfc3339', '2024-02-29T00:00:00Z', '2024-02-29T00:00:00Z', true],
  ['space-iso', '2023-01-02 03:04:05,678', '2023-01-02T03:04:05.678000Z', false],
  ['space-iso', '2006-01-02T15:04:05', '2006-01-02T15:04:05Z', false],
  ['space-iso', '2019/03/25 19:00:30', '2019-03-25T19:00:30Z', false],
  ['ginkgo', '04/10/25 01:02:03.12', '2025-04-10T01:02:03.120000Z', false],
  ['ginkgo', '05/21/24 15:15:20', '2024-05-21T15:15:20Z', false],
  ['ginkgo', '03/05/25 11:26:07.123', '2025-03-05T11:26:07.123000Z', false],
  ['dmesg', 'Wed Mar  5 11:20:01 2025', '2025-03-05T11:20:01Z', false],
  ['rfc1123', 'Wed, 05 Mar 2025 11:20:33 +0000', '2025-03-05T11:20:33Z', true],
  ['rfc1123', 'Wed, 05 Mar 2025 11:20:33 -0800', '2025-03-05T19:20:33Z', true],
  ['epoch-micros', '1741173967123456', '2025-03-05T11:26:07.123456Z', true],
])('reads %s %s', (style, text, ...expected) => {
  const reading = parseTime(text, style)
  expect(reading?.kind === 'absolute' && [formatInstant(reading.at), reading.zoned]).toEqual(expected)
})

const micros = (hours: number, minutes: number, seconds: number) => ((hours * 60 + minutes) * 60 + seconds) * 1_000_000

test.each<[TimeStyle, string, number, number, number]>([
  ['klog', '0305 11:26:07.123456', 3, 5, micros(11, 26, 7) + 123_456],
  ['klog', '0906 04:08:11.598', 9, 6, micros(4, 8, 11) + 598_000],
  ['klog', '0229 00:00:00.000001', 2, 29, 1],
  ['journal-short', 'Mar 05 11:26:07', 3, 5, micros(11, 26, 7)],
  ['journal-short', 'Nov  3 09:47:02', 11, 3, micros(9, 47, 2)],
  ['journal-short', 'Oct 10 11:31:21.302899', 10, 10, micros(11, 31, 21) + 302_899],
  ['ginkgo-v1', 'Mar  5 11:26:07.123', 3, 5, micros(11, 26, 7) + 123_000],
])('reads %s %s without a year', (style, text, ...[month, day, time]) => {
  expect(parseTime(text, style)).toEqual({ kind: 'yearless', month, day, micros: time })
})

test('reads seconds since boot', () => {
  expect(parseTime('12.345678', 'since-boot')).toEqual({ kind: 'since-boot', micros: 12_345_678 })
  expect(parseTime('21.5', 'since-boot')).toEqual({ kind: 'since-boot', micros: 21_500_000 })
})

test.each<[TimeStyle, string]>([
  ['klog', '1305 11:26:07.123456'],
  ['klog', '0005 11:26:07.123456'],
  ['klog', '0230 11:26:07.123456'],
  ['klog', '0305 25:00:00.000000'],
  ['klog', '0305 11:60:00.000000'],
  ['rfc3339', '2025-02-29T00:00:00Z'],
  ['rfc3339', '2025-04-31T00:00:00Z'],
  ['rfc3339', '2025-03-05T24:00:00Z'],
  ['rfc3339', '2025-03-05T11:26:07'],
  ['rfc3339', '2025-03-05T11:26:07+24:00'],
  ['rfc3339', '2025-03-05T11:26:07+01:60'],
  ['rfc3339', '0001-01-01T00:00:00Z'],
  ['rfc3339', '9999-01-01T00:00:00Z'],
  ['ginkgo', '25/12/24 15:15:20.675'],
  ['journal-short', 'août 19 11:08:37'],
  ['journal-short', 'juin 19 11:08:37'],
  ['journal-short', '1月 20 17:23:06'],
  ['journal-short', 'Ián 19 11:08:37'],
  ['ginkgo-v1', 'Ián 19 11:08:37.123'],
  ['journal-short', 'ct 03 22:42:24'],
  ['journal-short', 'Mar 32 11:08:37'],
  ['dmesg', 'mer. mars  5 11:20:01 2025'],
  ['since-boot', '-1.5'],
  ['epoch-micros', '99999999999999999'],
  ['epoch-micros', '1741173967123456x'],
])('does not read %s %s', (style, text) => {
  expect(parseTime(text, style)).toBeUndefined()
})
