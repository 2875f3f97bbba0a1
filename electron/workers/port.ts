import { ensure } from '#shared/base/assert.ts'

/** The parent process, whichever way this process was started. */
export interface WorkerPort {
  post(message: unknown): void
  onMessage(listener: (message: unknown) => void): void
}

/** What Electron puts on `process` in a utility process; written here because this code also runs without Electron. */
interface UtilityPort {
  postMessage(message: unknown): void
  on(event: 'message', listener: (event: { readonly data: unknown }) => void): unknown
}

/** The port of this process. Throws in a process that has no parent to talk to. */
export function parentPort(): WorkerPort {
  const utility = (process as { readonly parentPort?: UtilityPort }).parentPort
  return utility === undefined ? forkedPort() : utilityPort(utility)
}

function utilityPort(port: UtilityPort): WorkerPort {
  return {
    post: message => port.postMessage(message),
    onMessage: listener => void port.on('message', event => listener(event.data)),
  }
}

function forkedPort(): WorkerPort {
  const send = ensure(process.send?.bind(process), 'a parent process: the analysis worker is not started by hand')
  // A parent that died takes its workers along.
  process.once('disconnect', () => process.exit(0))
  return {
    post: message => void send(message),
    onMessage: listener => void process.on('message', listener),
  }
}
