import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { paxPart, TAR_END, tarOf, tarPart, type TarPart } from '../../../../support/hostile-tar.ts'
import { errorOf, onlyRun, openFileOf, readAll, readArtifact, valueOf } from '../../../../support/open-temporary.ts'

const SOUND = { state: 'complete' }
const NO_MARKER = 'archive is truncated: it ends without the end-of-archive marker'
const openTar = async (bytes: Uint8Array, limits = {}) => valueOf(await openFileOf('run.tar', bytes, limits))
const openParts = (parts: readonly TarPart[]) => openTar(tarOf(parts))
const first = tarPart({ name: 'a.log', data: 'a\n' })

describe.each([
  ['tar', (bytes: Buffer) => bytes],
  ['tgz', (bytes: Buffer) => gzipSync(bytes)],
])('a .%s', (extension, pack) => {
  test('is read in one pass and one by one, its gzip decoded', async () => {
    const tar = tarOf([
      { name: './', type: '5' },
      { name: './started.json', data: '{}' },
      { name: './x/a.log.gz', data: gzipSync('a\n') },
    ])
    const source = valueOf(await openFileOf(`run.${extension}`, pack(tar)))
    const run = onlyRun(source)
    const expected = { 'started.json': { text: '{}', end: SOUND }, 'x/a.log.gz': { text: 'a\n', end: SOUND } }
    expect([source.kind, source.problem, run.path]).toEqual(['tar', undefined, ''])
    expect(await readAll(run)).toEqual(expected)
    expect(await readArtifact(run, 'x/a.log.gz')).toEqual(expected['x/a.log.gz'])
  })

  test('is opened whatever it is called', async () => {
    expect(valueOf(await openFileOf('notes.txt', pack(tarOf([{ name: 'a', data: 'x' }])))).kind).toBe('tar')
  })
})

test('calls an archive truncated at every block where it is cut, and keeps the entries before', async () => {
  const full = tarOf([
    { name: 'a', data: 'A'.repeat(1000) },
    { name: 'b', data: 'B'.repeat(1000) },
  ])
  for (let cut = 512; cut < full.length - 1024; cut += 512) {
    const source = await openTar(full.subarray(0, cut))
    expect([cut, source.problem]).toEqual([cut, NO_MARKER])
    const all = await readAll(onlyRun(source))
    expect(all['a']).toMatchObject(cut >= 1536 ? { end: SOUND } : { end: { state: 'truncated' } })
    if (cut >= 2048) expect(all['b']).toMatchObject(cut >= 3072 ? { end: SOUND } : { end: { state: 'truncated' } })
  }
  expect((await openTar(full.subarray(0, full.length - 1024))).problem).toBe(NO_MARKER)
  expect((await openTar(full.subarray(0, full.length - 512))).problem).toBeUndefined()
})

test('passes on that the gzip around it is cut', async () => {
  const gzip = gzipSync(tarOf([{ name: 'a', data: 'x'.repeat(50_000) }]), { level: 0 })
  const source = valueOf(await openFileOf('run.tgz', gzip.subarray(0, 30_000)))
  expect(source.problem).toBe('archive is truncated: the compressed data ends too early')
  expect(await readArtifact(onlyRun(source), 'a')).toMatchObject({ end: { state: 'truncated' } })
})

test('flags data after the marker and does not list it', async () => {
  const source = await openTar(Buffer.concat([first, TAR_END, tarPart({ name: 'hidden', data: 'x' }), TAR_END]))
  expect(source.problem).toBe('data after the end-of-archive marker is not read')
  expect(onlyRun(source).entries.map(entry => entry.name)).toEqual(['a.log'])
  expect((await openTar(Buffer.concat([first, TAR_END, Buffer.alloc(9000)]))).problem).toBeUndefined()
})

test.each([
  ['negative in base 256', Buffer.alloc(12, 0xff)],
  ['beyond what can be counted', Buffer.from([0x80, 0, 0, 0, 0x7f, 255, 255, 255, 255, 255, 255, 255])],
  ['no number', Buffer.from('12x45678901\0')],
])('stops at a size that is %s, with the entry listed', async (_what, rawSize) => {
  const source = await openTar(
    Buffer.concat([first, tarPart({ name: 'bad', rawSize }), tarPart({ name: 'after' }), TAR_END]),
  )
  expect(source.problem).toBe('archive is damaged: an entry has no valid size; nothing after it is read')
  expect(onlyRun(source).entries).toEqual([
    { name: 'a.log', bytes: 2 },
    { name: 'bad', bytes: 0, skipped: 'size is negative or too large' },
  ])
})

test('reads a pax size before the one in the header, and refuses a negative one', async () => {
  const outer = tarPart({ name: 'outer', rawSize: Buffer.from('00000000000\0') })
  const source = await openTar(
    Buffer.concat([paxPart({ size: '1024' }), outer, tarPart({ name: 'inside', data: 'X' }), TAR_END]),
  )
  expect(onlyRun(source).entries).toEqual([{ name: 'outer', bytes: 1024 }])
  const negative = await openTar(Buffer.concat([first, paxPart({ size: '-1' }), outer, TAR_END]))
  expect(onlyRun(negative).entries).toContainEqual({
    name: 'outer',
    bytes: 0,
    skipped: 'size is negative or too large',
  })
})

test('takes long names from pax and GNU headers and from the prefix', async () => {
  const long = `${'d/'.repeat(200)}a.log`
  const gnu = tarPart({ name: '././@LongLink', type: 'L', data: `gnu/${long}\0` })
  const source = await openTar(
    Buffer.concat([
      paxPart({ path: `pax/${long}` }),
      first,
      gnu,
      first,
      tarPart({ name: 'c', prefix: 'p/q' }),
      TAR_END,
    ]),
  )
  expect(onlyRun(source).entries.map(entry => entry.name)).toEqual([`gnu/${long}`, 'p/q/c', `pax/${long}`])
})

