import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createRunTemplates } from '#shared/analysis/templates/run-templates.ts'
import { encodeUtf8 } from '#shared/base/bytes.ts'
import { MICROS_PER_MINUTE, type Instant } from '#shared/base/time.ts'
import type { Template } from '#shared/model/template.ts'

const DAY = Date.UTC(2025, 2, 5)
const word = fc.constantFrom('started', 'stopped', 'waits', 'fails')

interface Written {
  readonly text: string
  readonly second: number | undefined
  readonly word: string
}

/** A line of one of three writers at a time of a day, in any order; or one without a time. */
const written: fc.Arbitrary<Written> = fc.record({ second: fc.nat(86_399), word, kind: fc.nat(3) }).map(line => {
  const iso = new Date(DAY + line.second * 1_000).toISOString()
  const clock = iso.slice(11, 19)
  const texts = [
    `${iso} ${line.word}`,
    `Mar 05 ${clock} node kubelet[${line.second}]: ${line.word}`,
    `I0305 ${clock}.123456 ${line.second % 7} a.go:1] ${line.word}`,
  ]
  const text = texts[line.kind]
  return { ...line, text: text ?? line.word, second: text === undefined ? undefined : line.second }
})

function templatesOf(text: string, chunk: number): readonly Template[] {
  const reader = createRunTemplates({ hosts: [], run: { startedAt: (DAY * 1_000) as Instant } }, ['a.log'])
  const sink = reader.open('a.log')
  const bytes = encodeUtf8(text)
  for (let from = 0; from < bytes.length; from += chunk) sink?.feed(bytes.slice(from, from + chunk))
  sink?.end()
  return reader.finish([]).groups.flatMap(({ templates }) => templates)
}

/** `<template> <minute>` or `<template> none` to how many lines there are. */
type Counts = ReadonlyMap<string, number>

function expectedOf(lines: readonly Written[]): Counts {
  const wanted = new Map<string, number>()
  let latest: number | undefined
  for (const { second, word: said, text } of lines) {
    latest = second ?? latest
    const minute = latest === undefined ? 'none' : Math.floor((DAY / 1_000 + latest) / 60)
    const key = `${text.includes('kubelet') ? 'kubelet: ' : ''}${said} ${minute}`
    wanted.set(key, (wanted.get(key) ?? 0) + 1)
  }
  return wanted
}

function countsOf(templates: readonly Template[]): Counts {
  const found = new Map<string, number>()
  for (const { text, count, minutes } of templates) {
    for (const { at, count: own } of minutes?.steps ?? []) found.set(`${text} ${at / MICROS_PER_MINUTE}`, own)
    const unplaced = minutes?.unplaced ?? count
    if (unplaced > 0) found.set(`${text} none`, unplaced)
  }
  return found
}

test('every line of a template is counted in the minute in which it was written, or as without one', () => {
  fc.assert(
    fc.property(fc.array(written, { maxLength: 80 }), fc.integer({ min: 1, max: 200 }), (lines, chunk) => {
      const text = lines.map(line => `${line.text}\n`).join('')
      expect(countsOf(templatesOf(text, chunk))).toEqual(expectedOf(lines))
    }),
    { numRuns: 300 },
  )
})
