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
  // A terminal sends these to the whole group: the parent decides what they mean.
  for (const signal of ['SIGINT', 'SIGHUP'] as const) process.on(signal, () => undefined)
  return {
    // A message that cannot be sent means the same: the parent is gone, and nobody waits for the answer.
    post: message => void send(message, undefined, undefined, error => error !== null && process.exit(0)),
    onMessage: listener => void process.on('message', listener),
  }
}
