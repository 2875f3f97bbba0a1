import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ComparisonDocument } from '#shared/saved/comparison.schema.ts'
import { SearchDocument } from '#shared/saved/search.schema.ts'
import { needsBuild } from '../../electron/start.js'
import { packText, ruleDraft } from '../support/own-rule.ts'
import { buildRun } from '../support/sample/build-run.ts'
import { specs } from '../support/sample/sample-runs.ts'
import { podDeath, withoutNodeLogs } from '../support/sample/variants.ts'
import { writeRun } from '../support/sample/write-run.ts'
import { serveStorage } from '../support/storage/server.js'

const ROOT = resolve(import.meta.dirname, '../..')
const CLI = join(ROOT, 'out/main/cli.cjs')
const PREFLIGHT = join(ROOT, 'test/corpus/preflight')
const VECTORS = 'a\u001b[2J\u001b]0;x\u0007\u009b31m\r\b\u0005\u202e\u2028z'
/** Line ends apart, nothing a terminal could act on. */
const UNSAFE = /[^\n\P{Cc}]|[\p{Cf}\p{Zl}\p{Zp}]/u

let folder: string
let at: (name: string) => string

beforeAll(() => {
  if (needsBuild(ROOT)) {
    const tool = join(ROOT, 'node_modules/electron-vite/bin/electron-vite.js')
    const built = spawnSync(process.execPath, [tool, 'build', '--logLevel', 'error'], { cwd: ROOT, encoding: 'utf8' })
    if (built.status !== 0) throw new Error(`the program cannot be built: ${built.stderr}`)
  }
  folder = mkdtempSync(join(tmpdir(), 'runskew-cli-'))
  at = name => join(folder, name)
  writeRun(at('good'), buildRun(specs.good17).files)
  writeRun(at('bad'), buildRun(specs.bad17).files)
  writeRun(at('earlier'), buildRun(specs.earlier17).files)
  writeRun(at('wordy'), buildRun(specs.earlier17).files)
  const builds = readdirSync(at('wordy'), { recursive: true, encoding: 'utf8' })
  const build = builds.find(name => name.endsWith('build-log.txt')) ?? ''
  appendFileSync(at(join('wordy', build)), 'I0304 10:00:00.000000 1 a.go:1] only this run speaks of otters\n')
  const good = buildRun(specs.good17)
  const ofHost = [...good.files].filter(([name]) => name.startsWith(`artifacts/${good.host}/`))
  writeRun(at('twins'), new Map([...buildRun(specs.bad17).files, ...ofHost]))
  writeRun(at('bare'), new Map([...good.files].filter(([name]) => !name.endsWith('/kubelet.log'))))
  writeRun(at('died'), podDeath(buildRun(specs.bad17).files))
  writeRun(at('killed'), withoutNodeLogs(buildRun(specs.bad17).files))
  cpSync(at('good'), at('several/1'), { recursive: true })
  cpSync(at('bad'), at('several/2'), { recursive: true })
  mkdirSync(at('empty'))
  mkdirSync(at('packs'))
  writeFileSync(at('packs/good.json'), packText())
  writeFileSync(at('packs/worse.json'), packText([ruleDraft({ samples: ['not this'] })], 'worse'))
  writeFileSync(at('zero.log'), '')
  writeFileSync(at('calm.log'), 'I0305 09:32:10.543773 4242 a.go:1] all is well\n')
  writeFileSync(at('broken.zip'), 'PK\u0003\u0004 and no more')
}, 120_000)

afterAll(() => rmSync(folder, { recursive: true, force: true }))

interface Ended {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

function run(
  argv: readonly string[],
  options: { readonly cwd?: string; readonly input?: string | Buffer; readonly rules?: string } = {},
): Ended {
  const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, ...argv], {
    cwd: options.cwd ?? folder,
    input: options.input ?? '',
    // Whoever runs the tests may have rules of their own.
    env: { ...process.env, XDG_CONFIG_HOME: at('config'), RUNSKEW_RULES: options.rules ?? '' },
    encoding: 'utf8',
    maxBuffer: 64 * 1024 ** 2,
  })
  return { code: status, out: stdout, err: stderr }
}

