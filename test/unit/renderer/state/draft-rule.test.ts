import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compilePattern } from '#shared/analysis/compile-pattern.ts'
import { checkPattern } from '#shared/analysis/own-rules/check-pattern.ts'
import { normaliseLine, visible } from '#shared/base/text.ts'
import { LiteralDocument, RuleDocument } from '#shared/saved/rule-pack.schema.ts'
import { draftFromLine, withoutHeader } from '../../../../renderer/state/draft-rule.ts'

const draft = (text: string, selected = '') => {
  const from = Math.max(0, text.indexOf(selected))
  return draftFromLine({ text, from, to: from + selected.length })
}
const finds = (pattern: string, line: string) => compilePattern({ re2: pattern }).test(normaliseLine(line))

const KUBELET =
  'Mar 05 09:41:07 tmp-node-e2e-8a7f kubelet[2114]: E0305 09:41:07.104233    2114 remote_runtime.go:193] "RunPodSandbox from runtime service failed" err="rpc error: code = Unknown desc = failed to start shim: unsupported shim version (3): not implemented"'

describe('draft from a line', () => {
  it('takes the longest part that every such line holds, and what stands around it', () => {
    expect(draft(KUBELET)).toMatchObject({
      literal: 'failed to start shim: unsupported shim version',
      pattern: String.raw`rpc error: code = Unknown desc = failed to start shim: unsupported shim version \(\d+\): not implemented`,
      sample: KUBELET,
      title: 'Failed to start shim: unsupported shim version',
      id: 'failed-to-start-shim-unsupported',
    })
  })

  it('takes the selected words', () => {
    const { literal, pattern, sample } = draft(KUBELET, 'unsupported shim version (3): not implemented')
    expect({ literal, pattern, sample }).toEqual({
      literal: 'unsupported shim version',
      pattern: String.raw`unsupported shim version \(\d+\): not implemented`,
      sample: KUBELET,
    })
  })

  it('takes the line where the selection is too little to look for', () => {
    expect(draft(KUBELET, '(3)')).toEqual(draft(KUBELET))
  })

  it.each([
    ['a number', 'blocked for more than 120 seconds', 'blocked for more than 241 seconds'],
    ['a version', 'asked for containerd v1.7.25-rc.1 in the job', 'asked for containerd 2.0.2 in the job'],
    ['a quoted version', 'asked for containerd "1.7.25" in the job', 'asked for containerd "2.0.2" in the job'],
    [
      'an id',
      'sandbox 0f3c1d2e-9f0a-4b7c-8d6e-1a2b3c4d5e6f is not ready yet',
      'sandbox 9f0a1d2e-9f0a-4b7c-8d6e-1a2b3c4d5e6f is not ready yet',
    ],
    ['hex digits', 'container 8f3ad91c02b7 is gone for good', 'container 77aa01ff0023 is gone for good'],
    [
      'a time',
      'started at 2025-03-05T09:41:07Z by hand again',
      'started at 2025-03-06T10:42:08.123+01:00 by hand again',
    ],
    ['a clock', 'waited until 09:41:07.104 for the node', 'waited until 11:02:59 for the node'],
  ])('lets %s vary', (_, line, other) => {
    const { pattern } = draft(line, line)
    expect(finds(pattern, other)).toBe(true)
    expect(pattern).not.toMatch(/120|1\.7\.25|0f3c|8f3a|2025|09:41/u)
  })

  it('keeps words that say what happened although they hold digits, and codes behind their word', () => {
    expect(draft('x509: certificate of the webhook is unknown').literal).toBe(
      'x509: certificate of the webhook is unknown',
    )
    expect(draft('shim of sandbox ended with exit status 2 too early').pattern).toContain('exit status 2')
  })

  it('finds the same words where an artifact quotes them', () => {
    const line = String.raw`msg="failed to say \"hello\" to the \"node\" in time"`
    expect(finds(draft(line).pattern, 'msg="failed to say "hello" to the "node" in time"')).toBe(true)
  })

  it('leaves out who wrote the line and when', () => {
    const { pattern } = draft('Mar 05 09:41:07 build-host-of-a-long-name kernel: out of memory')
    expect(pattern).toBe('out of memory')
  })

  it('begins and ends with a word', () => {
    expect(draft('  STEP: dump information after failure @ 03/05/25').pattern).toBe(
      'STEP: dump information after failure',
    )
    const address = `fetch https://storage.googleapis.com/${'folder/'.repeat(12)}latest`
    expect(draft(address).literal).toMatch(/^folder\/.*latest$/u)
  })

  it('shows the message of a line without them', () => {
    expect(
      withoutHeader('Mar 05 09:41:07 node-1 kubelet[2114]: E0305 09:41:07.104233    2114 a.go:193] it failed'),
    ).toBe('it failed')
    expect(withoutHeader('time="2025-03-05T09:41:07Z" level=error msg="it failed"')).toBe('"it failed"')
    expect(withoutHeader('it failed')).toBe('it failed')
    expect(withoutHeader('[   12.5] ')).toBe('[   12.5] ')
  })

  it('has nothing to look for in a line without four characters in a row', () => {
    expect(draft('} 12')).toMatchObject({ literal: '} 12'.slice(2), id: '12' })
    expect(draft('')).toEqual({ literal: '', pattern: '', sample: '', title: '', id: '' })
  })

  it('shows what was selected in the sample of a line that is too long for one', () => {
    const line = `${'x 1 '.repeat(4_000)}the disk answers too slowly${' y 2'.repeat(4_000)}`
    const { sample, literal } = draft(line, 'the disk answers too slowly')
    expect(literal).toBe('the disk answers too slowly')
    expect(sample.length).toBeLessThanOrEqual(8_000)
    expect(sample).toContain(literal)
  })
})

