import { spawn } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { sayError } from './output.ts'
import { startHost, type RunningHost } from '../host/start-host.ts'
import { cacheFolder, findAppPaths, findAppRoot } from '../services/app-paths.ts'
import { openServices, type Services } from '../services/open-services.ts'
import { isAddress } from '../services/references/is-address.ts'
import { NO_PLACES, rulePlaces } from '../services/rule-packs/own-rules.ts'
import { forkWorker } from '../services/worker-process.ts'
import { browserCommand, canOpenBrowser } from './open-browser.ts'
import { sayProblems } from './own-rules.ts'
import { userDataFolder } from './user-data-folder.ts'

export interface ServeArguments {
  /** Undefined = any free one. */
  readonly port?: number
  readonly open: boolean
  /** Rules of the person's own are left out. */
  readonly withoutOwnRules?: true
  /** Files and folders to open beside the sample. */
  readonly sources: readonly string[]
}

/**
 * Serves the window on this machine until Ctrl-C, or until nobody used it for half an hour. The address goes to stdout.
 * Exit code 0, or 2 when it could not be served.
 */
export async function serveCommand(args: ServeArguments): Promise<number> {
  const root = findAppRoot(dirname(fileURLToPath(import.meta.url)))
  const paths = findAppPaths(root)
  const userData = userDataFolder(process.env, process.platform)
  const services = await openServices({
    shell: 'host',
    version: await readVersion(root),
    paths,
    userData,
    rules: args.withoutOwnRules === true ? NO_PLACES : rulePlaces(userData, process.env),
    cacheDir: cacheFolder(process.env, process.platform),
    proxies: { environment: process.env },
    startWorker: forkWorker(paths.worker),
  })
  sayProblems(services.ownRules.state)
  try {
    for (const source of args.sources) {
      const opened = await services.openNamed(isAddress(source) ? source : resolve(source))
      if (!opened.ok) sayError(opened.error)
    }
    return await serve(services, { ...args, rendererDir: paths.renderer })
  } finally {
    await services.close()
  }
}

async function serve(services: Services, args: ServeArguments & { readonly rendererDir: string }): Promise<number> {
  let stop: (why: string) => void = () => undefined
  const stopped = new Promise<string>(resolveStop => (stop = resolveStop))
  let host: RunningHost
  try {
    host = await startHost({
      ...services,
      rendererDir: args.rendererDir,
      port: args.port ?? 0,
      onIdle: () => stop('Nobody used the window for half an hour; stopped.'),
    })
  } catch (thrown) {
    process.stderr.write(
      `runskew: cannot serve the window: ${thrown instanceof Error ? thrown.message : String(thrown)}\n`,
    )
    return 2
  }
  process.stdout.write(`${host.url}\n`)
  services.warmUp()
  process.stderr.write(
    'Open this address in a browser on this machine. It is for you alone: who has it can read what you open. Ctrl-C stops.\n',
  )
  if (args.open && canOpenBrowser(process.env, process.platform)) openBrowser(host.openUrl)
  // Stays in force to the end: a terminal and a launcher may both send one, and the second must not cut the tidying short.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => stop('Stopped.'))
  process.stderr.write(`${await stopped}\n`)
  await host.close()
  return 0
}

function openBrowser(url: string): void {
  const { command, args } = browserCommand(url, process.platform)
  const child = spawn(command, args, { stdio: 'ignore', detached: true })
  // The address is printed already: a browser that cannot be found costs nothing more.
  child.on('error', () => process.stderr.write('No browser could be opened.\n'))
  child.unref()
}

const Package = z.object({ version: z.string() })

async function readVersion(root: string): Promise<string> {
  return Package.parse(JSON.parse(await readFile(join(root, 'package.json'), 'utf8'))).version
}
