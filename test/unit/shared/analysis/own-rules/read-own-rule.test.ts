import { describe, expect, test } from 'vitest'
import type { OwnRuleDraft } from '#shared/analysis/own-rules/own-rule-draft.ts'
import { readOwnRule, refusePackId } from '#shared/analysis/own-rules/read-own-rule.ts'
import { testOwnRule } from '#shared/analysis/own-rules/test-own-rule.ts'
import { ownRule, ruleDraft } from '../../../../support/own-rule.ts'

const faultOf = (over: Partial<OwnRuleDraft>) => {
  const rule = readOwnRule('my-team', { ...ruleDraft(), ...over })
  return rule.ok ? undefined : rule.error
}
const signature = { literal: 'blocked for more than', pattern: 'blocked' }

test('the id is that of the pack and its own, patterns and globs become RE2', () => {
  const rule = ownRule({ signatures: [{ ...signature, pattern: '(?<device>blocked)', artifact: 'kern.log' }] })
  expect([rule.id, rule.signatures]).toEqual([
    'my-team/disk/too-slow',
    [
      {
        literal: 'blocked for more than',
        pattern: { re2: '(?<device>blocked)' },
        artifact: { re2: String.raw`^(?:.*/)?kern\.log$` },
      },
    ],
  ])
})

describe('a fault is told with its place', () => {
  test.each([
    [{ signatures: [{ ...signature, pattern: '(' }] }, 'signatures[0].pattern'],
    [{ signatures: [{ ...signature, pattern: '(?<device>a)', artifact: '^(' }] }, 'signatures[0].artifact'],
    [{ signatures: [signature] }, 'title'],
    [{ title: 'x', identity: ['nothing'] }, 'identity[0]'],
    [{ affects: [{ component: 'containerd', range: 'newer', source: 'https://example.org' }] }, 'affects[0].range'],
  ])('%j', (over, place) => {
    expect(faultOf(over)?.place).toBe(place)
  })
})

test('a pack may not take the id of a built-in rule, nor the first word of one', () => {
  expect(readOwnRule('shim', ruleDraft({ id: 'unsupported-version' }))).toEqual({
    ok: false,
    error: { place: 'id', reason: '"shim/unsupported-version" is a built-in rule' },
  })
  expect([refusePackId('skew'), refusePackId('shim'), refusePackId('my-team')].map(Boolean)).toEqual([
    true,
    true,
    false,
  ])
})

describe('samples', () => {
  test('a rule that holds them has no fault', () => {
    expect(testOwnRule(ownRule())).toEqual([])
  })

  test('each that does not hold is told with what happened', () => {
    const rule = ownRule({
      samples: ['nothing of it', 'it is blocked for more than a day'],
      counterSamples: [{ line: 'task a:1 blocked for more than 1 s', why: 'that is short' }],
    })
    expect(testOwnRule(rule)).toEqual([
      { place: 'samples[0]', reason: 'is not found: it does not hold "blocked for more than": nothing of it' },
      {
        place: 'samples[1]',
        reason:
          'is not found: it holds "blocked for more than", and the pattern does not match it is blocked for more than a day',
      },
      {
        place: 'counterSamples[0]',
        reason: 'is found, although that is short: task a:1 blocked for more than 1 s',
      },
    ])
  })

  test('a counter-sample of another artifact is no fault, since the rule does not ask there', () => {
    const line = 'task a:1 blocked for more than 1 s'
    const own = { ...signature, pattern: String.raw`task (?<device>\w+):`, artifact: 'kern.log' }
    const counterSamples = [{ line, artifact: 'kubelet.log', why: 'only the kernel says so' }]
    expect(testOwnRule(ownRule({ signatures: [own], counterSamples }))).toEqual([])
  })
})
