import { expect, test } from 'vitest'
import { systemReason } from '#shared/report/system-reason.ts'

test.each([
  ['ENOTDIR', 'a part of its path is a file (ENOTDIR)'],
  ['EROFS', 'its disk is read-only (EROFS)'],
  ['EXYZ', 'EXYZ'],
])('%s is said as %j', (code, text) => expect(systemReason(code)).toBe(text))
