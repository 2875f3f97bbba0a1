import { describe, expect, it } from 'vitest'
import { resolveTheme } from '../../../../renderer/state/theme.ts'

describe('resolveTheme', () => {
  it.each([
    ['system', { isDark: false, isHighContrast: false }, 'light'],
    ['system', { isDark: true, isHighContrast: false }, 'dark'],
    ['system', { isDark: true, isHighContrast: true }, 'contrast'],
    ['light', { isDark: true, isHighContrast: true }, 'light'],
    ['contrast', { isDark: false, isHighContrast: false }, 'contrast'],
  ] as const)('shows %s with %o as %s', (chosen, system, expected) => {
    expect(resolveTheme(chosen, system)).toBe(expected)
  })
})
