import { describe, expect, it } from 'vitest'
import { instant } from '#shared/base/time.ts'
import { clockText } from '../../../../renderer/domain/labels.ts'
import { groupClaims, versionWords } from '../../../../renderer/domain/group-claims.ts'
import { summaryText } from '../../../../renderer/domain/summary-text.ts'
import { timeText } from '../../../../renderer/domain/time-text.ts'
import { httpsOnly } from '../../../../renderer/ui/ExternalLink.tsx'
import { plural } from '../../../../renderer/ui/number-text.ts'
import { components, foundingInvestigation } from '../../../support/founding-view.ts'

const start = instant(1_741_173_967_000_000)
const later = instant(start + 724_900_000)

describe('timeText', () => {
  it('writes whole seconds of UTC', () => {
    expect(timeText(later, 'utc', start)).toBe('2025-03-05 11:38:11Z')
  })

  it('counts from the start when asked to, in both directions', () => {
    expect(timeText(later, 'relative', start)).toBe('+12 min 05 s')
    expect(timeText(start, 'relative', later)).toBe('−12 min 05 s')
  })

  it('falls back to UTC when the start is not known', () => {
    expect(timeText(start, 'relative', undefined)).toBe('2025-03-05 11:26:07Z')
  })

  it('survives an instant that no calendar has', () => {
    expect(timeText(instant(9e21), 'local', undefined)).toBe('time out of range')
  })
})

describe('versions', () => {
  it('groups claims of the same version', () => {
    const [claim] = components[0]?.good ?? []
    const other = { ...claim!, version: 'a' }
    expect(groupClaims([claim!, other, claim!]).map(group => [group.version, group.claims.length])).toEqual([
      ['a', 1],
      ['cos-beta-117-18613-164-38', 2],
    ])
  })

  it('never says nothing: unknown and absent are different words', () => {
    expect(versionWords(undefined, 'not collected')).toBe('unknown — not collected')
    expect(versionWords([], '')).toBe('absent')
  })
})

describe('summaryText', () => {
  it('holds the verdict, both runs, and each argument with its place', () => {
    const text = summaryText(foundingInvestigation)
    expect(text.split('\n').slice(0, 5)).toEqual([
      'Cause found: The new OS image brings the containerd 2.0.2 shim, which the installed containerd 1.7.25 daemon cannot talk to; no pod can start.',
      'Good: ci-containerd-node-e2e-1-7 · 1896891112345600000 · success',
      'Bad: ci-containerd-node-e2e-1-7 · 1897253500112233472 · failure',
      '',
      'The shim of containerd 2.x, from the OS image, is started by a 1.x daemon (high confidence)',
    ])
    expect(text).toContain('[build-log.txt:213]')
    expect(text).toContain('− The error comes from containerd')
    expect(text).toMatch(/\nChanged:\n {2}\S+ \(\w+\): .* → .*/u)
    expect(text).toMatch(/\nNot read to the end:\n {2}(?:good|bad): .*/u)
  })
})

describe('httpsOnly', () => {
  it('lets https through and nothing else', () => {
    expect(httpsOnly('https://github.com/a/b#c')).toBe('https://github.com/a/b#c')
    const others = ['http://a', 'javascript:alert(1)', 'file:///etc/passwd', ' data:text/html,x', '//a', 'a', '']
    expect(others.map(httpsOnly)).toEqual(others.map(() => undefined))
  })
})

describe('numbers', () => {
  it('are written for people', () => {
    expect([plural(1, 'line'), plural(12_558, 'line')]).toEqual(['1 line', '12,558 lines'])
  })
})

describe('clockText', () => {
  it('says what had to be inferred', () => {
    expect(clockText({ inferred: ['year', 'boot'], reason: 'x' })).toBe('year, boot time inferred')
    expect(clockText({ inferred: [], reason: 'x' })).toBe('clock written')
  })
})
