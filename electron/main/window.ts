import { BrowserWindow, dialog, nativeTheme, screen } from 'electron'
import { logEvent } from '../services/log-event.ts'
import { openExternalLink } from './external-link.ts'
import { ORIGIN } from './origin.ts'
import { loadWindowState, MIN_SIZE, placeWindow, saveWindowState } from './window-state.ts'

export interface WindowOptions {
  readonly preload: string
  /** Where the window's place is remembered. */
  readonly stateFile: string
  /** Called before the page is loaded, so that its first call finds the window known. */
  readonly register: (window: BrowserWindow) => void
  /** Work that must be done before the app may end. */
  readonly finishBeforeQuit: (work: Promise<unknown>) => void
}

/** Opens the window on our own page, where it was last time. Shown when it has something to show. */
export async function openWindow(options: WindowOptions): Promise<BrowserWindow> {
  const state = await loadWindowState(options.stateFile)
  const screens = screen.getAllDisplays().map(display => display.workArea)
  const window = new BrowserWindow({
    ...placeWindow(state?.bounds, screens),
    minWidth: MIN_SIZE.width,
    minHeight: MIN_SIZE.height,
    show: false,
    title: 'Runskew',
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#16181d' : '#ffffff',
    webPreferences: {
      preload: options.preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
    },
  })
  options.register(window)
  if (state?.maximized === true) window.maximize()
  window.webContents.setWindowOpenHandler(({ url }) => {
    void openExternalLink(window, url)
    return { action: 'deny' }
  })
  rememberPlace(window, options)
  askBeforeLosing(window)
  recoverFromCrash(window)
  window.once('ready-to-show', () => window.show())
  await window.loadURL(`${ORIGIN}/`)
  window.webContents.setZoomLevel(state?.zoom ?? 0)
  return window
}

function rememberPlace(window: BrowserWindow, { stateFile, finishBeforeQuit }: WindowOptions): void {
  window.on('close', () => {
    const zoom = window.webContents.getZoomLevel()
    const state = { bounds: window.getNormalBounds(), maximized: window.isMaximized(), zoom }
    const saving = saveWindowState(stateFile, state).then(saved => {
      if (!saved.ok) logEvent('window-state-not-saved', { code: saved.error.code })
    })
    finishBeforeQuit(saving)
  })
}

/** The page wants to stay because of what is not saved: where a browser asks the person, Electron stays and says nothing. */
function askBeforeLosing(window: BrowserWindow): void {
  window.webContents.on('will-prevent-unload', event => {
    const response = dialog.showMessageBoxSync(window, {
      type: 'warning',
      message: 'Some of what you wrote is not saved yet.',
      detail:
        'A note is half written, a change is on its way to its file, or the file could not be written. ' +
        'What is not saved is lost when the window closes or loads again.',
      buttons: ['Stay', 'Leave without saving'],
      defaultId: 0,
      cancelId: 0,
      noLink: true,
    })
    if (response === 1) event.preventDefault()
  })
}

const CRASHES = 3
const CRASH_WINDOW_MS = 60_000

/** Loads the page again after a crash; its route brings it back. A page that crashes again and again is not tried further. */
function recoverFromCrash(window: BrowserWindow): void {
  let crashes: readonly number[] = []
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit') return
    const now = performance.now()
    crashes = [...crashes.filter(at => now - at < CRASH_WINDOW_MS), now]
    logEvent('window-crashed', { reason, count: crashes.length })
    if (crashes.length < CRASHES) window.webContents.reload()
    else void offerRestart(window)
  })
}

async function offerRestart(window: BrowserWindow): Promise<void> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'error',
    message: 'The window crashed several times in a minute.',
    detail: 'Nothing of your files was changed. You can start again with an empty window, or close it.',
    buttons: ['Start again', 'Close'],
    defaultId: 0,
    cancelId: 1,
    noLink: true,
  })
  if (response === 0) await window.loadURL(`${ORIGIN}/`)
  else window.close()
}
