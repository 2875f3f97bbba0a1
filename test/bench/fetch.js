// Fetching from a stand-in of the store on this machine, in turns with curl for the same bytes; and opening what is cached.
import { spawn, spawnSync } from 'node:child_process'
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { runnerImport } from 'vite'
import { print, printRatio } from './figures.js'
import { measure, median } from './measure.js'

const CLI = 'out/main/cli.cjs'
const BUCKET = 'kubernetes-ci-logs'
const LATENCY_MS = 20
const OBJECTS = 400
const BYTES = 1_500_000

/** All figures of the network and the cache; `runs` of each, in turns. */
export async function benchFetch(work, runs) {
  await benchDownload(work, runs)
  await benchListing(work)
  await benchCached(work, runs)
}

async function benchDownload(work, runs) {
  const path = 'logs/ci-bench/1'
  const server = await startServer(['--generate', `${OBJECTS}x${BYTES}=${BUCKET}/${path}`])
  try {
    const names = await listNames(server.origin, path)
    const { connections } = (await runnerImport('./electron/services/fetch/limits.ts')).module.FETCH_LIMITS
    const [plain, many, hashed, ours] = [[], [], [], []]
    for (let i = 0; i < runs; i++) {
      const out = emptyFolder(work, 'curl')
      const config = writeConfig(work, server.origin, { names, out })
      const curl = `curl -s --parallel --parallel-max 12 -K '${config}'`
      plain.push(await measure('sh', ['-c', curl]))
      emptyFolder(work, 'curl')
      many.push(await measure('sh', ['-c', `curl -s --parallel --parallel-max ${connections} -K '${config}'`]))
      emptyFolder(work, 'curl')
      hashed.push(await measure('sh', ['-c', `${curl} && md5sum '${out}'/* && sha256sum '${out}'/*`]))
      ours.push(await fetchRun(work, server.origin, path))
    }
    const total = OBJECTS * BYTES
    const [a, b, c, d] = [median(plain), median(hashed), median(ours), median(many)]
    print(`curl, 12 at a time, ${LATENCY_MS} ms, ${OBJECTS} objects`, a, total)
    print('the same, then md5sum and sha256sum', b, total)
    print(`curl, ${connections} at a time, as runskew does`, d, total)
    print('runskew fetch, all checksums proved from disk', c, total)
    printRatio('fetch to curl', c, a)
    printRatio('fetch to curl with as many connections', c, d)
    printRatio('fetch to curl, md5sum and sha256sum', c, b)
  } finally {
    await server.stop()
  }
}

async function benchListing(work) {
  const path = 'logs/ci-many/1'
  const server = await startServer(['--generate', `56000x100=${BUCKET}/${path}`])
  try {
    await listNames(server.origin, path)
    const args = [CLI, 'fetch', `gs://${BUCKET}/${path}`, '--only', 'none']
    const environment = environmentOf(server.origin, emptyFolder(work, 'cache'))
    print('listing of 56,000 objects', median([await measure(process.execPath, args, environment)]))
  } finally {
    await server.stop()
  }
}

async function benchCached(work, runs) {
  const folder = join(work, 'cached-run')
  const { module: sample } = await runnerImport('./test/support/sample/big-run.ts')
  const run = sample.writeBigRun(folder, 600_000_000)
  const id = 'logs/ci-big/1'
  const server = await startServer(['--folder', `${run}=${BUCKET}/${id}`])
  const environment = environmentOf(server.origin, emptyFolder(work, 'cache'))
  const address = `gs://${BUCKET}/${id}`
  try {
    await measure(process.execPath, [CLI, 'fetch', address], environment)
  } finally {
    await server.stop()
  }
  const plain = []
  const first = []
  const second = []
  const analyse = source =>
    measure(process.execPath, [CLI, 'analyze', source, '--all', '--offline', '--json'], environment)
  for (let i = 0; i < runs; i++) {
    plain.push(await measure(process.execPath, [CLI, 'analyze', run, '--json'], environment))
    for (const name of readdirSync(environment.RUNSKEW_CACHE)) {
      rmSync(join(environment.RUNSKEW_CACHE, name, 'analyses'), { recursive: true, force: true })
    }
    first.push(await analyse(address))
    second.push(await analyse(address))
  }
  const [a, b, c] = [median(plain), median(first), median(second)]
  print('analyze of 600 MB in a folder', a)
  print('analyze of the same in the cache, every chunk verified', b)
  print('analyze of it once more', c)
  console.log(`  ratio of cache to folder: ${(b.seconds / a.seconds).toFixed(2)}`)
}

function fetchRun(work, origin, path) {
  const environment = environmentOf(origin, emptyFolder(work, 'cache'))
  return measure(process.execPath, [CLI, 'fetch', `gs://${BUCKET}/${path}`], environment)
}

function environmentOf(origin, cache) {
  return { STORAGE_EMULATOR_HOST: origin, RUNSKEW_CACHE: cache }
}

/** The disk is done with what was written before, so that it does not work for that while something else is measured. */
function emptyFolder(work, name) {
  const folder = join(work, name)
  rmSync(folder, { recursive: true, force: true })
  spawnSync('sync')
  mkdirSync(folder)
  return folder
}

async function startServer(args) {
  const child = spawn(process.execPath, ['test/support/serve-storage.js', '--latency', String(LATENCY_MS), ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const origin = await new Promise(resolve => {
    let text = ''
    child.stdout.on('data', chunk => {
      text += chunk
      const found = /STORAGE_EMULATOR_HOST=(\S+)/.exec(text)
      if (found !== null) resolve(found[1])
    })
  })
  const ended = new Promise(resolve => child.once('exit', resolve))
  return {
    origin,
    stop: () => {
      child.kill('SIGTERM')
      return ended
    },
  }
}

/** All names below a folder; also makes the server compute its checksums before anything is measured. */
async function listNames(origin, path) {
  const names = []
  let token = ''
  do {
    const query = new URLSearchParams({
      prefix: `${path}/`,
      maxResults: '1000',
      ...(token === '' ? {} : { pageToken: token }),
    })
    const page = await (await fetch(`${origin}/storage/v1/b/${BUCKET}/o?${query}`)).json()
    names.push(...(page.items ?? []).map(item => item.name))
    token = page.nextPageToken ?? ''
  } while (token !== '')
  return names
}

function writeConfig(work, origin, { names, out }) {
  const file = join(work, 'curl.cfg')
  const lines = names.map((name, index) => {
    const url = `${origin}/storage/v1/b/${BUCKET}/o/${encodeURIComponent(name)}?alt=media`
    return `url = "${url}"\noutput = "${join(out, String(index))}"\n`
  })
  writeFileSync(file, lines.join(''))
  return file
}
