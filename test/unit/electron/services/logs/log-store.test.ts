import { lstat, readFile, readdir, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { expect, onTestFinished, test } from 'vitest'
import { ok } from '#shared/base/result.ts'
import { COMPLETE, toArtifactStream, type ByteStream } from '../../../../../electron/services/archive/byte-stream.ts'
import { createLogStore, type LogStore, type LogTarget } from '../../../../../electron/services/logs/log-store.ts'
import { zipOf } from '../../../../support/hostile-zip.ts'
import {
  errorOf,
  onlyRun,
  openFileOf,
  snapshotTree,
  temporaryFolder,
  valueOf,
} from '../../../../support/open-temporary.ts'

interface Opened {
  readonly store: LogStore
  readonly log: LogTarget
  readonly spoolDir: string
}

async function openLog(name: string, bytes: string | Uint8Array, artifact = name): Promise<Opened> {
  const spoolDir = join(await temporaryFolder(), 'spool')
  const store = createLogStore({ spoolDir })
  onTestFinished(() => store.close())
  const run = onlyRun(valueOf(await openFileOf(name, bytes)))
  return { store, spoolDir, log: { run, key: 'run', artifact } }
}

const plain = (text: string | Uint8Array): Promise<Opened> => openLog('a.log', text)
const window = async ({ store, log }: Opened, from: number, count: number) =>
  valueOf(await store.window(log, { from, count }))
const find = async ({ store, log }: Opened, text: string, from: number) =>
  valueOf(await store.find(log, { text, from, backwards: false }))
const findBack = async ({ store, log }: Opened, text: string, from: number) =>
  valueOf(await store.find(log, { text, from, backwards: true }))

function abortable() {
  const controller = new AbortController()
  return { signal: controller.signal, abort: () => controller.abort() }
}

function abortedSignal() {
  const controller = new AbortController()
  controller.abort()
  return controller.signal
}

test('gives lines with number, offset and length, the last one also without a newline', async () => {
  const opened = await plain('one\r\ntwö\n\nfour')
  expect(await window(opened, 1, 10)).toEqual({
    size: { totalLines: 4, bytes: 15 },
    lines: [
      { line: 1, offset: 0, text: 'one', bytes: 3, cutBytes: 0 },
      { line: 2, offset: 5, text: 'twö', bytes: 4, cutBytes: 0 },
      { line: 3, offset: 10, text: '', bytes: 0, cutBytes: 0 },
      { line: 4, offset: 11, text: 'four', bytes: 4, cutBytes: 0 },
    ],
  })
  expect((await window(opened, 2, 1)).lines.map(line => line.text)).toEqual(['twö'])
  expect((await window(opened, 5, 10)).lines).toEqual([])
})

test('makes controls and broken UTF-8 visible and leaves the rest', async () => {
  const { lines } = await window(await plain(Buffer.from('a\x1b[31m\0b\xff\u202e', 'latin1')), 1, 1)
  expect(lines[0]?.text).toBe('a\\x1b[31m\\x00b\ufffd.')
})

test('serves the same windows from a plain file, from gzip and from an archive', async () => {
  const text = Array.from({ length: 5000 }, (_, i) => `line ${i + 1} ${'x'.repeat(i % 300)}\n`).join('')
  const expected = await window(await plain(text), 3000, 3)
  expect(expected.lines[0]).toMatchObject({ line: 3000, text: `line 3000 ${'x'.repeat(299)}` })
  expect(await window(await openLog('a.gz', gzipSync(text)), 3000, 3)).toEqual(expected)
  expect(await window(await openLog('a.zip', zipOf([{ name: 'in.log', data: text }]), 'in.log'), 3000, 3)).toEqual(
    expected,
  )
})

test('agrees with a plain split at every place', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.constantFrom('a', 'ä', '\n', '\n\n', 'word ')),
      fc.integer({ min: 1, max: 20 }),
      async (parts, from) => {
        const opened = await plain(parts.join(''))
        const lines = parts.join('').split('\n')
        if (lines.at(-1) === '') lines.pop()
        const shown = await window(opened, from, 7)
        expect([shown.size?.totalLines, shown.lines.map(line => line.text)]).toEqual([
          lines.length,
          lines.slice(from - 1, from + 6),
        ])
      },
    ),
    { numRuns: 50 },
  )
})

