import { describe, expect, it } from 'vitest'
import { checkEvidence, evidenceOfLine } from '#shared/analysis/read/evidence-of.ts'
import { encodeUtf8 } from '#shared/base/bytes.ts'
import { EVIDENCE_BYTES } from '#shared/model/evidence.ts'

const cite = (text: string, focus: string, line = 1) => {
  const bytes = encodeUtf8(text)
  const from = encodeUtf8(text.slice(0, text.indexOf(focus))).length
  const evidence = evidenceOfLine(
    { artifact: 'a.log', line, offset: 0, bytes },
    { from, to: from + encodeUtf8(focus).length },
  )
  return { bytes, evidence }
}

describe('evidenceOfLine', () => {
  it('cites the whole line in which the focus begins, without its terminator', () => {
    const { bytes, evidence } = cite('one\ntwo words\r\nthree', 'words', 2)
    expect(evidence).toEqual({ artifact: 'a.log', line: 2, offset: 4, length: 9, text: 'two words' })
    expect(checkEvidence(bytes, evidence)).toBe(true)
  })

  it('adds the offset of bytes that are only a part of the artifact', () => {
    const evidence = evidenceOfLine({ artifact: 'a.log', line: 7, offset: 100, bytes: encodeUtf8('x y') })
    expect(evidence).toEqual({ artifact: 'a.log', line: 7, offset: 100, length: 3, text: 'x y' })
  })

  it('cites a window around the focus of a very long line', () => {
    const { bytes, evidence } = cite(`first\n${'a'.repeat(9_000)}NEEDLE${'b'.repeat(9_000)}`, 'NEEDLE', 2)
    expect(evidence.length).toBe(EVIDENCE_BYTES)
    expect(evidence.text).toMatch(/^a{997}NEEDLEb{997}$/u)
    expect(checkEvidence(bytes, evidence)).toBe(true)
  })

  it('keeps the window inside the line at its end', () => {
    const { bytes, evidence } = cite(`${'a'.repeat(9_000)}NEEDLE\nnext`, 'NEEDLE')
    expect(evidence.text.endsWith('aNEEDLE')).toBe(true)
    expect(evidence.length).toBe(EVIDENCE_BYTES)
    expect(checkEvidence(bytes, evidence)).toBe(true)
  })

  it('cuts no character in two', () => {
    const { bytes, evidence } = cite(`a${'é'.repeat(5_000)}NEEDLE${'語'.repeat(5_000)}`, 'NEEDLE')
    expect(evidence.text).not.toContain('\ufffd')
    expect(evidence.text).toContain('NEEDLE')
    expect(checkEvidence(bytes, evidence)).toBe(true)
  })

  it('shows control characters visibly', () => {
    expect(cite('a\u001b[31mb', 'b').evidence.text).toBe('a\\x1b[31mb')
  })
})

describe('checkEvidence', () => {
  const { bytes, evidence } = cite('one\ntwo', 'two', 2)

  it.each([
    ['another text', { text: 'tow' }],
    ['another line number', { line: 1 }],
    ['an offset outside the artifact', { offset: 5 }],
    ['a negative offset', { offset: -1 }],
    ['a range over a line end', { offset: 0, length: 7, line: 1, text: 'one\\x0atwo' }],
    ['an offset that is no number', { offset: Number.NaN }],
  ])('refuses %s', (_what, change) => {
    expect(checkEvidence(bytes, { ...evidence, ...change })).toBe(false)
  })

  it('accepts what stands there', () => expect(checkEvidence(bytes, evidence)).toBe(true))
})
