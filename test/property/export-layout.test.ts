import fc from 'fast-check'
import { posix } from 'node:path'
import { expect, test } from 'vitest'
import { safeLayout } from '../../electron/services/export/safe-layout.ts'

const HOSTILE = [
  '',
  '.',
  '..',
  '...',
  'a',
  'A',
  'b',
  'a.log',
  'A.LOG',
  'nul',
  'COM1.txt',
  ' ',
  'a\\b',
  'C:',
  '\0',
  'é',
  'e\u0301',
  '_',
  '__',
]
const segment = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...HOSTILE) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 300 }) },
)
const name = fc.array(segment, { minLength: 1, maxLength: 5 }).map(segments => segments.join('/'))
const names = fc.uniqueArray(name, { maxLength: 60 })
const folder = fc.constantFrom('', 'logs/j/1', '..', 'a', 'runskew-fetch.json')
const reserved = ['runskew-fetch.json']

const fold = (path: string) => path.normalize('NFC').toLowerCase()
const honest = /^[a-z0-9][a-z0-9-]{0,20}(?:\/[a-z0-9][a-z0-9-]{0,20}){0,3}\.log$/u

test('never outside the folder, never two to one path, never a file where a folder is, and the same in any order', () => {
  fc.assert(
    fc.property(names, folder, (all, at) => {
      const layout = safeLayout({ folder: at, names: all, reserved })
      const paths = [...layout.values()]
      expect([...layout.keys()].sort()).toEqual([...all].sort())
      for (const path of paths) {
        expect(posix.normalize(path)).toBe(path)
        expect(path).not.toMatch(/^\/|(?:^|\/)\.{0,2}(?:\/|$)|[<>:"\\|?*\p{Cc}]|[. ](?:\/|$)/u)
        expect(path).not.toMatch(/\p{Cs}/u)
        expect(Math.max(...path.split('/').map(part => Buffer.byteLength(part)))).toBeLessThanOrEqual(255)
      }
      const files = new Set([...reserved, ...paths].map(fold))
      expect(files.size).toBe(paths.length + 1)
      for (const path of paths) {
        for (let up = posix.dirname(path); up !== '.'; up = posix.dirname(up)) expect(files.has(fold(up))).toBe(false)
      }
      expect(safeLayout({ folder: at, names: [...all].reverse(), reserved })).toEqual(layout)
    }),
  )
})

test('honest names are unchanged, whatever else is there', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.stringMatching(honest), { maxLength: 20 }), names, (good, all) => {
      const layout = safeLayout({ folder: 'logs/j/1', names: [...new Set([...good, ...all])], reserved })
      // Only what is itself a folder for another, or another's twin, may give way.
      const free = good.filter(
        one => ![...good, ...all].some(other => other !== one && fold(`${other}/`).startsWith(fold(`${one}/`))),
      )
      for (const one of free) expect(layout.get(one)).toBe(`logs/j/1/${one}`)
    }),
  )
})
