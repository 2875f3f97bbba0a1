import { describe, expect, it } from 'vitest'
import { takeToken } from '../../../../renderer/state/session-token.ts'

const TOKEN = 'Abc_def-0123456789'

function place(hash: string, stored?: string) {
  const kept = new Map(stored === undefined ? [] : [['runskew.token', stored]])
  const replaced: string[] = []
  const storage = {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, value: string) => void kept.set(name, value),
  }
  return { hash, storage, replaceHash: (next: string) => void replaced.push(next), replaced, kept }
}

describe('takeToken', () => {
  it('moves the token out of the address into the storage of the tab', () => {
    const page = place(`#token=${TOKEN}`)
    expect(takeToken(page)).toBe(TOKEN)
    expect([page.replaced, page.kept.get('runskew.token')]).toEqual([[''], TOKEN])
  })

  it.each([
    [`#token=${TOKEN}#/i/a~b/logs?l=3`, '#/i/a~b/logs?l=3'],
    [`#token=${TOKEN}&/i/a~b/logs`, '#/i/a~b/logs'],
    [`#token=${TOKEN}/i/a~b/logs`, '#/i/a~b/logs'],
  ])('keeps the route that follows in %s', (hash, rest) => {
    const page = place(hash)
    expect(takeToken(page)).toBe(TOKEN)
    expect(page.replaced).toEqual([rest])
  })

  it('takes the stored one when the page is loaded again, and leaves the address alone', () => {
    const page = place('#/i/a~b/logs', TOKEN)
    expect([takeToken(page), page.replaced]).toEqual([TOKEN, []])
  })

  it('has none when the page was never given one', () => {
    expect(takeToken(place('#token=short'))).toBeUndefined()
  })
})
