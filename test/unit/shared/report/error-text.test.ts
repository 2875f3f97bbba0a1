import { expect, test } from 'vitest'
import type { AppError } from '#shared/base/result.ts'
import { errorText } from '#shared/report/error-text.ts'

const path = 'x\u001b[2J.zip'
const errors: readonly AppError[] = [
  { code: 'source/not-found', path },
  { code: 'source/denied', path },
  { code: 'source/unsupported', path, reason: 'a device' },
  { code: 'source/several-runs', path, runs: ['1', '2'] },
  { code: 'source/no-such-run', path, run: '3', runs: [] },
  { code: 'archive/too-large', path, limit: '8 GiB' },
  { code: 'archive/corrupt', path, reason: 'ends early.' },
  { code: 'archive/encrypted', path },
  { code: 'artifact/not-found', artifact: path },
  { code: 'artifact/unreadable', artifact: path, reason: 'EIO' },
  { code: 'artifact/saved-in-part', artifact: path, saved: '3.0 MiB', reason: 'EIO' },
  { code: 'analysis/died', reason: 'out of memory' },
  { code: 'rpc/bad-request', command: path, issues: ['x: required'] },
  { code: 'rpc/unknown-id', id: path },
  { code: 'rpc/unreachable', reason: path },
  { code: 'shell/unavailable', feature: path },
  { code: 'config/unusable', path, reason: 'no image' },
  { code: 'file/write', path, reason: 'disk full' },
  { code: 'file/too-large', path, size: '80 MiB', limit: '64 MiB' },
  { code: 'cancelled' },
  { code: 'bug', message: path },
]

test.each(errors)('$code says what happened, what was done and what to do, in full sentences', error => {
  for (const sentence of Object.values(errorText(error))) {
    expect(sentence).toMatch(/^\P{Cc}+\.$/u)
    expect(sentence).not.toMatch(/\.\.$/u)
  }
})

test('no two errors read the same', () => {
  expect(new Set(errors.map(error => errorText(error).what)).size).toBe(errors.length)
})

test('long lists are cut, and the cut is told', () => {
  const runs = Array.from({ length: 12 }, (_, index) => `r${index}`)
  expect(errorText({ code: 'source/several-runs', path: 'a.zip', runs }).what).toBe(
    'a.zip holds several runs: r0, r1, r2, r3, r4, r5, r6, r7, r8, r9 and 2 more.',
  )
})
