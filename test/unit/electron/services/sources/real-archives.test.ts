import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { onlyRun, openPath, readAll, valueOf } from '../../../../support/open-temporary.ts'

const corpus = resolve(import.meta.dirname, '../../../../../../shared/corpus/files')
const isPresent = existsSync(corpus)
if (!isPresent) console.warn('SKIPPED: the corpus of real artifacts is not present')

const open = async (name: string) => valueOf(await openPath(join(corpus, name)))
const readText = async (name: string) => Object.values(await readAll(onlyRun(await open(name))))

describe.skipIf(!isPresent)('real artifacts', () => {
  test.each(['results-4-e2e-failures', 'results-missing-e2e', 'results-quick-no-failures'])(
    'reads all of the sonobuoy archive %s',
    async name => {
      const source = await open(`sonobuoy/${name}.tar.gz`)
      const run = onlyRun(source)
      expect(source.problem).toBeUndefined()
      const all = await readAll(run)
      expect(Object.values(all).every(read => 'end' in read && read.end.state === 'complete')).toBe(true)
      expect(Object.keys(all)).toContain('meta/run.log')
    },
  )

  test('reads a truncated archive up to the cut', async () => {
    const source = await open('derived/truncated/results-0.10.truncated-200000.tar.gz')
    expect(source.problem).toBe('archive is truncated: the compressed data ends too early')
    const ends = Object.values(await readAll(onlyRun(source))).map(read => ('end' in read ? read.end.state : read.code))
    expect(ends.length).toBeGreaterThan(10)
    expect(ends.filter(state => state !== 'complete')).toEqual(['truncated'])
  })

  test('reads gzipped container logs, an empty one too', async () => {
    expect(await readText('ci-tools/container-logs/cli.log.gz')).toEqual([{ text: '', end: { state: 'complete' } }])
    expect(await readText('ci-tools/container-logs/setup.log.gz')).toMatchObject([{ end: { state: 'complete' } }])
  })

  test('says of broken gzip that it is broken', async () => {
    expect(await readText('lnav/textfile_broken_gz.txt.gz')).toMatchObject([{ end: { state: 'malformed' } }])
  })
})