describe('exit codes', () => {
  test.each([
    ['a run with nothing but noise', ['analyze', 'good'], 0],
    ['a run with a root cause', ['analyze', 'bad'], 1],
    ['a good and a bad run', ['compare', 'good', 'bad'], 1],
    ['two good runs between which only a commit changed', ['compare', 'earlier', 'good'], 1],
    ['a run and itself', ['compare', 'good', 'good'], 0],
    ['runs that cannot be compared', ['compare', 'good', 'died'], 1],
    ['the configuration of the founding incident', ['preflight', `${PREFLIGHT}/founding`], 1],
    ['one of its files', ['preflight', `${PREFLIGHT}/founding/image-config.yaml`, '--json'], 1],
    ['the pinned configuration', ['preflight', `${PREFLIGHT}/pinned`, '--date', '2025-11-01'], 0],
    ['a rule pack whose samples hold', ['rules', 'test', 'packs/good.json'], 0],
    ['packs of which one does not hold', ['rules', 'test', 'packs'], 1],
    ['a log without a hit', ['rules', 'match', 'calm.log'], 0],
    ['a log with hits', ['rules', 'match', 'bad/build-log.txt'], 1],
    ['help', ['compare', '--help'], 0],
    ['nothing at all', [], 0],
  ])('%s: %j', (_, argv, code) => {
    const ended = run(argv)
    expect([ended.code, ended.err]).toEqual([code, ''])
  })

  test.each([
    ['a missing path', ['analyze', 'nosuch'], 'There is no nosuch.'],
    ['a missing bad side', ['compare', 'good', 'nosuch'], 'There is no nosuch.'],
    ['an empty folder', ['analyze', 'empty'], 'it holds no files'],
    ['a broken archive', ['analyze', 'broken.zip'], 'is damaged'],
    ['several runs', ['analyze', 'several'], 'several#1'],
    ['a run that is not there', ['analyze', 'several#3'], 'several#2'],
    ['a configuration that is not there', ['preflight', 'nosuch.yaml'], 'There is no nosuch.yaml.'],
    ['a log for preflight', ['preflight', 'calm.log'], 'it is neither an image configuration nor a Prow job'],
    ['an empty folder for preflight', ['preflight', 'empty'], 'it is neither an image configuration nor a Prow job'],
    ['a day that is none', ['preflight', 'good', '--date', 'today'], '"today" is no day'],
    ['packs that are not there', ['rules', 'test', 'nosuch.json'], 'There is no nosuch.json.'],
    ['a folder for rules match', ['rules', 'match', 'good'], 'it is a folder'],
    ['an unknown option', ['analyze', 'good', '--jsno'], 'did you mean --json?'],
    ['an unknown command', ['analyse', 'good'], 'did you mean analyze?'],
    ['an option of another command', ['analyze', 'good', '--issue'], '--issue does not go with analyze.'],
    ['too few sources', ['compare', 'good'], 'Usage: runskew compare <good> <bad>'],
  ])('%s ends with 2, the reason on stderr and nothing on stdout', (_, argv, reason) => {
    const ended = run(argv)
    expect(ended).toMatchObject({ code: 2, out: '' })
    expect(ended.err).toContain(reason)
    expect(ended.err).toMatch(/^runskew: /u)
  })

  test('a file of which nothing could be read is shown, and does not pass for a clean one', () => {
    const ended = run(['analyze', 'zero.log'])
    expect(ended).toMatchObject({ code: 2, err: 'runskew: Nothing in zero.log could be read.\n' })
    expect(ended.out).toContain('zero.log: empty')
  })

  test.runIf(existsSync('/dev/full'))('a full disk behind standard output is told', () => {
    const ended = spawnSync('/bin/sh', ['-c', `"${process.execPath}" "${CLI}" rules list > /dev/full`], {
      encoding: 'utf8',
    })
    expect([ended.status, ended.stderr]).toEqual([2, 'runskew: Standard output cannot be written: ENOSPC.\n'])
  })

  test('a reader that has seen enough is no failure', () => {
    const child = spawn(process.execPath, [CLI, 'compare', 'good', 'bad', '--json'], { cwd: folder })
    let err = ''
    child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()))
    child.stdout.destroy()
    return new Promise<void>(done =>
      child.on('close', code => {
        expect([code, err]).toEqual([0, ''])
        done()
      }),
    )
  })
})

