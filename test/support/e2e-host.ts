import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** The program itself, serving its window, with settings and uploads of its own. */
export interface ServedWindow {
  /** With the token; what a person opens. */
  readonly url: string
  /** Without it. */
  readonly origin: string
  stop(): Promise<void>
}

const ADDRESS = /^http:\/\/127\.0\.0\.1:\d+\/#token=\S+$/mu

/**
 * Starts the built program on a free port; what `environment` sets comes on top, e.g. `STORAGE_EMULATOR_HOST`, or
 * `RUNSKEW_CACHE` for a cache that outlives it. Rejects with what it said when it ends before it serves.
 */
export async function serveWindow(
  sources: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<ServedWindow> {
  const home = mkdtempSync(join(tmpdir(), 'runskew-e2e-home-'))
  // Settings and rules lie below the home folder on some systems; rules that a person named are not the test's.
  const own = {
    HOME: home,
    XDG_CONFIG_HOME: home,
    APPDATA: home,
    TMPDIR: home,
    RUNSKEW_RULES: '',
    RUNSKEW_CACHE: join(home, 'cache'),
  }
  const host = spawn(process.execPath, ['out/main/cli.cjs', 'serve', '--no-open', '--port', '0', ...sources], {
    env: { ...process.env, ...own, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const url = await readAddress(host)
  return {
    url,
    origin: new URL(url).origin,
    stop: async () => {
      if (host.exitCode === null && host.signalCode === null) {
        const ended = once(host, 'exit')
        host.kill('SIGTERM')
        await ended
      }
      rmSync(home, { recursive: true, force: true })
    },
  }
}

function readAddress(host: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let printed = ''
    let said = ''
    host.stderr?.on('data', (chunk: Buffer) => (said += chunk.toString()))
    host.stdout?.on('data', (chunk: Buffer) => {
      printed += chunk.toString()
      const [address] = ADDRESS.exec(printed) ?? []
      if (address !== undefined) resolve(address)
    })
    host.once('error', reject)
    host.once('exit', code => reject(new Error(`The host ended with ${String(code)} before it served: ${said}`)))
  })
}
