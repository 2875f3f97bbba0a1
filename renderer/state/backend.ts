import type { AbortSignalLike, Backend } from '#shared/ipc/contract.ts'
import { createHttpBackend } from './http-backend.ts'
import { takeToken } from './session-token.ts'

declare global {
  interface Window {
    /** Put there by Electron's preload; undefined in a browser. */
    readonly backend?: Backend
  }
}

/** The shell's own backend where there is one, the loopback host's otherwise. */
export function chooseBackend(onSessionEnd: () => void): Backend {
  if (window.backend !== undefined) return overBridge(window.backend)
  const token = takeToken({
    hash: window.location.hash,
    storage: window.sessionStorage,
    replaceHash: hash => window.history.replaceState(undefined, '', `${window.location.pathname}${hash}`),
  })
  return createHttpBackend({ token, fetch: window.fetch.bind(window), wait, onSessionEnd })
}

/** The shell's backend, with signals that survive the bridge between page and preload: it copies fields, not prototypes. */
export function overBridge(shell: Backend): Backend {
  return {
    call: (command, input, signal) =>
      shell.call(command, input, signal === undefined ? undefined : plainSignal(signal)),
    on: (event, listener) => shell.on(event, listener),
    grantFiles: files => shell.grantFiles(files),
  }
}

function plainSignal(signal: AbortSignalLike): AbortSignalLike {
  return {
    aborted: signal.aborted,
    addEventListener: (type, listener) => signal.addEventListener(type, listener),
  }
}

function wait(ms: number): Promise<void> {
  return new Promise(resolve => setTimeout(resolve, ms))
}