test('cuts a long line between characters and says how much is missing', async () => {
  const { lines } = await window(await plain(`${'x'.repeat(9999)}äöü${'y'.repeat(500_000)}\nnext\n`), 1, 2)
  expect(lines[0]).toMatchObject({ text: 'x'.repeat(9999), bytes: 510_005, cutBytes: 500_006 })
  expect(lines[1]).toEqual({ line: 2, offset: 510_006, text: 'next', bytes: 4, cutBytes: 0 })
  expect((await window(await plain('z'.repeat(10_000)), 1, 1)).lines[0]).toMatchObject({ cutBytes: 0 })
})

test('bounds a window of many long lines', async () => {
  const { lines } = await window(await plain(`${'x'.repeat(9000)}\n`.repeat(1000)), 1, 1000)
  expect(lines).toHaveLength(1000)
  expect(lines.reduce((sum, line) => sum + line.text.length, 0)).toBeLessThan(4_300_000)
  expect(lines.at(-1)).toMatchObject({ bytes: 9000, cutBytes: 8800 })
})

test('finds text in either direction, without regard to case, and wraps once', async () => {
  const opened = await plain('alpha\nBETA\nGämma\nbeta\nomega')
  expect(await find(opened, 'beta', 1)).toEqual({ line: 2, wrapped: false })
  expect(await find(opened, 'beta', 2)).toEqual({ line: 2, wrapped: false })
  expect(await find(opened, 'beta', 3)).toEqual({ line: 4, wrapped: false })
  expect(await find(opened, 'beta', 5)).toEqual({ line: 2, wrapped: true })
  expect(await findBack(opened, 'Beta', 3)).toEqual({ line: 2, wrapped: false })
  expect(await findBack(opened, 'beta', 1)).toEqual({ line: 4, wrapped: true })
  expect(await find(opened, 'gÄMMA', 5)).toEqual({ line: 3, wrapped: true })
  expect(await findBack(opened, 'omega', 1)).toEqual({ line: 5, wrapped: true })
  expect(await find(opened, 'nowhere', 1)).toBeUndefined()
  expect(await find(opened, 'beta\ngämma', 1)).toEqual({ line: 2, wrapped: false })
  expect(await find(await plain(''), 'x', 1)).toBeUndefined()
})

test('finds text across the borders of what is read at once', async () => {
  const filler = (bytes: number) => 'f'.repeat(bytes)
  for (const before of [262_140, 262_143, 524_285]) {
    const opened = await plain(`first\n${filler(before - 6)}nEedle ü\nlast\n${filler(300_000)}\n`)
    expect(await find(opened, 'NEEDLE', 1)).toEqual({ line: 2, wrapped: false })
    expect(await find(opened, 'needle Ü', 1)).toEqual({ line: 2, wrapped: false })
    expect(await findBack(opened, 'needle', 9)).toEqual({ line: 2, wrapped: false })
    expect(await findBack(opened, 'needle ü', 1)).toEqual({ line: 2, wrapped: true })
    expect(await findBack(opened, 'last', 1)).toEqual({ line: 3, wrapped: true })
  }
})

test('gives the cited bytes, and no more than there are', async () => {
  const { store, log } = await openLog('a.gz', gzipSync('abcdef'))
  const bytes = async (offset: number, length: number) =>
    Buffer.from(valueOf(await store.evidenceBytes(log, { offset, length }))).toString()
  expect([await bytes(2, 3), await bytes(4, 100), await bytes(99, 1), await bytes(-1, 2)]).toEqual([
    'cde',
    'ef',
    '',
    'ab',
  ])
})

