import type { KeyboardEvent } from 'react'
import type { LogCommand } from '../../state/log-command.ts'

type Keys = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'>

const WITH_MOD: Readonly<Record<string, LogCommand>> = { f: 'find', g: 'line' }
const WITH_ALT: Readonly<Record<string, LogCommand>> = {
  l: 'filter',
  b: 'details',
  y: 'copy-numbered',
  q: 'copy-quote',
  k: 'copy-link',
  e: 'escapes',
  w: 'close-tab',
  pageup: 'previous-tab',
  pagedown: 'next-tab',
}

/** Alone, and with Shift. */
const PLAIN: Readonly<Record<string, readonly [LogCommand, LogCommand]>> = {
  F2: ['next-kept', 'previous-kept'],
  F3: ['find-next', 'find-previous'],
  F7: ['next-novel', 'previous-novel'],
  F8: ['next', 'previous'],
}

/** The command that a key stands for, inside a log. */
export function commandOf({ key, ctrlKey, metaKey, shiftKey, altKey }: Keys): LogCommand | undefined {
  const hasMod = ctrlKey || metaKey
  if (Object.hasOwn(PLAIN, key) && !altKey) return PLAIN[key]?.[shiftKey ? 1 : 0]
  const commands = altKey ? WITH_ALT : WITH_MOD
  // With Shift some of them are the window's: the search of all artifacts.
  if (hasMod === altKey || shiftKey || !Object.hasOwn(commands, key.toLowerCase())) return undefined
  return commands[key.toLowerCase()]
}