describe('rules of one’s own', () => {
  const draft = ruleDraft({
    title: 'All is {device}',
    signatures: [{ literal: 'all is', pattern: 'all is (?<device>well)' }],
    samples: ['all is well'],
  })
  const idsOf = (out: string) =>
    (JSON.parse(out) as { readonly findings: readonly { readonly id: string }[] }).findings.map(({ id }) => id)

  test('are used by every reading unless they are left out, and their version is told', () => {
    writeFileSync(at('own.json'), packText([draft]))
    const own = run(['analyze', 'calm.log', '--json'], { rules: 'own.json' })
    expect([own.code, own.err, idsOf(own.out)]).toEqual([1, '', ['my-team/disk/too-slow:well']])
    const without = run(['analyze', 'calm.log', '--json', '--no-user-rules'], { rules: 'own.json' })
    expect([without.code, idsOf(without.out)]).toEqual([0, []])
    const compared = run(['compare', 'zero.log', 'calm.log', '--json'], { rules: 'own.json' })
    expect(idsOf(compared.out)).toEqual(['my-team/disk/too-slow:well'])
    expect(run(['rules', 'match', 'calm.log'], { rules: 'own.json' }).out).toContain('my-team/disk/too-slow')
    expect(run(['rules', 'list'], { rules: 'own.json' }).out).toContain('All is {device} (pack my-team)')
  })

  test('that are broken are told, and stop nothing', () => {
    const ended = run(['analyze', 'calm.log'], { rules: 'broken.zip' })
    expect([ended.code, ended.err.startsWith('runskew: Set aside: ')]).toEqual([0, true])
  })
})

