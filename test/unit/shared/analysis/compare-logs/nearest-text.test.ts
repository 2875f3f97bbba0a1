import { describe, expect, it } from 'vitest'
import { createTextIndex } from '#shared/analysis/compare-logs/nearest-text.ts'

function indexOf(...texts: readonly string[]) {
  const index = createTextIndex<string>(texts.length)
  for (const text of texts) index.add(text, text)
  return index
}

describe('the nearest text', () => {
  const index = indexOf('container started well', 'container stopped', 'volume attached to node')

  it('shares most words', () => {
    const nearest = index.nearest('Container started', 1)
    expect(nearest?.value).toBe('container started well')
    expect(nearest?.distance).toBeCloseTo(1 - 2 / Math.sqrt(6), 9)
  })

  it('is at no distance when the words are the same in any order and case', () => {
    const nearest = index.nearest('STOPPED * container', 1)
    expect(nearest?.value).toBe('container stopped')
    expect(nearest?.distance).toBeCloseTo(0, 9)
  })

  it('is none when no word is shared, when there is no word, and when all are too far', () => {
    expect(index.nearest('nothing alike', 1)).toBeUndefined()
    expect(index.nearest('* : *', 1)).toBeUndefined()
    expect(index.nearest('container removed', 0.1)).toBeUndefined()
  })

  it('is the first of equal ones', () => {
    expect(indexOf('a1 b1 x1', 'a1 b1 y1').nearest('a1 b1', 1)?.value).toBe('a1 b1 x1')
  })

  it('is further away for a word of error than for another', () => {
    const far = (text: string) => indexOf('mount of volume done').nearest(text, 1)?.distance ?? NaN
    expect(far('mount of volume failed')).toBeGreaterThan(far('mount of volume begun'))
  })

  it('tells one exit code from another', () => {
    expect(indexOf('exit status 0').nearest('exit status 1', 1)?.distance).toBeGreaterThan(0.3)
  })

  it('is found anew by each look-up', () => {
    const asked = () => index.nearest('volume attached', 1)
    expect(asked()).toEqual(asked())
  })

  it('is found among many by its rare words', () => {
    const many = Array.from({ length: 20_000 }, (_, at) => `the common words of every line and word${at}x`)
    expect(indexOf(...many).nearest('the common words of every line and word17000x too', 1)?.value).toBe(many[17_000])
  })
})
