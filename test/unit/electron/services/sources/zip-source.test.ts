import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { overlapBomb, zipOf, type ZipPart } from '../../../../support/hostile-zip.ts'
import { errorOf, onlyRun, openFileOf, readAll, readArtifact, valueOf } from '../../../../support/open-temporary.ts'

const SOUND = { state: 'complete' }
const openZip = async (parts: readonly ZipPart[], limits = {}) =>
  valueOf(await openFileOf('run.zip', zipOf(parts), limits))
const unreadable = (artifact: string, reason: string) => ({ code: 'artifact/unreadable', artifact, reason })

test('reads stored and deflated entries in one pass and one by one', async () => {
  const run = onlyRun(
    await openZip([
      { name: 'build-log.txt', data: 'b\n' },
      { name: 'artifacts/', data: '', method: 0 },
      { name: 'artifacts/a.log', data: 'a\n', method: 0 },
    ]),
  )
  const expected = { 'build-log.txt': { text: 'b\n', end: SOUND }, 'artifacts/a.log': { text: 'a\n', end: SOUND } }
  expect(run.entries.map(entry => entry.name)).toEqual(['artifacts/a.log', 'build-log.txt'])
  expect(await readAll(run)).toEqual(expected)
  expect(await readArtifact(run, 'artifacts/a.log')).toEqual(expected['artifacts/a.log'])
  expect(await readArtifact(run, 'missing')).toEqual({ code: 'artifact/not-found', artifact: 'missing' })
})

test('decodes gzip inside a zip, and nothing deeper', async () => {
  const run = onlyRun(
    await openZip([
      { name: 'a.log.gz', data: gzipSync('inner\n') },
      { name: 'b.log', data: gzipSync('unnamed\n') },
      { name: 'c.gz', data: gzipSync(gzipSync('twice')) },
      { name: 'd.log', data: zipOf([{ name: 'x' }]) },
      { name: 'e.zip', data: zipOf([{ name: 'x' }]) },
      { name: 'f.gz', data: 'no gzip\n' },
    ]),
  )
  expect(await readAll(run)).toEqual({
    'a.log.gz': { text: 'inner\n', end: SOUND },
    'b.log': { text: 'unnamed\n', end: SOUND },
    'c.gz': { text: '', end: { state: 'skipped', reason: 'gzip data inside the run is not opened' } },
    'd.log': { text: '', end: { state: 'skipped', reason: 'zip data inside the run is not opened' } },
    'f.gz': { text: 'no gzip\n', end: { state: 'malformed', reason: 'named as gzip, but holds none' } },
  })
  expect(run.entries.find(entry => entry.name === 'e.zip')?.skipped).toBe('archive inside the run, not opened')
})

test('refuses overlapping entries before expanding anything', async () => {
  const started = performance.now()
  expect(errorOf(await openFileOf('bomb.zip', overlapBomb(200, 20 * 1024 * 1024)))).toMatchObject({
    code: 'archive/corrupt',
    reason: 'its entries overlap, as in a zip bomb',
  })
  expect(performance.now() - started).toBeLessThan(2000)
})

test('refuses more entries or more declared bytes than the limits', async () => {
  const zip = zipOf([{ name: 'a' }, { name: 'b' }, { name: 'c' }])
  expect(errorOf(await openFileOf('a.zip', zip, { entries: 2 }))).toMatchObject({
    code: 'archive/too-large',
    limit: '2 entries',
  })
  expect(errorOf(await openFileOf('a.zip', zip, { archiveBytes: 10 }))).toMatchObject({
    code: 'archive/too-large',
    limit: '10 bytes',
  })
})

test.each<[string, Partial<ZipPart>, object]>([
  [
    'a wrong checksum',
    { crc: 1 },
    { text: 'hello\n', end: { state: 'malformed', reason: 'its checksum does not match' } },
  ],
  [
    'a size that is too small',
    { size: 3 },
    { text: 'hel', end: { state: 'malformed', reason: 'it is longer than the archive says' } },
  ],
  [
    'a size that is too large',
    { size: 9 },
    { text: 'hello\n', end: { state: 'truncated', reason: 'it is shorter than the archive says' } },
  ],
  ['two names', { centralName: 'good' }, unreadable('good', 'its two headers differ in name')],
  ['two sizes', { localSize: 99 }, unreadable('bad', 'its two headers differ in size')],
  ['two methods', { localMethod: 0 }, unreadable('bad', 'its two headers differ in method')],
])('does not pass %s for sound, and the entries around it stay readable', async (_what, lie, result) => {
  const run = onlyRun(await openZip([{ name: 'first' }, { name: 'bad', ...lie }, { name: 'last' }]))
  expect(await readAll(run)).toEqual({
    first: { text: 'hello\n', end: SOUND },
    [lie.centralName ?? 'bad']: result,
    last: { text: 'hello\n', end: SOUND },
  })
})

