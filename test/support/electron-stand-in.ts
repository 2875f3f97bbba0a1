/**
 * Stands in for the `electron` module (see vitest.config.ts), so that tests run the real shell in plain Node. Typed
 * against Electron's own declarations: a name that changes there is a compile error here. What it keeps of Electron is
 * what the shell relies on: order around `ready`, one handler a channel, structured clone on every crossing.
 */
import { EventEmitter } from 'node:events'
import type * as Electron from 'electron'

type Listener = (...values: unknown[]) => unknown

/** Everything that was asked of Electron, in order. */
export const calls: { readonly name: string; readonly values: readonly unknown[] }[] = []
const record =
  (name: string) =>
  (...values: unknown[]): void =>
    void calls.push({ name, values })

/** What the next question to the person or the system is answered with. */
export const answers = {
  hasLock: true,
  messageBox: 0,
  openPaths: [] as string[],
  savePath: '',
  userData: '',
  displays: [{ x: 0, y: 0, width: 1920, height: 1080 }],
}

let ready = false
const appEvents = new EventEmitter()
export const app = {
  isPackaged: false,
  requestSingleInstanceLock: (data?: Record<string, unknown>) => {
    record('app.requestSingleInstanceLock')(structuredClone(data))
    return answers.hasLock
  },
  whenReady: () => {
    ready = true
    return Promise.resolve()
  },
  enableSandbox: () => {
    if (ready) throw new Error('enableSandbox must be called before the app is ready')
    record('app.enableSandbox')()
  },
  quit: () => {
    record('app.quit')()
    appEvents.emit('will-quit', preventable())
  },
  exit: record('app.exit'),
  getPath: (name: string) => {
    if (name !== 'userData') throw new Error(`no path ${name}`)
    return answers.userData
  },
  getAppPath: () => process.cwd(),
  getVersion: () => '0.0.0',
  setAsDefaultProtocolClient: (protocol: string) => {
    record('app.setAsDefaultProtocolClient')(protocol)
    return true
  },
  on: (event: string, listener: Listener) => appEvents.on(event, listener),
} satisfies Record<
  keyof Pick<
    Electron.App,
    | 'isPackaged'
    | 'requestSingleInstanceLock'
    | 'whenReady'
    | 'enableSandbox'
    | 'quit'
    | 'exit'
    | 'getPath'
    | 'getAppPath'
    | 'getVersion'
    | 'setAsDefaultProtocolClient'
    | 'on'
  >,
  unknown
>

export const emitApp = (event: string, ...values: unknown[]): void => void appEvents.emit(event, ...values)

/** An event as Electron makes them, which remembers being prevented. */
export function preventable(): { prevented: boolean; preventDefault(): void } {
  return {
    prevented: false,
    preventDefault() {
      this.prevented = true
    },
  }
}

const schemes: Electron.CustomScheme[] = []
const protocols = new Map<string, (request: Request) => Response | Promise<Response>>()
export const privilegedSchemes: readonly Electron.CustomScheme[] = schemes
export const protocol = {
  registerSchemesAsPrivileged: added => {
    if (ready) throw new Error('protocol.registerSchemesAsPrivileged should be called before app is ready')
    schemes.push(...added)
  },
  handle: (scheme, handler) => {
    if (!ready) throw new Error('protocol.handle before ready')
    if (protocols.has(scheme)) throw new Error(`The scheme is already intercepted: ${scheme}`)
    protocols.set(scheme, handler)
  },
} satisfies Pick<Electron.Protocol, 'registerSchemesAsPrivileged' | 'handle'>

/** Asks the protocol handler, with the URL as it would arrive: not normalised by this process. */
export function requestUrl(url: string, method = 'GET'): Promise<Response> {
  const handler = protocols.get(url.split(':')[0] ?? '')
  if (handler === undefined) return Promise.reject(new Error('net::ERR_UNKNOWN_URL_SCHEME'))
  return Promise.resolve(handler({ url, method } as Request))
}

