import { ipcMain, type BrowserWindow, type IpcMainEvent, type IpcMainInvokeEvent } from 'electron'
import { z } from 'zod'
import { err, ok, type Result } from '#shared/base/result.ts'
import { CALL, CANCEL, EVENT, GRANT } from '#shared/ipc/channels.ts'
import type { EventName, EventPayload, Handlers } from '#shared/ipc/contract.ts'
import { dispatch } from '#shared/ipc/dispatch.ts'
import { isSmallPayload } from './payload-size.ts'
import { ORIGIN } from './origin.ts'

export interface IpcOptions {
  readonly handlers: Handlers
  /** The windows that may call. */
  readonly windows: ReadonlySet<BrowserWindow>
  /** Opens paths that the person dropped; answers with source ids. */
  openPaths(paths: readonly string[]): Promise<readonly string[]>
}

/** The largest report a person may save, and some. Bytes. */
const MAX_PAYLOAD = 4_194_304

const Call = z.object({ id: z.int().nonnegative(), command: z.string().max(100), input: z.unknown() })
const Paths = z.array(z.string().min(1).max(4_096)).min(1).max(20)

/** Answers the preload script, and nobody else. Call it once. */
export function answerIpc(options: IpcOptions): void {
  const running = new Map<string, AbortController>()
  const keyOf = (event: IpcMainEvent | IpcMainInvokeEvent, id: number): string => `${event.sender.id}/${id}`

  ipcMain.handle(CALL, async (event, ...values: unknown[]) => {
    if (!isOwnPage(event, options.windows)) return refused(CALL, 'the sender is not our page')
    const call = Call.safeParse({ id: values[0], command: values[1], input: values[2] })
    if (!call.success || !isSmallPayload(values, MAX_PAYLOAD)) return refused(CALL, 'malformed or too large')
    const abort = new AbortController()
    const key = keyOf(event, call.data.id)
    running.set(key, abort)
    try {
      return await dispatch(options.handlers, call.data, { signal: abort.signal, emit: emitTo(event.sender) })
    } finally {
      running.delete(key)
    }
  })
  ipcMain.on(CANCEL, (event, id: unknown) => {
    if (isOwnPage(event, options.windows) && typeof id === 'number') running.get(keyOf(event, id))?.abort()
  })
  ipcMain.handle(GRANT, async (event, paths: unknown) => {
    if (!isOwnPage(event, options.windows)) return refused(GRANT, 'the sender is not our page')
    const parsed = Paths.safeParse(paths)
    if (!parsed.success) return refused(GRANT, 'not a list of paths')
    const ids = await options.openPaths(parsed.data)
    emitTo(event.sender)('source.changed', {})
    return ok(ids)
  })
}

interface Receiver {
  isDestroyed(): boolean
  send(channel: string, ...values: unknown[]): void
}

/** Tells a window of an event, while it is there. */
export function emitTo(contents: Receiver): <E extends EventName>(event: E, payload: EventPayload<E>) => void {
  return (event, payload) => {
    if (!contents.isDestroyed()) contents.send(EVENT, event, payload)
  }
}

/** Fails closed: a frame that is gone, inside another, of another origin or of a window that is not ours may not call. */
function isOwnPage(event: IpcMainEvent | IpcMainInvokeEvent, windows: ReadonlySet<BrowserWindow>): boolean {
  const frame = event.senderFrame
  if (frame === null || frame.parent !== null || frame.origin !== ORIGIN) return false
  return [...windows].some(window => !window.isDestroyed() && window.webContents === event.sender)
}

function refused(command: string, issue: string): Result<never> {
  return err({ code: 'rpc/bad-request', command, issues: [issue] })
}
