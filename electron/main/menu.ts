import { Menu, type MenuItemConstructorOptions } from 'electron'

export interface MenuOptions {
  readonly platform: NodeJS.Platform
  /** Developer tools are for developers: a package has no menu item for them. */
  readonly isPackaged: boolean
  /** Runs a command of the window by its id in `renderer/app/commands.ts`. */
  runCommand(id: string): void
}

const PANELS = [
  ['verdict', 'Verdict'],
  ['versions', 'Versions'],
  ['timeline', 'Timeline'],
  ['logs', 'Logs'],
  ['tests', 'Tests'],
  ['artifacts', 'Artifacts'],
  ['report', 'Report'],
  ['stories', 'Stories'],
  ['novel', 'New Lines'],
  ['search', 'Search'],
] as const
const THEMES = [
  ['system', 'Like the System'],
  ['light', 'Light'],
  ['dark', 'Dark'],
  ['contrast', 'High Contrast'],
] as const

export function installMenu(options: MenuOptions): void {
  Menu.setApplicationMenu(Menu.buildFromTemplate(buildMenu(options)))
}

/** The menu as data. Items that the window itself knows only send the id of its command. */
export function buildMenu(options: MenuOptions): MenuItemConstructorOptions[] {
  const item = (label: string, id: string, accelerator?: string): MenuItemConstructorOptions => ({
    label,
    ...(accelerator === undefined ? {} : { accelerator }),
    click: () => options.runCommand(id),
  })
  const isMac = options.platform === 'darwin'
  return [
    ...(isMac ? [{ role: 'appMenu' } as const] : []),
    {
      label: '&File',
      submenu: [
        item('Open a Link…', 'source.open-link', 'CmdOrCtrl+L'),
        item('Choose Runs…', 'source.open', 'CmdOrCtrl+O'),
        item('Open Folder…', 'source.open-folder'),
        item('Open Archive or Log…', 'source.open-file'),
        { type: 'separator' },
        item('Settings…', 'settings.show', 'CmdOrCtrl+,'),
        { type: 'separator' },
        { role: isMac ? 'close' : 'quit' },
      ],
    },
    { role: 'editMenu' },
    {
      label: '&Case',
      submenu: [
        item('Show the Case', 'case.show'),
        item('Add a Note', 'case.note'),
        item('Pin This Line', 'case.pin'),
        { type: 'separator' },
        item('Undo in the Case', 'case.undo'),
        item('Redo in the Case', 'case.redo'),
      ],
    },
    {
      label: '&View',
      submenu: [
        item('All Commands…', 'palette.show', 'CmdOrCtrl+K'),
        item('Search All Artifacts…', 'search.type', 'CmdOrCtrl+Shift+F'),
        { type: 'separator' },
        ...PANELS.map(([id, title]) => item(title, `panel.${id}`)),
        { type: 'separator' },
        { label: 'Theme', submenu: THEMES.map(([id, title]) => item(title, `theme.${id}`)) },
        { role: 'resetZoom' },
        { role: 'zoomIn' },
        // The key that people press: on most keyboards + needs Shift.
        { role: 'zoomIn', accelerator: 'CmdOrCtrl+=', visible: false, acceleratorWorksWhenHidden: true },
        { role: 'zoomOut' },
        { role: 'togglefullscreen' },
        ...(options.isPackaged ? [] : [{ role: 'reload' } as const, { role: 'toggleDevTools' } as const]),
      ],
    },
    { role: 'help', submenu: [item('Keyboard Shortcuts', 'help.keys')] },
  ]
}
