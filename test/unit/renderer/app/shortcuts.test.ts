import { describe, expect, it } from 'vitest'
import { isTypingKey, matchShortcut, shortcutKeys } from '../../../../renderer/app/shortcuts.ts'

const keys = (
  key: string,
  held: Partial<{ ctrlKey: boolean; metaKey: boolean; altKey: boolean; shiftKey: boolean }> = {},
) => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...held,
})

describe('matchShortcut', () => {
  it('takes Ctrl and Cmd for Mod, in either case of the letter', () => {
    expect(matchShortcut('Mod+K', keys('k', { ctrlKey: true }))).toBe(true)
    expect(matchShortcut('Mod+K', keys('K', { metaKey: true }))).toBe(true)
  })

  it('wants exactly the held keys it names', () => {
    expect(matchShortcut('Mod+K', keys('k'))).toBe(false)
    expect(matchShortcut('1', keys('1', { ctrlKey: true }))).toBe(false)
    expect(matchShortcut('Alt+ArrowLeft', keys('ArrowLeft', { altKey: true }))).toBe(true)
    expect(matchShortcut('?', keys('?'))).toBe(true)
  })

  it('wants Shift where it names it, and leaves it alone elsewhere', () => {
    expect(matchShortcut('Mod+Shift+F', keys('F', { ctrlKey: true, shiftKey: true }))).toBe(true)
    expect(matchShortcut('Mod+Shift+F', keys('f', { ctrlKey: true }))).toBe(false)
    expect(matchShortcut('?', keys('?', { shiftKey: true }))).toBe(true)
  })

  it('takes a letter by its place where Alt makes another character of it', () => {
    expect(matchShortcut('Alt+T', { ...keys('†', { altKey: true }), code: 'KeyT' })).toBe(true)
    expect(matchShortcut('Alt+T', { ...keys('†', { altKey: true }), code: 'KeyR' })).toBe(false)
    expect(matchShortcut('Mod+K', { ...keys('л', { ctrlKey: true }), code: 'KeyK' })).toBe(false)
  })

  it('knows the ones that a text field needs for itself', () => {
    expect(['?', 'Mod+Z', 'Mod+Shift+Z', 'Mod+K'].map(isTypingKey)).toEqual([true, true, true, false])
  })

  it('names the keys as the machine does', () => {
    expect(shortcutKeys('Mod+K', true)).toEqual(['⌘', 'K'])
    expect(shortcutKeys('Alt+ArrowLeft', false)).toEqual(['Alt', '←'])
  })
})