const word = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.stringMatching(/^[a-z]{1,12}$/u),
  fc.constantFrom(
    ...[
      '"',
      String.raw`\"`,
      String.raw`\\\"`,
      '&quot;',
      '&#xA;',
      '\t',
      '\0',
      '\ufffd',
      '(a|b)*',
      '[x]{2}',
      '/',
      String.raw`\/`,
    ],
    ...[
      '2025-03-05T09:41:07Z',
      'Mar 05 09:41:07',
      'v1.7.25',
      '10.0.0.1:80',
      'exit status 1',
      '8f3ad91c02b7',
      '{device}',
    ],
  ),
)
const rawLine = fc
  .tuple(fc.array(word, { maxLength: 30 }), fc.constantFrom(' ', '', '  '))
  .map(([words, gap]) => words.join(gap).replace(/[\r\n]/gu, ' '))
const shownLine = rawLine.map(visible)

describe('a drafted pattern', () => {
  it('finds its own line, whatever the line and the selection', () => {
    fc.assert(
      fc.property(shownLine, fc.nat(), fc.nat(), (text, a, b) => {
        const from = Math.min(a, b) % (text.length + 1)
        const { literal, pattern, sample } = draftFromLine({ text, from, to: Math.max(from, b % (text.length + 1)) })
        expect(text.includes(literal)).toBe(true)
        if (LiteralDocument.safeParse(literal).success) {
          expect(checkPattern(pattern)).toMatchObject({ ok: true })
          expect(finds(pattern, sample)).toBe(true)
        } else expect(new TextEncoder().encode(literal).length).toBeLessThan(4)
      }),
      { numRuns: 2_000 },
    )
  })

  it('finds the line as the artifact holds it, colours and all', () => {
    const colour = fc.constantFrom('\u001b[31m', '\u001b[0m', '\u001b[1;32m', '\u001b]0;a title\u0007', '\u001b[2K')
    const coloured = fc
      .array(fc.oneof(colour, fc.stringMatching(/^[A-Za-z ]{0,12}$/u), fc.constantFrom('42', '\u202e', '\u0007')), {
        maxLength: 12,
      })
      .map(parts => parts.join(''))
    fc.assert(
      fc.property(coloured, raw => {
        const { literal, pattern } = draft(visible(raw))
        if (literal.length < 4) return
        expect(raw).toContain(literal)
        expect(finds(pattern, raw)).toBe(true)
      }),
      { numRuns: 1_000 },
    )
  })

  it('is named in a way that a pack takes', () => {
    const { id, title } = RuleDocument.shape
    fc.assert(
      fc.property(shownLine, text => {
        const named = draft(text)
        if (named.id !== '') expect(id.safeParse(named.id).success).toBe(true)
        if (named.title !== '') expect(title.safeParse(named.title).success).toBe(true)
        expect(named.title).not.toMatch(/\{\w+\}/u)
      }),
      { numRuns: 500 },
    )
  })
})