test('flags a NUL in a pax path, and judges pax paths like others', async () => {
  const source = await openTar(
    Buffer.concat([paxPart({ path: 'good\0.txt' }), first, paxPart({ path: '../../evil' }), first, TAR_END]),
  )
  expect(onlyRun(source).entries).toEqual([
    { name: '../../evil', bytes: 2, skipped: 'name leaves the archive' },
    { name: 'good\0.txt', bytes: 2, warning: 'name holds a NUL byte' },
  ])
})

test('does not hold an extended header over the limit, nor trust the entry after it', async () => {
  const huge = tarPart({ name: 'x', type: 'x', data: Buffer.alloc(5000, 'a') })
  const source = await openTar(Buffer.concat([first, huge, tarPart({ name: 'b', data: 'b' }), TAR_END]), {
    metaBytes: 4096,
  })
  expect(onlyRun(source).entries).toContainEqual({ name: 'b', bytes: 1, skipped: 'extended header is too large' })
  expect(await readAll(onlyRun(source))).toEqual({ 'a.log': { text: 'a\n', end: SOUND } })
})

test('lists links and devices without following them, chains included', async () => {
  const source = await openParts([
    { name: 'cur', type: '2', link: '.' },
    { name: 'par', type: '2', link: 'cur/..' },
    { name: 'par/secret', data: 'stays here' },
    { name: 'hard', type: '1', link: '../secret' },
    { name: 'null', type: '3' },
    { name: 'fifo', type: '6' },
    { name: 'odd', type: 'Z' },
    { name: 'sparse', type: 'S' },
  ])
  const run = onlyRun(source)
  expect(Object.fromEntries(run.entries.map(entry => [entry.name, entry.skipped]))).toEqual({
    cur: 'link, not followed',
    par: 'link, not followed',
    'par/secret': undefined,
    hard: 'link, not followed',
    null: 'device, not opened',
    fifo: 'FIFO, not opened',
    odd: 'entry of unknown type, not opened',
    sparse: 'sparse file, not supported',
  })
  expect(await readAll(run)).toEqual({ 'par/secret': { text: 'stays here', end: SOUND } })
})

test('keeps the entries before a damaged header, and refuses an archive that has none', async () => {
  const bad = tarPart({ name: 'b', data: 'b', badChecksum: true })
  expect((await openTar(Buffer.concat([first, bad, TAR_END]))).problem).toBe(
    'archive is damaged: no entry header at byte 1024; nothing after it is read',
  )
  expect(errorOf(await openFileOf('run.tar', Buffer.concat([bad, TAR_END]))).code).toBe('archive/corrupt')
})

test('stops listing at the limit for entries, and expanding at the limit for bytes', async () => {
  const many = await openTar(tarOf(['a', 'b', 'c'].map(name => ({ name }))), { entries: 2 })
  expect([onlyRun(many).entries.length, many.problem]).toEqual([
    2,
    'archive has too many entries; after the first 2 they are not listed',
  ])
  const bomb = gzipSync(
    tarOf([
      { name: 'small', data: 'x' },
      { name: 'zeros', data: Buffer.alloc(9_000_000) },
    ]),
  )
  const source = valueOf(await openFileOf('bomb.tgz', bomb, { archiveBytes: 1024 ** 2 }))
  expect(source.problem).toBe('archive is truncated: stopped at the limit of 1 MiB')
  const all = await readAll(onlyRun(source))
  expect(all['zeros']).toMatchObject({ end: { state: 'truncated', reason: 'stopped at the limit of 1 MiB' } })
})

test('counts what nested gzip expands to against the limit of the archive', async () => {
  const part = (name: string): TarPart => ({ name, data: gzipSync(Buffer.alloc(600_000, 'x')) })
  const source = await openTar(tarOf([part('a.gz'), part('b.gz'), part('c.gz')]), { archiveBytes: 1_000_000 })
  const ends = Object.entries(await readAll(onlyRun(source))).map(([name, read]) => [
    name,
    'end' in read ? read.end.state : read.code,
  ])
  expect(ends).toEqual([
    ['a.gz', 'complete'],
    ['b.gz', 'truncated'],
    ['c.gz', 'skipped'],
  ])
})

test('never throws or hangs, whatever byte is changed and wherever it is cut', async () => {
  const tar = tarOf([
    { name: 'a', data: 'A'.repeat(700) },
    { name: 'b', data: 'B' },
  ])
  await fc.assert(
    fc.asyncProperty(
      fc.nat(tar.length - 1),
      fc.integer({ min: 1, max: 255 }),
      fc.nat(tar.length),
      async (at, change, cut) => {
        const bytes = Buffer.from(tar.subarray(0, cut))
        if (at < bytes.length) bytes[at] = (bytes[at] ?? 0) ^ change
        const source = await openFileOf('changed', bytes)
        if (source.ok) for (const run of source.value.runs) await readAll(run)
      },
    ),
    { numRuns: 200 },
  )
})

test('lets a reader stop in the middle of an entry and ask for the next', async () => {
  const run = onlyRun(
    await openParts([
      { name: 'a', data: 'A'.repeat(100_000) },
      { name: 'b', data: 'B' },
    ]),
  )
  const seen: string[] = []
  for await (const { entry, stream } of run.stream()) {
    const iterator = valueOf(stream).chunks[Symbol.asyncIterator]()
    const next = await iterator.next()
    await iterator.return?.()
    seen.push(entry.name, next.done === true ? '' : Buffer.from(next.value).toString('utf8', 0, 1))
  }
  expect(seen).toEqual(['a', 'A', 'b', 'B'])
})
