import { utilityProcess } from 'electron'
import { ANALYSIS_HEAP_MIB } from '../services/analysis-limits.ts'
import { workerEnvironment, type ProcessExit, type StartWorker } from '../services/worker-process.ts'
import { hasCode } from '../services/system-error.ts'

/** Starts the worker's file as a utility process: the package's own binary cannot be used as Node. */
export function utilityWorker(file: string): StartWorker {
  return () => {
    const child = utilityProcess.fork(file, [], {
      serviceName: 'Runskew analysis',
      execArgv: [`--max-old-space-size=${ANALYSIS_HEAP_MIB}`],
      env: workerEnvironment(process.env),
      stdio: ['ignore', 'ignore', 'inherit'],
    })
    let pid: number | undefined
    child.once('spawn', () => (pid = child.pid))
    return {
      post: message => child.postMessage(message),
      onMessage: listener => void child.on('message', listener),
      onExit: listener => void child.once('exit', code => listener(exitOf(code))),
      kill: signal => {
        if (signal === 'SIGTERM') child.kill()
        else if (pid !== undefined) killHard(pid)
      },
    }
  }
}

// Chromium reports a death by signal as the signal's number, the way `waitpid` does, or as 128 and the number.
function exitOf(code: number): ProcessExit {
  const number = code > 128 ? code - 128 : code
  if (number === 6) return { signal: 'SIGABRT' }
  return number === 9 ? { signal: 'SIGKILL' } : { code }
}

function killHard(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch (thrown) {
    // It ended between our asking and now.
    if (!hasCode(thrown, 'ESRCH')) throw thrown
  }
}
