import { spawnSync } from 'node:child_process'
import { mkdirSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { buildRun, type RunFiles } from './sample/build-run.ts'
import { specs } from './sample/sample-runs.ts'
import { writeRun } from './sample/write-run.ts'

/** A good and a bad run of one job, in memory until written. */
interface Pair {
  readonly good: ReturnType<typeof buildRun>
  readonly bad: ReturnType<typeof buildRun>
}

/** The good run is not one of the built-in sample, so that what is on screen tells which of the two is open. */
export function ownPair(): Pair {
  return { good: buildRun(specs.earlier17), bad: buildRun(specs.bad17) }
}

/** Writes both runs below `folder` as a bucket has them; `changes` are files of the bad run, put in or replaced. */
export function writePair(folder: string, { good, bad }: Pair, changes: RunFiles = new Map()): string {
  writeRun(join(folder, specs.bad17.job, good.id), good.files)
  writeRun(join(folder, specs.bad17.job, bad.id), new Map([...bad.files, ...changes]))
  return folder
}

/** Three runs of one job: two good ones, of which one alone says `OTTERS`, and the bad one. */
export function writeGoodRuns(folder: string): string {
  const { good } = ownPair()
  const other = buildRun(specs.good17)
  const log = `artifacts/${good.host}/containerd.log`
  const line = `time="2025-03-04T10:00:00.000000000Z" level=error msg="${OTTERS}"\n`
  writeRun(join(folder, specs.bad17.job, other.id), other.files)
  return writePair(folder, {
    good: { ...good, files: new Map([...good.files, [log, `${good.files.get(log) ?? ''}${line}`]]) },
    bad: ownPair().bad,
  })
}

/** What only one of the good runs says. */
export const OTTERS = 'only this run speaks of otters'

/** The line that `writeLongLog` puts at a place. */
export function longLogText(line: number): string {
  return `filler of line ${line} ends here`
}

/** Both runs, the bad one with a kubelet.log of so many lines, each of the added ones naming its own number. */
export function writeLongLog(folder: string, lines: number): string {
  const pair = ownPair()
  const name = `artifacts/${pair.bad.host}/kubelet.log`
  const head = (pair.bad.files.get(name) ?? '').trimEnd().split('\n')
  const added = Array.from({ length: lines - head.length }, (_, index) => journalLine(pair, head.length + index + 1))
  return writePair(folder, pair, new Map([[name, `${[...head, ...added].join('\n')}\n`]]))
}

function journalLine({ bad }: Pair, line: number): string {
  const body = `I0305 09:41:00.000000    2114 filler.go:1] "${longLogText(line)}"`
  return `Mar 05 09:41:00 ${bad.host} kubelet[2114]: ${body}`
}

/** Name of the artifact that `writeOddArtifacts` compresses, without `.gz`, and what it holds. */
export const ODD = {
  whole: 'artifacts/notes.txt',
  wholeText: `${Array.from({ length: 200 }, (_, index) => `note ${index + 1}`).join('\n')}\n`,
  cut: 'artifacts/cut.log',
  binary: 'artifacts/memory.bin',
} as const

/** Both runs, the bad one with a whole gzip file, one that ends early, and one that is no text. */
export function writeOddArtifacts(folder: string): string {
  const pair = writePair(folder, ownPair())
  const run = join(folder, specs.bad17.job, ownPair().bad.id)
  const noise = Array.from({ length: 20_000 }, (_, index) => `${Math.imul(index, 2_654_435_761) >>> 0} line`).join('\n')
  const cut = gzipSync(noise)
  put(join(run, `${ODD.whole}.gz`), gzipSync(ODD.wholeText))
  put(join(run, `${ODD.cut}.gz`), cut.subarray(0, Math.floor(cut.length / 2)))
  put(join(run, ODD.binary), Buffer.from(Array.from({ length: 65_536 }, (_, index) => (index * 7) % 256)))
  return pair
}

/** Both runs, the bad one with so many small files more. */
export function writeManyArtifacts(folder: string, count: number): string {
  const names = Array.from({ length: count }, (_, index) => `artifacts/many/${index.toString().padStart(4, '0')}.txt`)
  return writePair(folder, ownPair(), new Map(names.map(name => [name, 'one line\n'])))
}

/** What a hostile test is called, and what a hostile line says; both would run script where text became markup. */
export const HOSTILE = {
  test: '<img src=x onerror="window.harmed=1"> `code` @everyone \u202egnirts',
  line: '<img src=x onerror=window.harmed=1> \u001b[31mred\u001b[0m \u202elanoitceridib [here](javascript:alert(1))',
} as const

/** Both runs, the bad one with a hostile test name and a hostile error line. */
export function writeHostileRun(folder: string): string {
  const pair = ownPair()
  const log = `artifacts/${pair.bad.host}/kubelet.log`
  const junit = 'artifacts/junit_cos-stable01.xml'
  const line = `Mar 05 09:50:00 ${pair.bad.host} kubelet[2114]: E0305 09:50:00.000000    2114 hostile.go:1] "${HOSTILE.line}"\n`
  const name = HOSTILE.test
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&#34;')
  return writePair(
    folder,
    pair,
    new Map([
      [log, `${pair.bad.files.get(log) ?? ''}${line}`],
      [
        junit,
        (pair.bad.files.get(junit) ?? '').replace(/(<testcase name=")[^"]*/u, (_, start: string) => start + name),
      ],
    ]),
  )
}

/** Both runs, the good one with a kubelet.log whose clock is two minutes ahead of containerd's and the suite's. */
export function writeSkewedRun(folder: string): string {
  const { good, bad } = ownPair()
  const name = `artifacts/${good.host}/kubelet.log`
  const ahead = (good.files.get(name) ?? '').replaceAll(
    /(\d\d):(\d\d):(?=\d\d[ .])/gu,
    (_, hour: string, minute: string) => {
      const later = Number(hour) * 60 + Number(minute) + 2
      return `${two(Math.floor(later / 60))}:${two(later % 60)}:`
    },
  )
  return writePair(folder, { good: { ...good, files: new Map([...good.files, [name, ahead]]) }, bad })
}

function two(value: number): string {
  return String(value).padStart(2, '0')
}

/**
 * Two runs that differ in containerd; the bad one failed, and its runtime was gone before the job put its own there, so
 * that the new containerd cannot be why.
 */
export function writeEarlyFailure(folder: string): string {
  const good = buildRun(specs.earlier17)
  const bad = buildRun({ ...specs.good17, daemon: { ...specs.good17.daemon, version: '1.7.26-3-g0b1c2d3e4' } })
  const kubelet = `artifacts/${bad.host}/kubelet.log`
  const early = `Mar 04 09:31:40 ${bad.host} kubelet[900]: E0304 09:31:40.000000     900 remote_runtime.go:1] "dial unix /run/containerd/containerd.sock: connect: connection refused"\n`
  const finished = (bad.files.get('finished.json') ?? '')
    .replace('"passed":true', '"passed":false')
    .replace('SUCCESS', 'FAILURE')
  return writePair(
    folder,
    { good, bad },
    new Map([
      [kubelet, `${early}${bad.files.get(kubelet) ?? ''}`],
      ['finished.json', finished],
    ]),
  )
}

/** The folder of an incident of the corpus, as the command line takes it. */
export function corpusCase(name: string): string {
  return join('test', 'corpus', 'cases', name)
}

/** Packs a folder, or only what is named in it and in that order, as .tgz with the system's tar, as a person would. */
export function packFolder(folder: string, archive: string, names: readonly string[] = ['.']): string {
  const { status, stderr } = spawnSync('tar', ['-czf', archive, '-C', folder, ...names], { encoding: 'utf8' })
  if (status !== 0) throw new Error(`tar ended with ${String(status)}: ${stderr}`)
  return archive
}

/** Both runs in an archive whose end is missing: it stops inside the bad run's kubelet.log. */
export function writeCutArchive(folder: string): string {
  const pair = ownPair()
  writePair(folder, pair)
  const last = `artifacts/${pair.bad.host}/kubelet.log`
  const others = [...pair.bad.files.keys()].filter(name => name !== last)
  const bad = [...others, last].map(name => `${specs.bad17.job}/${pair.bad.id}/${name}`)
  const archive = packFolder(folder, join(folder, 'cut.tgz'), [`${specs.bad17.job}/${pair.good.id}`, ...bad])
  truncateSync(archive, statSync(archive).size - 2_000)
  return archive
}

function put(path: string, bytes: Uint8Array): void {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, bytes)
}
