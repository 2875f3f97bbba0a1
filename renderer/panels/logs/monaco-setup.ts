import * as monaco from 'monaco-editor/editor/editor.api'
import 'monaco-editor/features/clipboard/register'
import 'monaco-editor/features/codicon/register'
import 'monaco-editor/features/contextmenu/register'
import 'monaco-editor/features/hover/register'
import 'monaco-editor/features/unicodeHighlighter/register'
import 'monaco-editor/features/wordOperations/register'
import workerUrl from 'monaco-editor/editor/editor.worker?worker&url'
import { buildTheme, longHex, type Palette } from './monaco-theme.ts'

interface ScriptUrlPolicy {
  createScriptURL(url: string): unknown
}

declare global {
  interface Window {
    readonly trustedTypes?: {
      createPolicy(name: string, rules: { createScriptURL(url: string): string }): ScriptUrlPolicy
    }
    MonacoEnvironment?: { getWorker(): Worker }
  }
}

/** Name in the Content-Security-Policy's `trusted-types` list. */
const POLICY = 'runskew-worker'

/** Only this one script, our own build's, may become a worker. */
const policy = window.trustedTypes?.createPolicy(POLICY, {
  createScriptURL: url => {
    if (url !== workerUrl) throw new Error('not our worker')
    return url
  },
})

window.MonacoEnvironment = {
  // A TrustedScriptURL stands where the types of the DOM still want a string.
  getWorker: () =>
    new Worker((policy?.createScriptURL(workerUrl) ?? workerUrl) as string, { type: 'module', name: 'editor' }),
}

const THEMES = { light: 'runskew-light', dark: 'runskew-dark', contrast: 'runskew-contrast' } as const

/** Makes the editors look like the rest of the window; to be called again whenever the theme changed. */
export function applyTheme(): void {
  const theme = readTheme()
  monaco.editor.defineTheme(THEMES[theme], buildTheme(theme, readPalette()))
  monaco.editor.setTheme(THEMES[theme])
}

/** Calls back when the window's theme changes; returns how to stop. */
export function onThemeChange(listener: () => void): () => void {
  const observer = new MutationObserver(listener)
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] })
  return () => observer.disconnect()
}

function readTheme(): keyof typeof THEMES {
  const theme = document.documentElement.dataset['theme']
  return theme === 'dark' || theme === 'contrast' ? theme : 'light'
}

function readPalette(): Palette {
  const style = getComputedStyle(document.documentElement)
  const read = (name: string) => longHex(style.getPropertyValue(name).trim())
  return {
    background: read('--bg'),
    gutter: read('--bg'),
    text: read('--text'),
    faint: read('--text-2'),
    raised: read('--raised'),
    border: read('--border'),
    strongBorder: read('--border-strong'),
    accent: read('--accent'),
    focus: read('--focus'),
    warning: read('--warning'),
    scrollbar: read('--border-strong'),
  }
}

export { monaco }
