import { describe, expect, it } from 'vitest'
import { buildTheme, withAlpha } from '../../../../../renderer/panels/logs/monaco-theme.ts'

const palette = {
  background: '#000000',
  gutter: '#000000',
  text: '#ffffff',
  faint: '#ededed',
  raised: '#0a0a0a',
  border: '#c8c8c8',
  strongBorder: '#fff',
  accent: '#8ad4ff',
  focus: '#ffff00',
  warning: 'gold',
  scrollbar: '#fff',
}

describe('buildTheme', () => {
  it('hands on the window’s colours and leaves out what the editor cannot read', () => {
    const { base, colors } = buildTheme('contrast', palette)
    expect([base, colors['editor.background'], colors['scrollbarSlider.background']]).toEqual([
      'hc-black',
      '#000000',
      '#ffffff55',
    ])
    expect(colors).not.toHaveProperty(['editorUnicodeHighlight.border'])
  })
})

describe('withAlpha', () => {
  it('adds opacity to both forms of hex and to nothing else', () => {
    expect([withAlpha('#123456', '80'), withAlpha('#abc', '80'), withAlpha('gold', '80')]).toEqual([
      '#12345680',
      '#aabbcc80',
      'gold',
    ])
  })
})
