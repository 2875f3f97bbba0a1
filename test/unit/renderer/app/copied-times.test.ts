import { describe, expect, it } from 'vitest'
import { withInstants } from '../../../../renderer/app/copied-times.ts'

const ISO = '2025-03-05T09:35:42Z'

describe('withInstants', () => {
  it('says the instant behind each distance, in the order of the text', () => {
    const times = [
      { text: '+5:42', iso: ISO },
      { text: '+5:42', iso: '2025-03-05T09:35:42.5Z' },
    ]
    expect(withInstants('+5:42\tfirst\n+5:42\tsecond', times)).toBe(
      `+5:42 (${ISO})\tfirst\n+5:42 (2025-03-05T09:35:42.5Z)\tsecond`,
    )
  })

  it('takes distances before the start too', () => {
    expect(withInstants('at −2.0 s', [{ text: '−2.0 s', iso: ISO }])).toBe(`at −2.0 s (${ISO})`)
  })

  it('leaves times alone that name their zone', () => {
    const text = '2025-03-05 09:35:42Z'
    expect(withInstants(text, [{ text, iso: ISO }])).toBe(text)
  })

  it('passes over a time of which only a part was copied', () => {
    expect(withInstants('42 rest', [{ text: '+5:42', iso: ISO }])).toBe('42 rest')
  })
})