test('lists what it does not open, with the reason', async () => {
  const run = onlyRun(
    await openZip([
      { name: 'encrypted', flags: 1 },
      { name: 'method', method: 99 },
      { name: 'link', attributes: 0o120777 * 65_536 },
      { name: 'fifo', attributes: 0o010644 * 65_536 },
      { name: '../../escape' },
      { name: '/absolute' },
      { name: 'a\\..\\b' },
      { name: 'C:/x' },
    ]),
  )
  expect(Object.fromEntries(run.entries.map(entry => [entry.name, entry.skipped]))).toEqual({
    encrypted: 'encrypted',
    method: 'compression method 99 is not supported',
    link: 'link, not followed',
    fifo: 'not a regular file',
    '../../escape': 'name leaves the archive',
    '/absolute': 'name leaves the archive',
    'a\\..\\b': 'name leaves the archive',
    'C:/x': 'name leaves the archive',
  })
  expect(await readAll(run)).toEqual({})
  expect(await readArtifact(run, 'link')).toEqual(unreadable('link', 'link, not followed'))
})

test('opens every honest odd name under its own identity', async () => {
  const names = [
    'foo..bar',
    '.thing.output.json',
    'a b',
    'é',
    'e\u0301',
    'x'.repeat(255),
    '🚀',
    '-rf',
    'CON',
    'a:b',
    '__proto__',
  ]
  const run = onlyRun(await openZip(names.map(name => ({ name, data: name }))))
  for (const name of names) expect(await readArtifact(run, name)).toEqual({ text: name, end: SOUND })
  expect(run.entries).toHaveLength(names.length)
})

test('numbers duplicates and flags names that differ only in case', async () => {
  const run = onlyRun(
    await openZip([
      { name: 'a', data: '1' },
      { name: 'a', data: '2' },
      { name: 'A', data: '3' },
    ]),
  )
  expect(await readAll(run)).toEqual({
    a: { text: '1', end: SOUND },
    'a (2)': { text: '2', end: SOUND },
    A: { text: '3', end: SOUND },
  })
  expect(run.entries.map(entry => [entry.name, entry.warning])).toEqual([
    ['A', 'another name differs only in case or composition'],
    ['a', undefined],
    ['a (2)', 'another entry has the same name'],
  ])
})

test('reads backslashes of DOS tools as folders, those of Unix as names', async () => {
  const run = onlyRun(await openZip([{ name: 'x\\dos.log', host: 0 }, { name: 'x\\unix.log' }]))
  expect(run.entries.map(entry => entry.name)).toEqual(['x/dos.log', 'x\\unix.log'])
})

test('opens many entries at once without mixing them up', async () => {
  const names = Array.from({ length: 60 }, (_, i) => `artifacts/${'d'.repeat(i + 1)}/${i}.log`)
  const run = onlyRun(await openZip(names.map(name => ({ name, data: name.repeat(200) }))))
  const read = await Promise.all(names.map(name => readArtifact(run, name)))
  expect(read).toEqual(names.map(name => ({ text: name.repeat(200), end: SOUND })))
})

test('gives a clear answer wherever an archive is cut or changed', async () => {
  const zip = zipOf([
    { name: 'started.json', data: '{}' },
    { name: 'a.log', data: 'a\n'.repeat(50) },
  ])
  for (let cut = 4; cut < zip.length; cut++) {
    expect(errorOf(await openFileOf('cut.zip', zip.subarray(0, cut))).code).toBe('archive/corrupt')
  }
  await fc.assert(
    fc.asyncProperty(fc.nat(zip.length - 1), fc.integer({ min: 1, max: 255 }), async (at, change) => {
      const bytes = Buffer.from(zip)
      bytes[at] = (bytes[at] ?? 0) ^ change
      const source = await openFileOf('changed', bytes)
      if (source.ok) for (const run of source.value.runs) await readAll(run)
    }),
    { numRuns: 300 },
  )
})