describe('--check', () => {
  const printed = (argv: readonly string[], change: (text: string) => string = text => text): string => {
    const file = at(`printed-${randomBytes(6).toString('hex')}.json`)
    writeFileSync(file, change(run([...argv, '--json']).out))
    return file
  }

  test.each([
    ['one run', ['analyze', 'bad']],
    ['two runs', ['compare', 'good', 'bad']],
  ])('finds every citation of %s in its artifacts', (_, argv) => {
    const ended = run([...argv, '--check', printed(argv)])
    expect(ended).toMatchObject({ code: 0, out: '' })
    expect(ended.err).toMatch(/^runskew: [1-9]\d+ citations checked, all stand in the artifacts\.\n$/u)
  })

  test('refuses words that do not stand there, and tells which', () => {
    const argv = ['compare', 'good', 'bad']
    const ended = run([
      ...argv,
      '--check',
      printed(argv, text => text.replaceAll('unsupported shim', 'unsupported ship')),
    ])
    expect(ended.code).toBe(1)
    expect(ended.out).toMatch(/, line \d+: other words stand there\n/u)
    expect(ended.err).toMatch(/\d+ of \d+ citations do not stand in the artifacts/u)
  })

  test('says that what other runs were cited for is not checked', () => {
    const argv = ['compare', 'good', 'bad', '--with', 'earlier']
    const document = JSON.parse(run([...argv, '--json']).out) as {
      verdict: { hypotheses: { for: { side: string }[] }[] }
    }
    for (const argument of document.verdict.hypotheses.flatMap(hypothesis => hypothesis.for)) argument.side = 'witness'
    writeFileSync(at('with.json'), JSON.stringify(document))
    const ended = run(['compare', 'good', 'bad', '--check', 'with.json'])
    expect(ended.code).toBe(0)
    expect(ended.err).toMatch(/[1-9]\d* citations of other runs \(--also-good, --with\) were not checked/u)
  })

  test('looks up what further good runs are cited for in these, and refuses it in others', () => {
    const file = printed(['compare', 'good', 'bad', '--also-good', 'wordy'])
    const document = ComparisonDocument.parse(JSON.parse(readFileSync(file, 'utf8')))
    expect([document.logs?.goodRuns, document.others.map(({ part }) => part)]).toEqual([2, ['good']])
    const alone = document.novel.filter(({ side, goodRun }) => side === 'gone' && goodRun === 1)
    expect(alone.map(({ goodRuns, template }) => [goodRuns, template])).toEqual([[1, 'only this run speaks of otters']])
    expect(run(['compare', 'good', 'bad', '--also-good', 'wordy', '--check', file])).toMatchObject({ code: 0, out: '' })
    const unnamed = run(['compare', 'good', 'bad', '--check', file])
    expect(unnamed.err).toMatch(/[1-9]\d* citations of other runs \(--also-good, --with\) were not checked/u)
    const wrong = run(['compare', 'good', 'bad', '--also-good', 'bare', '--check', file])
    expect(wrong.code).toBe(1)
  })

  test('says which logs no good run has', () => {
    const ended = run(['compare', 'bare', 'bad', '--json'])
    expect(ended.err).toMatch(/^runskew: Not compared: artifacts\/<cos>\/kubelet\.log: no good run has this log\.$/mu)
  })

  test('finds every citation of two hosts of one run, and compares their logs', () => {
    const argv = ['compare', 'twins', '--hosts', buildRun(specs.good17).host, buildRun(specs.bad17).host]
    const file = printed(argv)
    const { logs, divergence } = ComparisonDocument.parse(JSON.parse(readFileSync(file, 'utf8')))
    expect([logs?.goodRuns, Array.isArray(divergence)]).toEqual([1, true])
    expect(run([...argv, '--check', file])).toMatchObject({ code: 0, out: '' })
  })

  test('refuses the citations of another run', () => {
    const ended = run(['analyze', 'good', '--check', printed(['analyze', 'bad'])])
    expect(ended.code).toBe(1)
    expect(ended.err).toMatch(/\d+ of \d+ citations do not stand in the artifacts/u)
  })

  test.each([
    ['a document of another kind', () => printed(['compare', 'good', 'bad']), 'it is not what analyze --json'],
    ['a text', () => at('calm.log'), 'it is not JSON'],
    ['a missing file', () => at('nosuch.json'), 'There is no'],
  ])('ends with 2 for %s', (_, file, reason) => {
    const ended = run(['analyze', 'bad', '--check', file()])
    expect(ended).toMatchObject({ code: 2, out: '' })
    expect(ended.err).toContain(reason)
  })
})

