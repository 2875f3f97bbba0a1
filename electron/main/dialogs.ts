import { dialog, type BrowserWindow } from 'electron'
import type { Dialogs } from '../services/handlers.ts'

const ARCHIVES = { name: 'Archives and logs', extensions: ['zip', 'tar', 'gz', 'tgz', 'log', 'txt'] }
const ALL_FILES = { name: 'All files', extensions: ['*'] }

/** The shell's file dialogs, in front of the window that is there at the time. */
export function createDialogs(findWindow: () => BrowserWindow | undefined): Dialogs {
  return {
    pickPaths: async what => {
      const window = findWindow()
      if (window === undefined) return []
      const { canceled, filePaths } = await dialog.showOpenDialog(window, {
        title: what === 'folder' ? 'Open a folder of artifacts' : 'Open an archive or a log',
        properties: [what === 'folder' ? 'openDirectory' : 'openFile', 'multiSelections'],
        filters: what === 'folder' ? [] : [ARCHIVES, ALL_FILES],
      })
      return canceled ? [] : filePaths
    },
    pickSavePath: async suggestedName => {
      const window = findWindow()
      if (window === undefined) return undefined
      const { canceled, filePath } = await dialog.showSaveDialog(window, { defaultPath: suggestedName })
      return canceled || filePath === '' ? undefined : filePath
    },
  }
}
