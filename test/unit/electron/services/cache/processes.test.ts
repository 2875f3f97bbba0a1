import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process'
import { once } from 'node:events'
import { readdir } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { build } from 'vite'
import { cachePathsIn } from '../../../../../electron/services/cache/cache-paths.ts'
import { temporaryFolder, valueOf } from '../../../../support/open-temporary.ts'
import { newCache, placeOf, read, seen } from './cache-fixture.ts'

const BYTES = 1_300_000

/** The script beside this file as one file that Node runs. */
async function buildScript(): Promise<string> {
  const outDir = await temporaryFolder()
  await build({
    configFile: false,
    logLevel: 'silent',
    ssr: { noExternal: true },
    build: {
      ssr: join(dirname(fileURLToPath(import.meta.url)), 'cache-process.ts'),
      outDir,
      emptyOutDir: false,
      target: 'node20',
      rolldownOptions: { output: { entryFileNames: 'cache-process.mjs' } },
    },
  })
  return resolve(outDir, 'cache-process.mjs')
}

async function endOf(child: ChildProcessWithoutNullStreams) {
  let said = ''
  child.stderr.on('data', (text: Buffer) => (said += text.toString()))
  const [code] = (await once(child, 'close')) as unknown[]
  return { code, said }
}

test(
  'S53 five processes copy the same object, some are killed at random: nobody waits, and no wrong byte is left',
  { timeout: 60_000 },
  async () => {
    const script = await buildScript()
    const dir = await temporaryFolder()
    const start = (rounds: number) => spawn(process.execPath, [script, dir, String(rounds), String(BYTES)])
    const steady = Array.from({ length: 4 }, () => start(120))
    const ends = Promise.all(steady.map(endOf))
    for (let kill = 0; kill < 6; kill++) {
      const victim = start(1000)
      const gone = once(victim, 'exit')
      for (let dots = 0; dots <= kill; dots++) await once(victim.stdout, 'data')
      victim.kill('SIGKILL')
      await gone
    }
    expect(await ends).toEqual(Array.from({ length: 4 }, () => ({ code: 0, said: '' })))
    const { cache, clock } = await newCache({ dir })
    const run = await cache.openRun(placeOf('1'))
    expect(await read(run, 'a.log')).toEqual(seen(Buffer.alloc(BYTES, 'what the store holds ')))
    expect(await readdir(cachePathsIn(dir).temporary)).toEqual([])
    // A killed one's partial file is there to go on with. Its lease may not even say whose it was; silence ends it too.
    clock.now += 3 * 60_000
    const again = await cache.openRun(placeOf('1'))
    const partial = valueOf(await again.openPartial({ name: 'a.log', bytes: BYTES, generation: '1' }))
    await partial.discard()
    expect(await readdir(cachePathsIn(dir).partials)).toEqual([])
    expect(await cache.check({})).toMatchObject({ ok: true, value: { blobs: 1, damagedCount: 0 } })
  },
)