describe('the same data', () => {
  const analysed = (argv: readonly string[], cwd?: string) =>
    run(['analyze', '--json', ...argv], cwd === undefined ? {} : { cwd }).out
  const withoutSource = (json: string) => json.replace(/^ {4}"source": .*$/mu, '')

  test('gives the same bytes, again and from another folder', () => {
    const once = run(['compare', 'good', 'bad', '--json']).out
    expect(once).toContain('"schema": "runskew/comparison@1"')
    expect(run(['compare', at('good'), at('bad/'), '--json'], { cwd: ROOT }).out).toBe(once)
    expect(run(['compare', '../good', '.', '--json'], { cwd: at('bad') }).out).toBe(once)
  })

  test('has sorted keys', () => {
    const sorted = (value: unknown): boolean =>
      typeof value !== 'object' || value === null
        ? true
        : (Array.isArray(value) || Object.keys(value).join() === Object.keys(value).sort().join()) &&
          Object.values(value).every(sorted)
    expect(sorted(JSON.parse(analysed(['bad'])))).toBe(true)
    expect(sorted(JSON.parse(run(['rules', 'list', '--json']).out))).toBe(true)
  })

  test('comes from a folder and from archives of it, but for the name of the source', () => {
    const tar = (argv: readonly string[]) => expect(spawnSync('tar', argv, { cwd: folder }).status).toBe(0)
    tar(['-czf', 'bad.tar.gz', 'bad'])
    tar(['-C', 'bad', '-cf', 'flat.tar', '.'])
    const expected = withoutSource(analysed(['bad']))
    expect(withoutSource(analysed(['bad.tar.gz']))).toBe(expected)
    expect(withoutSource(analysed(['flat.tar']))).toBe(expected)
    expect(analysed(['bad.tar.gz'])).toContain('"source": "bad.tar.gz#bad"')
  })

  test('comes from standard input and from a file, but for the names', () => {
    const text = readFileSync(at('bad/build-log.txt'))
    const ids = (json: string) => [...json.matchAll(/^ {6}"id": (.*)$/gmu)].map(match => match[1])
    const named = ids(analysed(['bad/build-log.txt']))
    expect(named.length).toBeGreaterThan(2)
    expect(ids(run(['analyze', '-', '--json'], { input: text }).out)).toEqual(named)
    expect(run(['compare', 'good', '-', '--json'], { input: text }).out).toContain('"source": "standard input"')
  })

  test('names one run of several by what the message lists', () => {
    expect(withoutSource(analysed(['several#2']))).toBe(withoutSource(analysed(['bad'])))
  })
})

describe('-o', () => {
  test('writes a new file and says so', () => {
    const ended = run(['compare', 'good', 'bad', '--issue', '-o', 'issue.md'])
    expect(ended).toEqual({ code: 1, out: '', err: 'runskew: Written to issue.md.\n' })
    expect(readFileSync(at('issue.md'), 'utf8')).toMatch(/^\[Failing Test\] ci-containerd-node-e2e-1-7\n\n### /u)
  })

  test('never overwrites', () => {
    writeFileSync(at('there.txt'), 'mine')
    const ended = run(['analyze', 'good', '-o', 'there.txt'])
    expect(ended).toMatchObject({ code: 2, out: '' })
    expect(ended.err).toContain('it is there already, and is not overwritten')
    expect(readFileSync(at('there.txt'), 'utf8')).toBe('mine')
  })
})

describe('hostile input', () => {
  beforeAll(() => {
    const line = `time="2025-03-05T09:33:33Z" level=error msg="${VECTORS}" error="unsupported shim version (3${VECTORS}): not implemented"\n`
    const names = [
      `artifacts/\u001b[31mnode\u202e\r/containerd.log`,
      `artifacts/x\u001b[2J.xml`,
      'build-log.txt',
      'started.json',
      'finished.json',
      'artifacts/junit_01.xml',
    ]
    const texts = [
      line,
      `<bad ${VECTORS}`,
      `panic: ${VECTORS}\n${line}fatal error: ${VECTORS}\n`,
      JSON.stringify({ timestamp: 1_741_000_000, metadata: { [VECTORS]: VECTORS } }),
      JSON.stringify({ timestamp: 1_741_000_100, passed: false, result: VECTORS }),
      `<testsuite><testcase name="T \u009b31m\u202e &#x9b;" classname="c"><failure message="\u202e\u2028">\u009b unsupported shim version (3)</failure></testcase></testsuite>`,
    ]
    names.forEach((name, index) => {
      mkdirSync(dirname(at(`hostile/${name}`)), { recursive: true })
      writeFileSync(at(`hostile/${name}`), texts[index] ?? '')
    })
  })

  test.each([[], ['--json'], ['--md'], ['--html'], ['--issue']])('a comparison holds no control %j', (...form) => {
    const { out, err } = run(['compare', 'good', 'hostile', ...form])
    expect(out.length).toBeGreaterThan(500)
    expect(`${out}${err}`.replaceAll('\t', ' ')).not.toMatch(UNSAFE)
  })

  test('neither do an analysis, a test of the rules, and messages', () => {
    const log = readdirSync(at('hostile/artifacts')).find(name => name.includes('node'))
    for (const argv of [
      ['analyze', 'hostile'],
      ['rules', 'match', `hostile/artifacts/${log ?? ''}/containerd.log`],
      ['analyze', `no\u001b[2Jsuch\r`],
      [`an\u009balyze`],
      ['analyze', `--\u001b[3m`],
      ['analyze', `several#\u001b[3m`],
    ]) {
      const { out, err } = run(argv)
      expect(`${out}${err}`.length).toBeGreaterThan(20)
      expect(`${out}${err}`.replaceAll('\t', ' ')).not.toMatch(UNSAFE)
    }
  })
})

describe.skipIf(process.platform === 'win32')('a signal in the middle', () => {
  const children = (pid: number) =>
    spawnSync('ps', ['-o', 'pid=', '--ppid', String(pid)], { encoding: 'utf8' })
      .stdout.split(/\s+/u)
      .filter(Boolean)
  const isAlive = (pid: string) =>
    /^\s*[^Z\s]/u.test(spawnSync('ps', ['-o', 'stat=', '-p', pid], { encoding: 'utf8' }).stdout)

  test('ends the analysis and its processes, and leaves no file', async () => {
    mkdirSync(at('big'))
    writeFileSync(at('big/build-log.txt'), readFileSync(at('bad/build-log.txt'), 'utf8').repeat(2_000))
    const own = mkdtempSync(join(folder, 'tmp-'))
    const child = spawn(process.execPath, [CLI, 'compare', 'big', 'big'], {
      cwd: folder,
      env: { ...process.env, TMPDIR: own },
    })
    let err = ''
    child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()))
    const ended = new Promise<string | null>(done => child.on('close', (_, signal) => done(signal)))
    await expect.poll(() => children(child.pid ?? 0).length, { timeout: 15_000 }).toBe(2)
    const workers = children(child.pid ?? 0)
    child.kill('SIGTERM')
    expect(await ended).toBe('SIGTERM')
    await expect.poll(() => workers.filter(isAlive), { timeout: 5_000 }).toEqual([])
    expect([err, readdirSync(own)]).toEqual(['', []])
  })
})

