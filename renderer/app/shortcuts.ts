/** The part of a keyboard event that decides. */
export interface Keys {
  readonly key: string
  /** The key by its place: on a Mac, Alt makes other characters of letters. */
  readonly code?: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
  readonly shiftKey: boolean
}

/**
 * Whether an event is the shortcut: `Mod+K` (Ctrl, or Cmd on a Mac), `Mod+Shift+F`, `Alt+ArrowLeft`, `?`, `1`. Shift is
 * only looked at where it is named: elsewhere it is part of the character.
 */
export function matchShortcut(shortcut: string, keys: Keys): boolean {
  const parts = shortcut.split('+')
  const key = parts.at(-1) ?? ''
  const wantsMod = parts.includes('Mod')
  const wantsAlt = parts.includes('Alt')
  const isKey = keys.key.toLowerCase() === key.toLowerCase() || (wantsAlt && keys.code === `Key${key.toUpperCase()}`)
  return (
    isKey &&
    (keys.ctrlKey || keys.metaKey) === wantsMod &&
    (keys.shiftKey || !parts.includes('Shift')) &&
    keys.altKey === wantsAlt
  )
}

/** True for shortcuts that a text field needs for itself: plain characters, and its own undo. */
export function isTypingKey(shortcut: string): boolean {
  return !shortcut.includes('+') || shortcut === 'Mod+Z' || shortcut === 'Mod+Shift+Z'
}

const NAMES: Readonly<Record<string, string>> = { ArrowLeft: '←', ArrowRight: '→' }

/** The keys to show, one by one: `Ctrl`, `K`. */
export function shortcutKeys(shortcut: string, isMac: boolean): readonly string[] {
  return shortcut.split('+').map(part => (part === 'Mod' ? (isMac ? '⌘' : 'Ctrl') : (NAMES[part] ?? part)))
}
