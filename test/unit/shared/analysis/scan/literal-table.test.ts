import { expect, test } from 'vitest'
import { buildLiteralTable } from '#shared/analysis/scan/literal-table.ts'

test('can be posted to a worker and is the same there', () => {
  const table = buildLiteralTable(['runc', 'starting containerd'])
  expect(structuredClone(table)).toEqual(table)
})

test('is the same for the same literals', () => {
  expect(buildLiteralTable(['runc', 'shim'])).toEqual(buildLiteralTable(['runc', 'shim']))
})

test('accepts no literals and many', () => {
  expect(buildLiteralTable([]).count).toBe(0)
  const many = Array.from({ length: 500 }, (_, index) => `literal number ${index}`)
  expect(buildLiteralTable(many).count).toBe(500)
})

test.each(['', 'abc', 'two\nlines', 'a\rb c', 'x'.repeat(4097)])('refuses the literal %j', literal => {
  expect(() => buildLiteralTable([literal])).toThrow('4 to 4096 bytes')
})