describe.skipIf(process.platform === 'win32')('a kill in the middle of a fetch', () => {
  const RUN = 'logs/ci-job/17'
  const FILES = new Map([
    ['finished.json', Buffer.from('{"result":"FAILURE"}')],
    ...Array.from({ length: 24 }, (_, index) => [`artifacts/${index}.log`, randomBytes(60_000 * (index + 1))] as const),
  ])

  /** A store that calls back with every piece that it sends. */
  async function serveRun(onPiece: () => void) {
    const objects = [...FILES].map(([name, bytes]) => ({
      name: `${RUN}/${name}`,
      content: {
        bytes: bytes.length,
        *open(from: number, to: number) {
          for (let at = from; at < to; at += 32_768) {
            onPiece()
            yield bytes.subarray(at, Math.min(to, at + 32_768))
          }
        },
      },
    }))
    return await serveStorage({ buckets: { 'kubernetes-ci-logs': { objects } } })
  }

  const start = (argv: readonly string[], env: NodeJS.ProcessEnv): ChildProcess =>
    spawn(process.execPath, [CLI, ...argv], { cwd: folder, env: { ...process.env, ...env }, stdio: 'ignore' })
  const fetching = ['fetch', `gs://kubernetes-ci-logs/${RUN}`]
  const endOf = async (child: ChildProcess): Promise<unknown> =>
    child.exitCode ?? child.signalCode ?? ((await once(child, 'close')) as unknown[]).find(part => part !== null)
  const filesBelow = (path: string): readonly string[] =>
    readdirSync(path, { recursive: true, withFileTypes: true }).flatMap(entry =>
      entry.isFile() ? [join(entry.parentPath, entry.name)] : [],
    )

  async function expectWhole(cache: string, env: NodeJS.ProcessEnv): Promise<void> {
    const to = join(cache, 'written')
    expect(await endOf(start(['cache', 'verify'], env))).toBe(0)
    expect(await endOf(start([...fetching, '--offline', '--to', to], env))).toBe(0)
    for (const [name, bytes] of FILES) expect(readFileSync(join(to, RUN, name)).equals(bytes)).toBe(true)
    // A killed one leaves a lease, which ends with it, and nothing else.
    const left = ['tmp', 'partial', 'runs'].flatMap(part => filesBelow(join(cache, 'v2', part)))
    expect(left.map(path => path.split('/').at(-1)).sort()).toEqual(['objects.jsonl', 'run.json', 'used'])
  }

  test('S51 twenty times, it goes on each time, and every byte is right', { timeout: 90_000 }, async () => {
    let left = Infinity
    let reached = (): void => undefined
    const server = await serveRun(() => {
      if (--left === 0) reached()
    })
    const cache = mkdtempSync(join(folder, 'cache-'))
    const env = { RUNSKEW_CACHE: cache, STORAGE_EMULATOR_HOST: server.origin }
    let killed = 0
    for (let kill = 0; kill < 20; kill++) {
      // Runs end sooner the more is there; by then the piece is one that will not come, and the end is as good a moment.
      left = 1 + Math.floor(Math.random() * 45)
      const moment = new Promise<void>(done => (reached = done))
      const child = start(fetching, env)
      const ended = endOf(child)
      await Promise.race([moment, ended])
      child.kill('SIGKILL')
      if ((await ended) === 'SIGKILL') killed++
      else expect(await ended).toBe(0)
      if (kill % 5 === 4) expect(await endOf(start(['cache', 'verify'], env))).toBe(0)
    }
    left = Infinity
    expect(killed).toBeGreaterThanOrEqual(10)
    expect(await endOf(start(fetching, env))).toBe(0)
    await expectWhole(cache, env)
    await server.close()
  })

  test('S53 with others that fetch the same, these end well', { timeout: 90_000 }, async () => {
    let pieces = 0
    let reached = (): void => undefined
    const moment = new Promise<void>(done => (reached = done))
    const server = await serveRun(() => {
      if (++pieces === 200) reached()
    })
    const cache = mkdtempSync(join(folder, 'cache-'))
    const env = { RUNSKEW_CACHE: cache, STORAGE_EMULATOR_HOST: server.origin }
    const [victim, ...others] = Array.from({ length: 4 }, () => start(fetching, env))
    await moment
    victim?.kill('SIGKILL')
    expect(await Promise.all(others.map(endOf))).toEqual([0, 0, 0])
    await expectWhole(cache, env)
    await server.close()
  })
})

