import { isAbsolute, join, resolve } from 'node:path'
import { app, dialog, nativeTheme, session, type BrowserWindow } from 'electron'
import { z } from 'zod'
import type { Handlers, Settings } from '#shared/ipc/contract.ts'
import type { AppPaths } from '../services/app-paths.ts'
import { loadAssetManifest } from '../services/asset-manifest.ts'
import type { Dialogs } from '../services/handlers.ts'
import { logEvent } from '../services/log-event.ts'
import { isAddress } from '../services/references/is-address.ts'
import type { Services } from '../services/open-services.ts'
import { createDialogs } from './dialogs.ts'
import { answerIpc, emitTo } from './ipc.ts'
import { installMenu } from './menu.ts'
import { serveWindow } from './protocol.ts'
import { hardenContents, hardenSession } from './security.ts'
import { isViewLink, receiveViewLinks, viewLinkIn } from './view-links.ts'
import { openWindow } from './window.ts'

export interface AppOptions {
  readonly paths: AppPaths
  /** Arguments after the program's own. */
  readonly args: readonly string[]
  readonly cwd: string
  openServices(dialogs: Dialogs, userData: string): Promise<Services>
}

/** The life of the app: one instance, one window, orderly end. Resolves when the window is open, or at once in a second instance. */
export async function startApp(options: AppOptions): Promise<void> {
  const paths = sourcePaths(options.args, options.cwd)
  const link = viewLinkIn(options.args)
  if (!app.requestSingleInstanceLock({ sources: paths, ...(link === undefined ? {} : { link }) })) {
    app.quit()
    return
  }
  reportUncaught()
  app.enableSandbox()
  app.on('web-contents-created', (_event, contents) => hardenContents(contents))
  const windows = new Set<BrowserWindow>()
  const inbox = receivePaths(paths, () => focus([...windows][0]))
  const links = receiveViewLinks(link, windows)
  await app.whenReady()
  hardenSession(session.defaultSession)
  serveWindow(await loadAssetManifest(options.paths.renderer))

  const dialogs = createDialogs(() => [...windows][0])
  const services = await options.openServices(dialogs, app.getPath('userData'))
  services.warmUp()
  const unfinished: Promise<unknown>[] = []
  finishBeforeQuit(() => Promise.allSettled([...unfinished, services.close()]))
  const openPaths = (more: readonly string[]): Promise<readonly string[]> => openAll(services, more)
  answerIpc({ handlers: links.told(withTheme(services.handlers)), windows, openPaths })
  applyTheme(services.settings.get())
  await inbox.drain(async more => {
    await openPaths(more)
    for (const window of windows) emitTo(window.webContents)('source.changed', {})
  })
  const open = onlyOnce(() => openMainWindow({ paths: options.paths, windows, unfinished }))
  app.on('activate', () => {
    if (windows.size === 0) void open()
  })
  links.openWith(() => void open())
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit()
  })
  await open()
}

/** One window, however often it is asked for while it opens. */
function onlyOnce(open: () => Promise<void>): () => Promise<void> {
  let opening: Promise<void> | undefined
  return () => (opening ??= open().finally(() => (opening = undefined)))
}

interface WindowContext {
  readonly paths: AppPaths
  readonly windows: Set<BrowserWindow>
  readonly unfinished: Promise<unknown>[]
}

async function openMainWindow({ paths, windows, unfinished }: WindowContext): Promise<void> {
  const window = await openWindow({
    preload: paths.preload,
    stateFile: join(app.getPath('userData'), 'window.json'),
    register: opened => {
      windows.add(opened)
      opened.once('closed', () => windows.delete(opened))
    },
    finishBeforeQuit: work => void unfinished.push(work),
  })
  const runCommand = (id: string): void => emitTo(window.webContents)('app.command', { id })
  // The back and forward buttons of a mouse; in a browser they need no help.
  window.on('app-command', (_event, command) => {
    const id = MOUSE_COMMANDS.get(command)
    if (id !== undefined) runCommand(id)
  })
  installMenu({ platform: process.platform, isPackaged: app.isPackaged, runCommand })
}

const MOUSE_COMMANDS: ReadonlyMap<string, string> = new Map([
  ['browser-backward', 'history.back'],
  ['browser-forward', 'history.forward'],
])

type OpenPaths = (paths: readonly string[]) => Promise<void>

/** Collects what is to be opened, from the command line, other instances and the system, until somebody can open it. */
function receivePaths(
  first: readonly string[],
  onSecondInstance: () => void,
): { drain(open: OpenPaths): Promise<void> } {
  const waiting = [...first]
  let receive = (paths: readonly string[]): void => void waiting.push(...paths)
  app.on('second-instance', (...[, , , data]) => {
    onSecondInstance()
    receive(readHandedOver(data))
  })
  app.on('open-file', (event, path) => {
    event.preventDefault()
    receive([path])
  })
  return {
    drain: open => {
      receive = paths => void open(paths)
      return open(waiting)
    },
  }
}

async function openAll(services: Services, paths: readonly string[]): Promise<readonly string[]> {
  const ids: string[] = []
  for (const path of paths) {
    const opened = await services.openNamed(path)
    if (opened.ok) ids.push(opened.value)
    else logEvent('source-not-opened', { code: opened.error.code })
  }
  return ids
}

const MAX_PATHS = 20
const HandedOver = z.object({ sources: z.array(z.string().min(1).max(4_096)).max(MAX_PATHS) })

/** What stands on a command line and is no option. Whether it can be opened is found out when it is opened. */
export function sourcePaths(args: readonly string[], cwd: string): readonly string[] {
  const named = args.filter(arg => arg !== '' && !arg.startsWith('-') && arg.length <= 4_096 && !isViewLink(arg))
  return named.slice(0, MAX_PATHS).map(arg => (isAddress(arg) ? arg : resolve(cwd, arg)))
}

/** A second instance is another process: what it hands over is checked like any input. */
function readHandedOver(data: unknown): readonly string[] {
  const parsed = HandedOver.safeParse(data)
  return parsed.success ? parsed.data.sources.filter(named => isAbsolute(named) || isAddress(named)) : []
}

function focus(window: BrowserWindow | undefined): void {
  if (window === undefined) return
  if (window.isMinimized()) window.restore()
  window.focus()
}

function withTheme(handlers: Handlers): Handlers {
  return {
    ...handlers,
    'settings.set': async (patch, cx) => {
      const changed = await handlers['settings.set'](patch, cx)
      if (changed.ok) applyTheme(changed.value)
      return changed
    },
  }
}

function applyTheme({ theme }: Settings): void {
  nativeTheme.themeSource = theme === 'contrast' ? 'dark' : theme
}

function finishBeforeQuit(finish: () => Promise<unknown>): void {
  let isFinished = false
  app.on('will-quit', event => {
    if (isFinished) return
    event.preventDefault()
    void finish().finally(() => {
      isFinished = true
      app.quit()
    })
  })
}

/** A bug in the main process: said once, written down, and the end. Going on would be with a broken state. */
function reportUncaught(): void {
  let isReported = false
  const report = (thrown: unknown): void => {
    if (isReported) return
    isReported = true
    const reason = thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown)
    logEvent('uncaught', { reason })
    dialog.showErrorBox(
      'Runskew has to close',
      `Something happened that we did not foresee. Your files were not changed.\n\n${reason}`,
    )
    app.exit(1)
  }
  process.on('uncaughtException', report)
  process.on('unhandledRejection', report)
}
