import { describe, expect, test } from 'vitest'
import { findSecrets, takeOutSecrets } from '../../../../../renderer/panels/report/find-secrets.ts'
import { evidenceMarkdown, filterEvidence, listEvidence } from '../../../../../renderer/panels/report/list-evidence.ts'
import { foundingInvestigation } from '../../../../support/founding-view.ts'

const TOKEN = `ghp_${'a1B2'.repeat(9)}`

describe('secrets of a report', () => {
  test('are found where they stand, apart from what was taken out already', () => {
    const text = `one [redacted:jwt]\ntwo\nthree ${TOKEN}`
    expect(findSecrets(text)).toEqual({
      taken: [{ rule: 'jwt', line: 1, text: 'one [redacted:jwt]' }],
      open: [{ rule: 'github-token', line: 3, text: 'three [redacted:github-token]' }],
    })
    expect(findSecrets(takeOutSecrets(text)).open).toEqual([])
  })

  test('are found below a line that reads the same without its secret', () => {
    const text = 'Authorization: [redacted:authorization]\nmore\nAuthorization: Bearer abcdefghijklmnopqrstuvwxyz'
    const line = 'Authorization: [redacted:authorization]'
    expect(findSecrets(text)).toEqual({
      taken: [{ rule: 'authorization', line: 1, text: line }],
      open: [{ rule: 'authorization', line: 3, text: line }],
    })
  })

  test('are found at their line of the text behind a key of several lines', () => {
    const key = '-----BEGIN PRIVATE KEY-----\nMIIE\nvQIB\n-----END PRIVATE KEY-----'
    expect(findSecrets(`${key}\n${TOKEN} and ${TOKEN}`).open).toEqual([
      { rule: 'private-key', line: 1, text: '-----BEGIN PRIVATE KEY-----[redacted:private-key]' },
      { rule: 'github-token', line: 5, text: '[redacted:github-token] and [redacted:github-token]' },
      { rule: 'github-token', line: 5, text: '[redacted:github-token] and [redacted:github-token]' },
    ])
  })

  test('are not seen in ordinary words', () => {
    expect(findSecrets('tokens are not shown: 2 × jwt')).toEqual({ taken: [], open: [] })
  })
})

describe('evidence for a report', () => {
  const all = listEvidence(foundingInvestigation.comparison)

  test('begins with why, and holds each line once', () => {
    expect(all[0]?.group).toBe('why')
    expect(new Set(all.map(({ key }) => key)).size).toBe(all.length)
  })

  test('is found by words of the line, the place and the claim', () => {
    const [first] = all
    const words = `${first?.group.toLowerCase() ?? ''} ${first?.evidence.artifact ?? ''}`
    expect(filterEvidence(all, words)).toContain(first)
    expect(filterEvidence(all, 'no such words')).toEqual([])
  })

  test('is quoted with its place, without secrets', () => {
    const [first] = all
    if (first === undefined) throw new Error('the founding incident cites nothing')
    const secret = { ...first, evidence: { ...first.evidence, artifact: 'a.log', line: 7, text: `token ${TOKEN}` } }
    expect(evidenceMarkdown(secret, 'run')).toBe(
      `The ${first.side} run, \`a.log:7\`\n\n\`\`\`text\ntoken [redacted:github-token]\n\`\`\`\n`,
    )
  })
})
