import { fork } from 'node:child_process'
import { ANALYSIS_HEAP_MIB } from './analysis-limits.ts'

/** How a process ended. */
export interface ProcessExit {
  readonly code?: number
  readonly signal?: string
}

/** A process that runs one analysis job; `fork` and Electron's `utilityProcess` both fit behind it. */
export interface WorkerProcess {
  post(message: unknown): void
  onMessage(listener: (message: unknown) => void): void
  /** Called once. A process that could not be started exits too. */
  onExit(listener: (exit: ProcessExit) => void): void
  /** Asks to end (`SIGTERM`), or ends at once (`SIGKILL`). Does nothing when it is gone. */
  kill(signal: 'SIGTERM' | 'SIGKILL'): void
}
export type StartWorker = () => WorkerProcess

/** Starts the worker's file in plain Node: for the CLI and the loopback host. */
export function forkWorker(file: string): StartWorker {
  return () => {
    const child = fork(file, [], {
      execArgv: [`--max-old-space-size=${ANALYSIS_HEAP_MIB}`],
      env: workerEnvironment(process.env),
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    })
    return {
      // A process that just died answers the send with an error event, and its exit says the rest.
      post: message => void child.send(message as object, () => undefined),
      onMessage: listener => void child.on('message', listener),
      onExit: listener => {
        child.once('exit', (code, signal) =>
          listener({ ...(code === null ? {} : { code }), ...(signal === null ? {} : { signal }) }),
        )
        child.on('error', () => {
          if (child.pid === undefined) listener({})
        })
      },
      kill: signal => void child.kill(signal),
    }
  }
}

const KEPT = ['PATH', 'TMPDIR', 'TMP', 'TEMP', 'SystemRoot', 'windir'] as const

/** The worker reads hostile bytes: it gets what a process needs to live and no secret of the parent's. */
export function workerEnvironment(environment: NodeJS.ProcessEnv): Record<string, string> {
  const kept: Record<string, string> = {}
  for (const name of KEPT) {
    const value = environment[name]
    if (value !== undefined) kept[name] = value
  }
  return kept
}
