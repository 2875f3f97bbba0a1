import type { PaneId } from './log-pane.ts'

/** What can be done in a log by its name and its keys, beside what the editor does by itself. The order is the palette's. */
export const LOG_COMMANDS = [
  { id: 'find', title: 'Find in this log', shortcut: 'Mod+F' },
  { id: 'filter', title: 'Show only some lines of this log', shortcut: 'Alt+L' },
  { id: 'line', title: 'Go to line, byte or time', shortcut: 'Mod+G' },
  { id: 'find-previous', title: 'Previous match', shortcut: 'Shift+F3' },
  { id: 'find-next', title: 'Next match', shortcut: 'F3' },
  { id: 'previous', title: 'Previous finding', shortcut: 'Shift+F8' },
  { id: 'next', title: 'Next finding', shortcut: 'F8' },
  { id: 'previous-novel', title: 'Previous new line', shortcut: 'Shift+F7' },
  { id: 'next-novel', title: 'Next new line', shortcut: 'F7' },
  { id: 'previous-kept', title: 'Previous pinned or noted line', shortcut: 'Shift+F2' },
  { id: 'next-kept', title: 'Next pinned or noted line', shortcut: 'F2' },
  { id: 'details', title: 'Bytes of this line', shortcut: 'Alt+B' },
  { id: 'copy-numbered', title: 'Copy lines with their numbers', shortcut: 'Alt+Y' },
  { id: 'copy-quote', title: 'Copy lines as a quote for an issue', shortcut: 'Alt+Q' },
  { id: 'copy-link', title: 'Copy link to this line', shortcut: 'Alt+K' },
  { id: 'escapes', title: 'Show or hide colour codes', shortcut: 'Alt+E' },
  { id: 'close-tab', title: 'Close this log', shortcut: 'Alt+W' },
  { id: 'previous-tab', title: 'Previous open log', shortcut: 'Alt+PageUp' },
  { id: 'next-tab', title: 'Next open log', shortcut: 'Alt+PageDown' },
] as const
export type LogCommand = (typeof LOG_COMMANDS)[number]['id']

/** The pane that a command from outside is for: the one that was used last where it is on screen; undefined = no log is. */
export function commandPane({
  logPanes,
  logPane,
}: {
  readonly logPanes: readonly PaneId[]
  readonly logPane: PaneId
}): PaneId | undefined {
  return logPanes.includes(logPane) ? logPane : logPanes[0]
}
