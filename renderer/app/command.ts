/** Something a person can do from the palette, by shortcut and from the shell's menu, which names it by id. */
export interface Command {
  readonly id: string
  readonly title: string
  readonly group: 'Go' | 'Open' | 'Runs' | 'Case' | 'Logs' | 'Report' | 'Rules' | 'View' | 'Help'
  /** As `matchShortcut` reads it: `Mod+K`, `?`, `1`. */
  readonly shortcut?: string
  readonly run: () => void
}