/** A file system of its own needs a namespace of its own, which some systems do not give. */
const hasNamespaces = spawnSync('unshare', ['-rm', 'true']).status === 0

describe('a disk of one megabyte', () => {
  /** Fetches on a file system of that size, says what is left there, and fetches what fits. */
  const SCRIPT = `mount -t tmpfs -o size=1m none "$DISK" && mkdir "$DISK/cache" && export RUNSKEW_CACHE="$DISK/cache"
    "$NODE" "$CLI" fetch "$RUN" --only large.log; echo "code $?"
    find "$DISK" -type f -size +64k | wc -l
    "$NODE" "$CLI" fetch "$RUN" --only started.json; echo "code $?"
    "$NODE" "$CLI" cache verify; echo "code $?"`

  test.skipIf(!hasNamespaces)(
    'S54 is told with what is missing, leaves nothing half-written, and goes on with what fits',
    async () => {
      const objects = [
        { name: 'logs/ci-job/1/started.json', content: '{"timestamp":1}' },
        { name: 'logs/ci-job/1/large.log', content: 'a line\n'.repeat(500_000) },
      ]
      const server = await serveStorage({ buckets: { 'kubernetes-ci-logs': { objects } } })
      const disk = mkdtempSync(join(folder, 'disk-'))
      const child = spawn('unshare', ['-rm', 'sh', '-c', SCRIPT], {
        cwd: folder,
        env: {
          ...process.env,
          DISK: disk,
          NODE: process.execPath,
          CLI: resolve('out/main/cli.cjs'),
          RUN: 'gs://kubernetes-ci-logs/logs/ci-job/1',
          STORAGE_EMULATOR_HOST: server.origin,
        },
        stdio: ['ignore', 'pipe', 'pipe'],
      })
      let said = ''
      child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()))
      child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()))
      await once(child, 'close')
      await server.close()
      expect(said.match(/^(?:code )?\d+$/gmu)).toEqual(['code 2', '0', 'code 0', 'code 0'])
      expect(said).toContain('is full')
    },
  )
})

