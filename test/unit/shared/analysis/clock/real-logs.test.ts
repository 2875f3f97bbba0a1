import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { createArtifactClock } from '#shared/analysis/clock/resolve-clock.ts'
import { parseLine } from '#shared/analysis/parse-line.ts'

const CORPUS = '../shared/corpus'
const isPresent = existsSync(CORPUS)
if (!isPresent) console.warn('SKIPPED: the corpus of real logs is not beside the project')

/** How many lines of a real log each chain of formats reads. */
function chainsOf(file: string): Readonly<Record<string, number>> {
  const chains: Record<string, number> = {}
  for (const line of readFileSync(`${CORPUS}/${file}`, 'utf8')
    .split(/\r?\n/u)
    .filter(text => text !== '')) {
    const chain = parseLine(line).formats.join(' › ') || 'plain'
    chains[chain] = (chains[chain] ?? 0) + 1
  }
  return chains
}

describe.skipIf(!isPresent)('of real logs', () => {
  test.each([
    ['files/derived/sonobuoy-4-e2e-failures/containerd.log', { 'journal-short › logfmt': 1300 }],
    ['files/derived/sonobuoy-4-e2e-failures/kubelet.log', { 'journal-short › klog': 640 }],
    ['files/kuberneteslogs/kubelet.txt', { 'journal-short › klog': 694, 'journal-short': 3, 'journal-mark': 1 }],
    ['files/lnav/logfile_journald.json', { 'journal-json': 2 }],
    ['files/lnav/logfile_logfmt.0', { logfmt: 5 }],
    ['files/lnav/logfile_ansi.1', { 'journal-short': 10 }],
    ['files/lnav/logfile_crlf.0', { 'date-prefixed': 2 }],
    ['excerpts/containerd-2348-unescaped-quotes-1.1.0.txt', { 'journal-short › logfmt': 3 }],
    [
      'excerpts/discoblocks-105-cri-container-log-format.txt',
      { 'cri-container › xtrace': 2, 'cri-container › logfmt': 1 },
    ],
    ['excerpts/kops-10893-boot-console.txt', { 'journal-short › kernel': 6 }],
  ])('%s is read as what it is', (file, chains) => {
    expect(chainsOf(file)).toEqual(chains)
  })

  test('the year and zone of a containerd log come from its own lines, which then lie within a second of the journal', () => {
    const clock = createArtifactClock()
    const lines = readFileSync(`${CORPUS}/files/derived/sonobuoy-4-e2e-failures/containerd.log`, 'utf8')
      .trimEnd()
      .split('\n')
    const observed = lines.map(line => clock.observe(parseLine(line)))
    const instantOf = clock.resolver()
    const distances = observed.map(({ time, outerTime }) => {
      const inner = instantOf(time === undefined ? {} : { time })
      const outer = instantOf(outerTime === undefined ? {} : { time: outerTime })
      return Math.abs((inner ?? NaN) - (outer ?? NaN))
    })
    expect(Math.max(...distances)).toBeLessThan(2_000_000)
    expect(clock.note()?.reason).toBe(
      'year 2021 from dated lines of the same artifact; zone UTC from lines that carry both clocks',
    )
  })
})
