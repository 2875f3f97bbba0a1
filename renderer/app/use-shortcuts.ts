import { useEffect } from 'react'
import type { Command } from './command.ts'
import { isTextField } from './is-text-field.ts'
import { isTypingKey, matchShortcut } from './shortcuts.ts'

/** Runs commands by their shortcuts. `list` is asked at each key, since what can be done changes. */
export function useShortcuts(list: () => readonly Command[]): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      // A modal dialog has the keyboard to itself, but for the key that opened it.
      if (event.defaultPrevented || document.querySelector('dialog[open]') !== null) return
      const isTyping = isTextField(event.target)
      const command = list().find(({ shortcut }) => {
        if (shortcut === undefined || !matchShortcut(shortcut, event)) return false
        return !(isTyping && isTypingKey(shortcut))
      })
      if (command === undefined) return
      event.preventDefault()
      command.run()
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [list])
}
