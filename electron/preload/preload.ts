import { contextBridge, ipcRenderer, webUtils } from 'electron'
import { CALL, CANCEL, COMMAND_NAMES, EVENT, EVENT_NAMES, GRANT } from '#shared/ipc/channels.ts'

/** A real `AbortSignal` loses its methods on the way through the bridge: the page hands over a plain object with them. */
interface Signal {
  readonly aborted: boolean
  addEventListener(type: 'abort', listener: () => void): void
}

const commands: readonly string[] = COMMAND_NAMES
const events: readonly string[] = EVENT_NAMES
let lastId = 0

contextBridge.exposeInMainWorld('backend', {
  call: (command: string, input: unknown, signal?: Signal): Promise<unknown> => {
    if (!commands.includes(command)) return Promise.reject(new Error('unknown command'))
    const id = ++lastId
    const answer: Promise<unknown> = ipcRenderer.invoke(CALL, id, command, input)
    const cancel = (): void => ipcRenderer.send(CANCEL, id)
    if (signal?.aborted === true) cancel()
    else signal?.addEventListener('abort', cancel)
    return answer
  },
  on: (event: string, listener: (payload: unknown) => void): (() => void) => {
    if (!events.includes(event)) throw new Error('unknown event')
    const receive = (_: unknown, name: unknown, payload: unknown): void => {
      if (name === event) listener(payload)
    }
    ipcRenderer.on(EVENT, receive)
    return () => void ipcRenderer.off(EVENT, receive)
  },
  grantFiles: (files: readonly unknown[]): Promise<unknown> => {
    // Empty for a file that the page made itself: only what the person dropped or chose has a path.
    const paths = files.map(file => webUtils.getPathForFile(file as File)).filter(path => path !== '')
    return ipcRenderer.invoke(GRANT, paths)
  },
})