describe('what an engineer reads first', () => {
  test('the cause stands on the second line, also when the node’s logs were never collected', () => {
    for (const bad of ['bad', 'killed']) {
      const [verdict, summary] = run(['compare', 'good', bad]).out.split('\n')
      expect(verdict).toBe('Cause found')
      expect(summary).toContain('containerd-shim-runc-v2 2.0.2 from the new OS image cos-beta-121-18867-0-24')
    }
  })

  test('asks for a version that only the good run leaves open no longer when the cause is sure', () => {
    const sure = run(['compare', 'good', 'bad']).out
    expect(sure).not.toContain('Find out')
    const cut = run(['compare', 'good', 'killed']).out
    expect(cut).toContain('Find out the running version of containerd on cos')
    expect(cut).not.toContain('Find out the effective version')
    expect(cut).toContain('under containerd 1.7.25-40-g6a1c03d8e (installed).')
  })
})

describe('search', () => {
  test('prints like grep, of several sources with the source before the artifact, and ends like grep', () => {
    const { code, out, err } = run(['search', 'unsupported shim version (3)', 'good', 'bad/'])
    expect(code).toBe(0)
    const lines = out.trimEnd().split('\n')
    expect(lines.length).toBeGreaterThan(5)
    for (const line of lines) expect(line).toMatch(/^bad\/\S+:\d+:.*unsupported shim version \(3\)/u)
    expect(err).toContain(`${lines.length} lines in `)
    const nothing = run(['search', 'no such words anywhere', 'good'])
    expect([nothing.code, nothing.out]).toEqual([1, ''])
  })

  test('counts for each artifact, takes patterns and globs, and tells what is wrong with a pattern', () => {
    const counted = run(['search', '-i', '-e', 'SHIM version .3', 'bad', '--count', '--in', '**/containerd.log'])
    expect(counted.out).toMatch(/^\S+containerd\.log:\d+\n$/u)
    const wrong = run(['search', '-e', '(?=a)b', 'bad'])
    expect([wrong.code, wrong.out]).toEqual([2, ''])
    expect(wrong.err).toContain('look-ahead')
  })

  test('prints one document with the lines and their places, of which no more than asked for are kept', () => {
    const { code, out } = run(['search', 'containerd', 'bad', '--json', '--limit', '3'])
    expect(code).toBe(0)
    const { runs } = SearchDocument.parse(JSON.parse(out))
    expect(runs[0]?.found).toHaveLength(3)
    expect(runs[0]?.lines).toBe(runs[0]?.artifacts.reduce((sum, { lines }) => sum + lines, 0))
  })

  test('says that an archive ended early, and ends with 2 although something was found', () => {
    writeFileSync(at('cut.log.gz'), gzipSync('runc one\n'.repeat(10_000)).subarray(0, -20))
    const { code, out, err } = run(['search', 'runc one', 'cut.log.gz', '--limit', '1'])
    expect(code).toBe(2)
    expect(out).toMatch(/:1:runc one\n$/u)
    expect(err).toContain('Not, or not wholly, read')
  })
})
