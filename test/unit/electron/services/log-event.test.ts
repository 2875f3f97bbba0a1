import { expect, it } from 'vitest'
import { formatEvent } from '../../../../electron/services/log-event.ts'

it('is one line, whatever the values hold', () => {
  expect(formatEvent('window-crashed', { reason: 'oom', count: 2 })).toBe('event=window-crashed reason=oom count=2')
  expect(formatEvent('x', { reason: 'a b\n"c" \u001b[31m' })).toBe('event=x reason="a b\\\\x0a\\"c\\" \\\\x1b[31m"')
})
