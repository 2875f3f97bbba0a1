import { expect, test } from 'vitest'
import { createEncodingCheck } from '#shared/analysis/check-encoding.ts'
import { encodeUtf8 } from '#shared/base/bytes.ts'

function problemOf(...chunks: readonly Uint8Array[]): string | undefined {
  const check = createEncodingCheck()
  for (const chunk of chunks) check.feed(chunk)
  return check.problem()
}
const utf16 = (text: string) => new Uint8Array(Buffer.from(text, 'utf16le'))
const log = 'time="2025-03-05T09:33:33Z" level=info msg="starting containerd"\n'

test.each([
  ['log text', encodeUtf8(log)],
  ['nothing', new Uint8Array()],
  ['text of other scripts', encodeUtf8('журнал 容器 ログ\n')],
  ['terminal colours', encodeUtf8('\u001b[0;32m  OK  \u001b[0m] Started\r\n'.repeat(20))],
  ['a NUL in a message', encodeUtf8(`${log}dial unix \0{"version":3}: connect: invalid argument`)],
  ['one byte of Latin-1', Uint8Array.from([...encodeUtf8(log), 0xe9, 0x0a])],
])('finds nothing wrong with %s', (_, bytes) => {
  expect(problemOf(bytes)).toBeUndefined()
})

test.each([
  ['UTF-16 with its mark', utf16(`\ufeff${log}`), 'UTF-16'],
  ['UTF-16 without a mark', utf16(log), 'not UTF-8 text'],
  ['a program', Uint8Array.from([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, ...new Uint8Array(57)]), 'not UTF-8 text'],
])('says what %s is', (_, bytes, words) => {
  expect(problemOf(bytes)).toContain(words)
})

test('says the same wherever the chunks end, the mark cut in two included', () => {
  const bytes = utf16(`\ufeff${log}`)
  expect(problemOf(...Array.from(bytes, byte => Uint8Array.of(byte)))).toBe(problemOf(bytes))
})

test('looks at the beginning alone', () => {
  expect(problemOf(encodeUtf8(log.repeat(100)), new Uint8Array(100_000))).toBeUndefined()
})
