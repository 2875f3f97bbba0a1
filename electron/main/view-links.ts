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

/**
 * Takes links to views from the command line, other instances and the system, and passes well-formed ones to the window,
 * which asks before it opens anything. One that comes before the window listens waits for its first question.
 */
export function receiveViewLinks(
  first: string | undefined,
  windows: ReadonlySet<BrowserWindow>,
): { told(handlers: Handlers): Handlers } {
  let waiting = first
  let isListening = false
  const receive = (text: string): void => {
    if (parseViewLink(text) === undefined) return logEvent('view-link-refused', { length: text.length })
    const ready = isListening ? [...windows].filter(({ webContents }) => !webContents.isLoading()) : []
    // On a Mac the program lives on without a window: the next one asks.
    if (ready.length === 0) waiting = text
    for (const { webContents } of ready) emitTo(webContents)('app.view-link', { link: text })
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
        isListening = true
        waiting = undefined
        return info.ok && link !== undefined ? ok({ ...info.value, viewLink: link }) : info
      },
    }),
  }
}
