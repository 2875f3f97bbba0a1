import { app, type BrowserWindow } from 'electron'
import { z } from 'zod'
import { ok } from '#shared/base/result.ts'
import type { Handlers } from '#shared/ipc/contract.ts'
import { parseViewLink, VIEW_LINK_SCHEME } from '#shared/ipc/view-link.ts'
import { logEvent } from '../services/log-event.ts'
import { emitTo } from './ipc.ts'

/** True for what the system hands over as a link of ours, well-formed or not: it names nothing that could be opened. */
export function isViewLink(text: string): boolean {
  return text.toLowerCase().startsWith(`${VIEW_LINK_SCHEME}:`)
}

/** The first well-formed link to a view on a command line. */
export function viewLinkIn(args: readonly string[]): string | undefined {
  return args.find(arg => isViewLink(arg) && parseViewLink(arg) !== undefined)
}

const HandedOver = z.object({ link: z.string().max(8_000) })

export interface ViewLinks {
  /** The handlers, with the answer that a window which begins to listen is told a waiting link by. */
  told(handlers: Handlers): Handlers
  /** Says how a window is opened for a link that comes while there is none. */
  openWith(open: () => void): void
}

/**
 * Takes links to views from the command line, other instances and the system, and passes well-formed ones to the window,
 * which asks before it opens anything. One that comes before the window listens waits for its first question.
 */
export function receiveViewLinks(first: string | undefined, windows: ReadonlySet<BrowserWindow>): ViewLinks {
  let waiting = first
  let openWindow = (): void => undefined
  const listening = createListeningPages()
  const receive = (text: string): void => {
    if (parseViewLink(text) === undefined) return logEvent('view-link-refused', { length: text.length })
    const ready = [...windows].filter(listening.has)
    if (ready.length === 0) waiting = text
    for (const { webContents } of ready) emitTo(webContents)('app.view-link', { link: text })
    // On a Mac the program lives on without a window: a new one asks.
    if (windows.size === 0) openWindow()
  }
  // In a checkout the system would start a bare Electron.
  if (app.isPackaged) app.setAsDefaultProtocolClient(VIEW_LINK_SCHEME)
  app.on('second-instance', (...[, , , data]) => {
    const parsed = HandedOver.safeParse(data)
    if (parsed.success) receive(parsed.data.link)
  })
  app.on('open-url', (event, url) => {
    event.preventDefault()
    receive(url)
  })
  return {
    told: handlers => ({
      ...handlers,
      'app.info': async (input, cx) => {
        const info = await handlers['app.info'](input, cx)
        const link = waiting
        // There is one window at a time: it is the one that asks.
        for (const window of windows) listening.add(window)
        waiting = undefined
        return info.ok && link !== undefined ? ok({ ...info.value, viewLink: link }) : info
      },
    }),
    openWith: open => {
      openWindow = open
    },
  }
}

/** The windows whose page has asked its first question, and so listens: until it is loaded again, or gone. */
function createListeningPages() {
  const listening = new WeakSet<BrowserWindow>()
  const watched = new WeakSet<BrowserWindow>()
  const watch = (window: BrowserWindow): void => {
    if (watched.has(window)) return
    watched.add(window)
    window.webContents.on('render-process-gone', () => void listening.delete(window))
    window.webContents.on('did-start-navigation', ({ isMainFrame, isSameDocument }) => {
      if (isMainFrame && !isSameDocument) listening.delete(window)
    })
  }
  return {
    has: (window: BrowserWindow): boolean => listening.has(window),
    add: (window: BrowserWindow): void => {
      watch(window)
      listening.add(window)
    },
  }
}
