import fc from 'fast-check'
import { expect, test } from 'vitest'
import { findSecretMatches, redact, redactValue, sanitise } from '#shared/report/redact.ts'
import { hostileText } from '../support/hostile-text.ts'
import { secretSamples } from '../support/secret-samples.ts'

const secret = fc.constantFrom(...secretSamples)
const text = fc
  .array(
    fc.oneof(
      hostileText,
      secret.map(sample => sample.text),
    ),
    { maxLength: 6 },
  )
  .map(parts => parts.join(' '))

test('redacting twice is redacting once', () => {
  fc.assert(
    fc.property(text, hostile => {
      const once = redact(hostile).value
      expect(redact(once).value).toBe(once)
    }),
    { numRuns: 500 },
  )
})

test('secrets are listed where redaction changes something, at their line, none inside of another', () => {
  fc.assert(
    fc.property(text, hostile => {
      const matches = findSecretMatches(hostile)
      expect(matches.length > 0).toBe(redact(hostile).value !== hostile)
      for (const [at, { line, from, to }] of matches.entries()) {
        expect(line).toBe(hostile.slice(0, from).split('\n').length)
        expect(from).toBeGreaterThanOrEqual(matches[at - 1]?.to ?? 0)
        expect(to).toBeGreaterThan(from)
      }
    }),
    { numRuns: 500 },
  )
})

test('redacting twice is redacting once, whatever stands around a secret', () => {
  const glue = fc.constantFrom(
    '',
    '"',
    "'",
    '[',
    ']',
    '=',
    ':',
    ': ',
    '://',
    '@',
    '&',
    '?',
    '\\',
    '-----END ',
    'token=',
    'Authorization: ',
    'cookie:',
    'a=b',
  )
  fc.assert(
    fc.property(
      fc.array(
        fc.oneof(
          glue,
          secret.map(sample => sample.secret),
        ),
        { maxLength: 12 },
      ),
      parts => {
        const once = redact(parts.join('')).value
        expect(redact(once).value).toBe(once)
      },
    ),
    { numRuns: 1000 },
  )
})

test('a planted secret never survives, nor does one with colours inside', () => {
  const colour = fc.constantFrom('', '\u001b[0m', '\u001b[1;31m', '\\x1b[0m')
  const planted = fc.record({ around: hostileText, sample: secret, cut: fc.nat(), colour })
  fc.assert(
    fc.property(planted, ({ around, sample, cut, colour }) => {
      const at = 1 + (cut % (sample.text.length - 1))
      const text = `${sample.text.slice(0, at)}${colour}${sample.text.slice(at)}`
      const { value, counts } = redactValue([`${around}\n${text}\n${around}`])
      expect(value[0]).not.toContain(sample.secret)
      expect(counts[sample.rule]).toBeGreaterThan(0)
    }),
    { numRuns: 500 },
  )
})

test('text without secrets only becomes safe to show', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[a-z ]{0,40}$/u), plain => {
      expect(redactValue(plain)).toEqual({ value: sanitise(plain), counts: {} })
    }),
  )
})
