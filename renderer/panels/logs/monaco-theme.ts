import type { editor } from 'monaco-editor/editor/editor.api'

/** Colours of the window, as `#rgb` or `#rrggbb`. */
export interface Palette {
  readonly background: string
  readonly gutter: string
  readonly text: string
  readonly faint: string
  readonly raised: string
  readonly border: string
  readonly strongBorder: string
  readonly accent: string
  readonly focus: string
  readonly warning: string
  readonly scrollbar: string
}

const BASES = { light: 'vs', dark: 'vs-dark', contrast: 'hc-black' } as const

/** The editor's theme out of the window's colours. A colour that Monaco could not read is left to its base theme. */
export function buildTheme(theme: keyof typeof BASES, palette: Palette): editor.IStandaloneThemeData {
  const colours: Readonly<Record<string, string>> = {
    'editor.background': palette.background,
    'editor.foreground': palette.text,
    'editorGutter.background': palette.gutter,
    'editorLineNumber.foreground': palette.faint,
    'editorLineNumber.activeForeground': palette.text,
    'editorCursor.foreground': palette.accent,
    'editor.selectionBackground': withAlpha(palette.accent, '55'),
    'editor.inactiveSelectionBackground': withAlpha(palette.accent, '33'),
    'editor.lineHighlightBackground': withAlpha(palette.accent, '14'),
    'editor.lineHighlightBorder': withAlpha(palette.accent, '00'),
    'editorHoverWidget.background': palette.raised,
    'editorHoverWidget.foreground': palette.text,
    'editorHoverWidget.border': palette.border,
    'editorUnicodeHighlight.border': palette.warning,
    'editorUnicodeHighlight.background': withAlpha(palette.warning, '22'),
    // Brackets of a log line need not match; the editor's switch for this is shared by all models and turns itself on.
    'editorBracketHighlight.foreground1': palette.text,
    'editorBracketHighlight.foreground2': palette.text,
    'editorBracketHighlight.foreground3': palette.text,
    'editorBracketHighlight.unexpectedBracket.foreground': palette.text,
    'menu.background': palette.raised,
    'menu.foreground': palette.text,
    'menu.border': palette.border,
    'menu.selectionBackground': withAlpha(palette.accent, '33'),
    'menu.selectionForeground': palette.text,
    'scrollbarSlider.background': withAlpha(palette.scrollbar, '55'),
    'scrollbarSlider.hoverBackground': withAlpha(palette.scrollbar, '88'),
    'scrollbarSlider.activeBackground': withAlpha(palette.scrollbar, 'aa'),
    focusBorder: palette.focus,
  }
  return {
    base: BASES[theme],
    inherit: true,
    rules: [],
    colors: Object.fromEntries(Object.entries(colours).filter(([, colour]) => isHex(colour))),
  }
}

/** `#rgb` or `#rrggbb` with two more digits of opacity; other texts unchanged. */
export function withAlpha(colour: string, alpha: string): string {
  if (/^#[\da-f]{6}$/iu.test(colour)) return `${colour}${alpha}`
  return /^#[\da-f]{3}$/iu.test(colour) ? `${longHex(colour)}${alpha}` : colour
}

/** Monaco takes six or eight digits; the style sheet's minifier writes `#fff`. */
export function longHex(colour: string): string {
  return /^#[\da-f]{3}$/iu.test(colour) ? colour.replace(/[\da-f]/giu, '$&$&') : colour
}

function isHex(colour: string): boolean {
  return /^#(?:[\da-f]{6}|[\da-f]{8})$/iu.test(colour)
}