const invokeHandlers = new Map<string, Listener>()
const messageListeners = new Map<string, Listener[]>()
export const ipcMain = {
  handle: (channel: string, listener: Listener) => {
    if (invokeHandlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`)
    invokeHandlers.set(channel, listener)
  },
  on: (channel: string, listener: Listener) => {
    messageListeners.set(channel, [...(messageListeners.get(channel) ?? []), listener])
  },
} satisfies Record<keyof Pick<Electron.IpcMain, 'handle' | 'on'>, unknown>

/** What `ipcRenderer.invoke` and `send` of a page would do. */
export async function invokeFrom(event: unknown, channel: string, ...values: unknown[]): Promise<unknown> {
  const handler = invokeHandlers.get(channel)
  if (handler === undefined) throw new Error(`No handler registered for '${channel}'`)
  return structuredClone(await handler(event, ...values.map(value => structuredClone(value))))
}
export function sendFrom(event: unknown, channel: string, ...values: unknown[]): void {
  for (const listener of messageListeners.get(channel) ?? [])
    listener(event, ...values.map(value => structuredClone(value)))
}

export class StandInContents extends EventEmitter {
  readonly id: number
  readonly sent: unknown[][] = []
  openHandler: ((details: { url: string }) => { action: string }) | undefined
  constructor(id: number) {
    super()
    this.id = id
  }
  setWindowOpenHandler(handler: (details: { url: string }) => { action: string }): void {
    this.openHandler = handler
  }
  isDestroyed(): boolean {
    return false
  }
  send(...values: unknown[]): void {
    this.sent.push(structuredClone(values))
  }
  zoomLevel = 0
  setZoomLevel(level: number): void {
    this.zoomLevel = level
  }
  getZoomLevel(): number {
    return this.zoomLevel
  }
  reload(): void {
    record('contents.reload')()
  }
}

export class BrowserWindow extends EventEmitter {
  static readonly all: BrowserWindow[] = []
  readonly options: Electron.BrowserWindowConstructorOptions
  readonly webContents: StandInContents
  url = ''
  visible = false
  constructor(options: Electron.BrowserWindowConstructorOptions) {
    super()
    this.options = options
    this.webContents = new StandInContents(BrowserWindow.all.length + 1)
    BrowserWindow.all.push(this)
    appEvents.emit('web-contents-created', preventable(), this.webContents)
  }
  async loadURL(url: string): Promise<void> {
    const response = await requestUrl(url)
    if (!response.ok) throw new Error(`ERR_FAILED (${response.status})`)
    this.url = url
    this.emit('ready-to-show')
  }
  show(): void {
    this.visible = true
  }
  focus = record('window.focus')
  restore = record('window.restore')
  maximize = record('window.maximize')
  isMinimized = (): boolean => true
  isMaximized = (): boolean => false
  isDestroyed = (): boolean => false
  getNormalBounds = (): Electron.Rectangle => ({ x: 10, y: 20, width: 1000, height: 700 })
  close(): void {
    this.emit('close', preventable())
    this.emit('closed')
  }
}
true satisfies keyof BrowserWindow extends keyof Electron.BrowserWindow | 'options' | 'url' | 'visible' ? true : false

/** The handlers that the shell set on the session. */
export const sessionHandlers = new Map<string, Listener>()
const keep = (name: string) => (handler: Listener) => void sessionHandlers.set(name, handler)
type SessionNames =
  | 'setPermissionRequestHandler'
  | 'setPermissionCheckHandler'
  | 'setDevicePermissionHandler'
  | 'setDisplayMediaRequestHandler'
  | 'setBluetoothPairingHandler'
  | 'webRequest'
  | 'on'
export const session = {
  defaultSession: {
    setPermissionRequestHandler: keep('permission-request'),
    setPermissionCheckHandler: keep('permission-check'),
    setDevicePermissionHandler: keep('device'),
    setDisplayMediaRequestHandler: keep('display-media'),
    setBluetoothPairingHandler: keep('bluetooth'),
    webRequest: { onBeforeRequest: keep('request') } satisfies Record<
      keyof Pick<Electron.WebRequest, 'onBeforeRequest'>,
      unknown
    >,
    on: (event: string, listener: Listener) => void sessionHandlers.set(event, listener),
  } satisfies Record<keyof Pick<Electron.Session, SessionNames>, unknown>,
}

export const dialog = {
  showMessageBox: (...values: unknown[]) => {
    record('dialog.showMessageBox')(...values)
    return Promise.resolve({ response: answers.messageBox, checkboxChecked: false })
  },
  showMessageBoxSync: (...values: unknown[]) => {
    record('dialog.showMessageBoxSync')(...values)
    return answers.messageBox
  },
  showOpenDialog: (...values: unknown[]) => {
    record('dialog.showOpenDialog')(...values)
    return Promise.resolve({ canceled: answers.openPaths.length === 0, filePaths: answers.openPaths })
  },
  showSaveDialog: (...values: unknown[]) => {
    record('dialog.showSaveDialog')(...values)
    return Promise.resolve({ canceled: answers.savePath === '', filePath: answers.savePath })
  },
  showErrorBox: record('dialog.showErrorBox'),
} satisfies Record<
  keyof Pick<
    Electron.Dialog,
    'showMessageBox' | 'showMessageBoxSync' | 'showOpenDialog' | 'showSaveDialog' | 'showErrorBox'
  >,
  unknown
>

export const shell = {
  openExternal: (url: string) => {
    record('shell.openExternal')(url)
    return Promise.resolve()
  },
} satisfies Pick<Electron.Shell, 'openExternal'>

export const nativeTheme: Pick<Electron.NativeTheme, 'themeSource' | 'shouldUseDarkColors'> = {
  themeSource: 'system',
  shouldUseDarkColors: true,
}
export const screen = {
  getAllDisplays: () => answers.displays.map(workArea => ({ workArea })),
} satisfies Record<keyof Pick<Electron.Screen, 'getAllDisplays'>, unknown>

export const Menu = {
  buildFromTemplate: (template: Electron.MenuItemConstructorOptions[]) => template,
  setApplicationMenu: record('Menu.setApplicationMenu'),
} satisfies Record<keyof Pick<typeof Electron.Menu, 'buildFromTemplate' | 'setApplicationMenu'>, unknown>

/** The process that `utilityProcess.fork` made last. */
export class StandInUtility extends EventEmitter {
  static last: StandInUtility | undefined
  readonly pid = undefined
  readonly posted: unknown[] = []
  readonly kill = record('utility.kill')
  postMessage(message: unknown): void {
    this.posted.push(structuredClone(message))
  }
}
export const utilityProcess = {
  fork: (...values: unknown[]) => {
    record('utilityProcess.fork')(...values)
    StandInUtility.last = new StandInUtility()
    return StandInUtility.last
  },
} satisfies Record<keyof Pick<typeof Electron.utilityProcess, 'fork'>, unknown>

// The page's side, for the preload script.
/** What the preload script put into the page. */
export const exposed = new Map<string, unknown>()
export const contextBridge = {
  exposeInMainWorld: (name: string, api: unknown) => void exposed.set(name, api),
} satisfies Pick<Electron.ContextBridge, 'exposeInMainWorld'>
const rendererEvents = new EventEmitter()
export const ipcRenderer = {
  invoke: (channel: string, ...values: unknown[]) => {
    record('ipcRenderer.invoke')(channel, ...values)
    return Promise.resolve('answer')
  },
  send: record('ipcRenderer.send'),
  on: (channel: string, listener: Listener) => rendererEvents.on(channel, listener),
  off: (channel: string, listener: Listener) => rendererEvents.off(channel, listener),
} satisfies Record<keyof Pick<Electron.IpcRenderer, 'invoke' | 'send' | 'on' | 'off'>, unknown>
export const emitToPage = (channel: string, ...values: unknown[]): void =>
  void rendererEvents.emit(channel, {}, ...values)
export const webUtils = {
  getPathForFile: (file: File) => (file as { readonly path?: string }).path ?? '',
} satisfies Pick<Electron.WebUtils, 'getPathForFile'>