test('gives the bytes of a line without its end, at most the first 64 KiB, and tells a line that is not there', async () => {
  const { store, log } = await openLog('a.gz', gzipSync(Buffer.from(`one\r\n\xff\n${'x'.repeat(70_000)}`, 'latin1')))
  const line = async (number: number) => valueOf(await store.lineBytes(log, number))
  expect([await line(1), await line(2)].map(bytes => [...(bytes ?? [])])).toEqual([[111, 110, 101], [255]])
  expect((await line(3))?.length).toBe(65_536)
  expect(await line(4)).toBeUndefined()
})

test('copies the decoded bytes, replacing a link without following it', async () => {
  const { store, log } = await openLog('a.gz', gzipSync('decoded\n'))
  const folder = await temporaryFolder()
  await writeFile(join(folder, 'victim'), 'untouched')
  await symlink(join(folder, 'victim'), join(folder, 'copy'))
  expect(valueOf(await store.copyTo(log, join(folder, 'copy')))).toBe(8)
  expect(await readFile(join(folder, 'copy'), 'utf8')).toBe('decoded\n')
  expect((await lstat(join(folder, 'copy'))).isFile()).toBe(true)
  expect(await readFile(join(folder, 'victim'), 'utf8')).toBe('untouched')
  expect((await readdir(folder)).sort()).toEqual(['copy', 'victim'])
  expect(errorOf(await store.copyTo(log, join(folder, 'missing', 'copy'))).code).toBe('file/write')
})

test('leaves no file behind: none in the spool folder while logs are open, none elsewhere', async () => {
  const opened = await openLog(
    'a.zip',
    zipOf([
      { name: '../../escape', data: 'x' },
      { name: 'in.log', data: 'x\n' },
    ]),
    'in.log',
  )
  const parent = join(opened.spoolDir, '..')
  const before = await snapshotTree(parent)
  await window(opened, 1, 1)
  expect(await snapshotTree(parent)).toEqual({ ...before, spool: 'folder' })
  expect((await lstat(opened.spoolDir)).mode & 0o777).toBe(0o700)
})

test('answers an aborted call with cancelled, and the next one as if nothing had been', async () => {
  const opened = await openLog('a.gz', gzipSync('x\n'.repeat(1000)))
  const signal = abortedSignal()
  expect(errorOf(await opened.store.window(opened.log, { from: 1, count: 1 }, signal))).toEqual({ code: 'cancelled' })
  expect(errorOf(await opened.store.copyTo(opened.log, join(opened.spoolDir, 'x'), signal))).toEqual({
    code: 'cancelled',
  })
  expect((await window(opened, 1, 1)).size?.totalLines).toBe(1000)
  expect(errorOf(await opened.store.find(opened.log, { text: 'y', from: 1, backwards: false }, signal))).toEqual({
    code: 'cancelled',
  })
})

test('opens a log for a call that comes at any moment while another gives it up', async () => {
  for (let moment = 0; moment < 30; moment++) {
    const { store, log } = await openLog('a.gz', gzipSync('x\n'.repeat(1_000)))
    const given = store.window(log, { from: 1, count: 1 }, abortedSignal())
    for (let turn = 0; turn < moment; turn++) await Promise.resolve()
    expect((await store.window(log, { from: 1, count: 1 })).ok).toBe(true)
    expect((await given).ok).toBe(false)
  }
})

test('opens a log once for calls that come together, and gives up when all of them do', async () => {
  const { store, log } = await openLog('a.gz', gzipSync('x\n'.repeat(100_000)))
  let opened = 0
  const run = { ...log.run, open: (name: string) => (opened++, log.run.open(name)) }
  const controllers = [new AbortController(), new AbortController()]
  const calls = controllers.map(({ signal }) => store.window({ ...log, run }, { from: 1, count: 1 }, signal))
  for (const controller of controllers) controller.abort()
  expect((await Promise.all(calls)).map(errorOf)).toEqual([{ code: 'cancelled' }, { code: 'cancelled' }])
  const again = await Promise.all([1, 2, 3].map(from => store.window({ ...log, run }, { from, count: 1 })))
  expect(again.every(answer => answer.ok)).toBe(true)
  expect(opened).toBe(2)
})

