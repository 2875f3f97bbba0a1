import fc from 'fast-check'
import { expect, it } from 'vitest'
import { safeFileName } from '../../../../electron/services/file-name.ts'

it.each([
  ['logs/job/1/build-log.txt', 'build-log.txt'],
  ['..', 'artifact'],
  ['../../.bashrc', 'bashrc'],
  ['a\\b\\c.zip', 'c.zip'],
  ['NUL', '_NUL'],
  ['con.txt', '_con.txt'],
  ['x:y?z.log', 'x_y_z.log'],
  ['a.log:stream', 'a.log_stream'],
  ['', 'artifact'],
  ['trailing...', 'trailing'],
])('makes %s to %s', (name, expected) => {
  expect(safeFileName(name)).toBe(expected)
})

it('is one harmless component for any name, and itself again', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), name => {
      const safe = safeFileName(name)
      expect(safe).toMatch(/^[\w-][\w.-]{0,99}$/)
      expect(safeFileName(safe)).toBe(safe)
    }),
  )
})
