import { strings } from '../strings/index.ts'
import type { PaneId } from './log-pane.ts'

const words = strings.state.logCommands

/** What can be done in a log by its name and its keys, beside what the editor does by itself. The order is the palette's. */
export const LOG_COMMANDS = [
  { id: 'find', title: words.find, shortcut: 'Mod+F' },
  { id: 'filter', title: words.filter, shortcut: 'Alt+L' },
  { id: 'line', title: words.line, shortcut: 'Mod+G' },
  { id: 'find-previous', title: words.findPrevious, shortcut: 'Shift+F3' },
  { id: 'find-next', title: words.findNext, shortcut: 'F3' },
  { id: 'previous', title: words.previous, shortcut: 'Shift+F8' },
  { id: 'next', title: words.next, shortcut: 'F8' },
  { id: 'previous-novel', title: words.previousNovel, shortcut: 'Shift+F7' },
  { id: 'next-novel', title: words.nextNovel, shortcut: 'F7' },
  { id: 'previous-kept', title: words.previousKept, shortcut: 'Shift+F2' },
  { id: 'next-kept', title: words.nextKept, shortcut: 'F2' },
  { id: 'details', title: words.details, shortcut: 'Alt+B' },
  { id: 'copy-numbered', title: words.copyNumbered, shortcut: 'Alt+Y' },
  { id: 'copy-quote', title: words.copyQuote, shortcut: 'Alt+Q' },
  { id: 'copy-link', title: words.copyLink, shortcut: 'Alt+K' },
  { id: 'escapes', title: words.escapes, shortcut: 'Alt+E' },
  { id: 'close-tab', title: words.closeTab, shortcut: 'Alt+W' },
  { id: 'previous-tab', title: words.previousTab, shortcut: 'Alt+PageUp' },
  { id: 'next-tab', title: words.nextTab, shortcut: 'Alt+PageDown' },
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