test('keeps many logs apart and still serves the first after closing it', async () => {
  const parts = Array.from({ length: 40 }, (_, i) => ({ name: `${i}.log`, data: `log ${i}\n` }))
  const opened = await openLog('a.zip', zipOf(parts), '0.log')
  for (const { name, data } of [...parts, ...parts.slice(0, 1)]) {
    const answer = await window({ ...opened, log: { ...opened.log, artifact: name } }, 1, 1)
    expect(answer.lines[0]?.text).toBe(data.trimEnd())
  }
})

test('passes on why an artifact cannot be opened, and refuses everything once closed', async () => {
  const { store, log, spoolDir } = await plain('x')
  expect(errorOf(await store.window({ ...log, artifact: 'missing' }, { from: 1, count: 1 }))).toEqual({
    code: 'artifact/not-found',
    artifact: 'missing',
  })
  await writeFile(join(spoolDir, 'file'), 'a file where the folder should be')
  const zip = await openLog('a.gz', gzipSync('x'))
  const blocked = createLogStore({ spoolDir: join(spoolDir, 'file') })
  expect(errorOf(await blocked.window(zip.log, { from: 1, count: 1 })).code).toBe('file/write')
  await store.close()
  expect(errorOf(await store.window(log, { from: 1, count: 1 }))).toEqual({ code: 'cancelled' })
})

test('closes the logs of a run that is forgotten, and opens them again when asked', async () => {
  const { store, log } = await openLog('a.gz', gzipSync('x\n'))
  let opened = 0
  const run = { ...log.run, open: (name: string) => (opened++, log.run.open(name)) }
  const ask = () => store.window({ ...log, run }, { from: 1, count: 1 })
  await ask()
  await store.forget('another run')
  await ask()
  expect(opened).toBe(1)
  await store.forget(log.key)
  expect(valueOf(await ask()).size?.totalLines).toBe(1)
  expect(opened).toBe(2)
})

test('reports a read that fails because the store is closing', async () => {
  const { store, log } = await plain('x\n'.repeat(3_000_000))
  const pending = store.find(log, { text: 'nowhere', from: 1, backwards: false })
  await store.close()
  const answer = await pending
  expect(answer.ok ? answer.value : answer.error.code).toBeOneOf([undefined, 'cancelled', 'artifact/unreadable'])
})

test('gives lines from anywhere in one answer, and the line that a byte lies in', async () => {
  const { store, log } = await plain(Array.from({ length: 3000 }, (_, i) => `line ${i + 1}\n`).join(''))
  const ranges = [
    { from: 2, count: 2 },
    { from: 5, count: 1 },
    { from: 2_999, count: 50 },
  ]
  const { lines, size } = valueOf(await store.lines(log, ranges))
  expect(lines.map(({ text }) => text)).toEqual(['line 2', 'line 3', 'line 5', 'line 2999', 'line 3000'])
  expect(size?.totalLines).toBe(3000)
  const at = async (offset: number) => valueOf(await store.lineAt(log, offset))
  expect([await at(0), await at(6), await at(7), await at(99_999_999)]).toEqual([1, 1, 2, 3000])
  const empty = await plain('')
  expect(valueOf(await empty.store.lineAt(empty.log, 5))).toBe(0)
})

test('gives no more than a thousand lines from anywhere, however many adjoining ranges ask for more', async () => {
  const { store, log } = await plain('x\n'.repeat(300_000))
  const ranges = Array.from({ length: 300 }, (_, at) => ({ from: at * 1_000 + 1, count: 1_000 }))
  const { lines } = valueOf(await store.lines(log, ranges))
  expect([lines.length, lines[0]?.line, lines.at(-1)?.line]).toEqual([1_000, 1, 1_000])
  const sparse = Array.from({ length: 1_000 }, (_, at) => ({ from: at * 50 + 1, count: 1 }))
  expect(valueOf(await store.lines(log, sparse)).lines.map(({ line }) => line)).toEqual(sparse.map(({ from }) => from))
})

function lastPart() {
  let resolve: (bytes: Uint8Array) => void = () => undefined
  let reject: (error: Error) => void = () => undefined
  const promise = new Promise<Uint8Array>((done, failed) => ([resolve, reject] = [done, failed]))
  return { promise, resolve, reject }
}

/** A log of a compressed artifact whose last part comes when it is let go, or does not come. */
async function slowLog(end: Promise<Uint8Array>) {
  const opened = await openLog('a.gz', gzipSync('x'))
  const read: number[] = []
  async function* chunks(): ByteStream {
    yield Buffer.from('a line of a large log\n'.repeat(500_000))
    yield await end
    for (let part = 0; part < 50; part++) {
      read.push(part)
      yield Buffer.from(`${part}\n`)
    }
    return COMPLETE
  }
  const run = { ...opened.log.run, open: () => Promise.resolve(ok(toArtifactStream(chunks()))) }
  return { ...opened, read, log: { ...opened.log, run } as LogTarget }
}

test('shows lines of a large log before its end is read, and counts them all for who asks', async () => {
  const end = lastPart()
  const { store, log } = await slowLog(end.promise)
  const early = valueOf(await store.window(log, { from: 400_000, count: 2 }))
  expect([early.size, early.lines.map(({ line }) => line)]).toEqual([undefined, [400_000, 400_001]])
  expect(valueOf(await store.lineAt(log, 23))).toBe(2)
  expect(valueOf(await store.lineBytes(log, 500_000))).toHaveLength(21)
  const size = store.size(log)
  const beyond = store.window(log, { from: 600_000, count: 2 })
  end.resolve(Buffer.from('the end\n'))
  const whole = { totalLines: 500_051, bytes: 11_000_148 }
  expect(valueOf(await size)).toEqual(whole)
  expect(valueOf(await beyond)).toEqual({ size: whole, lines: [] })
})

test('reads no further while nobody waits, and goes on for who asks', async () => {
  const end = lastPart()
  const { store, log, read, spoolDir } = await slowLog(end.promise)
  valueOf(await store.window(log, { from: 1, count: 1 }))
  const { signal, ...controller } = abortable()
  const counting = store.size(log, signal)
  controller.abort()
  expect(errorOf(await counting)).toEqual({ code: 'cancelled' })
  end.resolve(Buffer.from('the end\n'))
  // Each takes its turn behind what a reader would have written meanwhile.
  for (let turn = 0; turn < 100; turn++) await lstat(spoolDir)
  expect(read).toEqual([])
  expect(valueOf(await store.size(log)).totalLines).toBe(500_051)
  expect(read).toHaveLength(50)
})

test('says of a log whose end cannot be read why, and shows what comes before', async () => {
  const end = lastPart()
  const { store, log } = await slowLog(end.promise)
  expect(valueOf(await store.window(log, { from: 1, count: 1 })).lines).toHaveLength(1)
  const size = store.size(log)
  end.reject(new Error('the disk is gone'))
  expect(valueOf(await size)).toMatchObject({ totalLines: 500_000, cutOff: 'reading failed: Error' })
  expect(valueOf(await store.window(log, { from: 500_000, count: 9 })).lines).toHaveLength(1)
  const broken = await openLog('b.gz', gzipSync('x\n'.repeat(100_000)).subarray(0, 100))
  expect((await window(broken, 1, 1)).size?.cutOff).toMatch(/./u)
  const copied = await broken.store.copyTo(broken.log, join(await temporaryFolder(), 'copy'))
  expect(errorOf(copied)).toMatchObject({
    code: 'artifact/saved-in-part',
    saved: expect.stringMatching(/ [KM]?i?B$/u) as string,
  })
})

test('closes a log that is still being read', async () => {
  const end = lastPart()
  const { store, log } = await slowLog(end.promise)
  valueOf(await store.window(log, { from: 1, count: 1 }))
  const closing = store.close()
  end.resolve(Buffer.from('the end'))
  await closing
  expect(errorOf(await store.size(log))).toEqual({ code: 'cancelled' })
})
