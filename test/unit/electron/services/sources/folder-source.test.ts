import { execFileSync } from 'node:child_process'
import { chmod, mkdir, rename, symlink, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, onTestFinished, test } from 'vitest'
import {
  errorOf,
  onlyRun,
  openPath,
  readAll,
  readArtifact,
  snapshotTree,
  temporaryFolder,
  valueOf,
} from '../../../../support/open-temporary.ts'

const SOUND = { state: 'complete' }
const isWindows = process.platform === 'win32'

async function folderOf(files: Readonly<Record<string, string | Uint8Array>>): Promise<string> {
  const root = join(await temporaryFolder(), 'run')
  await mkdir(root)
  for (const [name, content] of Object.entries(files)) {
    await mkdir(join(root, name, '..'), { recursive: true })
    await writeFile(join(root, name), content)
  }
  return root
}

test('lists files by name and reads them, gzip decoded', async () => {
  const root = await folderOf({
    'b/x.log.gz': gzipSync('x\n'),
    'build-log.txt': 'b\n',
    'b/empty.log': '',
    'b/empty.gz': '',
  })
  const source = valueOf(await openPath(root))
  const run = onlyRun(source)
  expect([source.kind, source.label, source.problem]).toEqual(['folder', 'run', undefined])
  expect(run.entries.map(entry => [entry.name, entry.bytes])).toEqual([
    ['b/empty.gz', 0],
    ['b/empty.log', 0],
    ['b/x.log.gz', gzipSync('x\n').length],
    ['build-log.txt', 2],
  ])
  expect(await readAll(run)).toEqual({
    'b/empty.gz': { text: '', end: { state: 'truncated', reason: 'the file is empty, although named as gzip' } },
    'b/empty.log': { text: '', end: SOUND },
    'b/x.log.gz': { text: 'x\n', end: SOUND },
    'build-log.txt': { text: 'b\n', end: SOUND },
  })
})

test('gives each run its own files, and says how many lie outside', async () => {
  const root = await folderOf({
    '1/started.json': '{}',
    '2/started.json': '{}',
    '2/artifacts/a.log': 'a',
    'latest-build.txt': '2',
    'notes.md': 'n',
  })
  const source = valueOf(await openPath(root))
  expect(source.runs.map(run => [run.path, run.entries.map(entry => entry.name)])).toEqual([
    ['1', ['started.json']],
    ['2', ['artifacts/a.log', 'started.json']],
  ])
  expect(source.problem).toBe('files outside the runs, not read: 1')
  expect(await readArtifact(source.runs[1]!, 'artifacts/a.log')).toEqual({ text: 'a', end: SOUND })
})

test.skipIf(isWindows)('lists links, FIFOs and sockets without touching what is behind them', async () => {
  const root = await folderOf({ 'a.log': 'a\n' })
  const outside = join(root, '..', 'secret.txt')
  await writeFile(outside, 'secret')
  await symlink('..', join(root, 'loop'))
  await symlink('/', join(root, 'everything'))
  await symlink(outside, join(root, 'secret'))
  await symlink('/dev/zero', join(root, 'zero'))
  execFileSync('mkfifo', [join(root, 'fifo')])
  const server = createServer().listen(join(root, 'socket'))
  onTestFinished(() => void server.close())
  await new Promise(resolve => server.once('listening', resolve))
  const run = onlyRun(valueOf(await openPath(root)))
  expect(Object.fromEntries(run.entries.map(entry => [entry.name, entry.skipped]))).toEqual({
    'a.log': undefined,
    everything: 'link, not followed',
    fifo: 'FIFO, not opened',
    loop: 'link, not followed',
    secret: 'link, not followed',
    socket: 'socket, not opened',
    zero: 'link, not followed',
  })
  expect(await readAll(run)).toEqual({ 'a.log': { text: 'a\n', end: SOUND } })
})

test.skipIf(isWindows)('does not follow a file or folder that became a link after the listing', async () => {
  const root = await folderOf({ 'file.log': 'f', 'folder/a.log': 'a' })
  const outside = join(root, '..', 'outside')
  await mkdir(outside)
  await writeFile(join(outside, 'a.log'), 'secret')
  const run = onlyRun(valueOf(await openPath(root)))
  await rename(join(root, 'file.log'), join(root, 'old.log'))
  await symlink(join(outside, 'a.log'), join(root, 'file.log'))
  await rename(join(root, 'folder'), join(root, 'old'))
  await symlink(outside, join(root, 'folder'))
  expect(await readArtifact(run, 'file.log')).toEqual({
    code: 'artifact/unreadable',
    artifact: 'file.log',
    reason: 'ELOOP',
  })
  expect(await readArtifact(run, 'folder/a.log')).toEqual({
    code: 'artifact/unreadable',
    artifact: 'folder/a.log',
    reason: 'a link leads to it',
  })
  expect(await run.plainFile?.('folder/a.log')).toBeUndefined()
})

test.skipIf(isWindows)('does not wait for a FIFO that took the place of a file', async () => {
  const root = await folderOf({ 'a.log': 'a' })
  const run = onlyRun(valueOf(await openPath(root)))
  await rename(join(root, 'a.log'), join(root, 'b.log'))
  execFileSync('mkfifo', [join(root, 'a.log')])
  expect(await readArtifact(run, 'a.log')).toMatchObject({ reason: 'not a regular file' })
})

test.skipIf(isWindows)('lists a folder and a file that may not be read, with the reason', async () => {
  const root = await folderOf({ 'closed/a.log': 'a', 'closed.log': 'c', 'open.log': 'o' })
  await chmod(join(root, '..'), 0o755)
  await chmod(join(root, 'closed'), 0)
  await chmod(join(root, 'closed.log'), 0)
  const asNobody = process.getuid?.() === 0
  if (asNobody) process.seteuid?.(65_534)
  try {
    const run = onlyRun(valueOf(await openPath(root)))
    expect(run.entries).toContainEqual({ name: 'closed/', skipped: 'folder cannot be read: EACCES' })
    expect(await readAll(run)).toEqual({
      'closed.log': { code: 'artifact/unreadable', artifact: 'closed.log', reason: 'EACCES' },
      'open.log': { text: 'o', end: SOUND },
    })
    expect(errorOf(await openPath(join(root, 'closed'))).code).toBe('source/denied')
  } finally {
    if (asNobody) process.seteuid?.(0)
    await chmod(join(root, 'closed'), 0o755)
  }
})

test.skipIf(process.platform !== 'linux')('lists a name that is not UTF-8, and opens odd ones that are', async () => {
  const root = await folderOf({
    'foo..bar': '1',
    '-rf': '2',
    'a:b': '3',
    é: '4',
    'e\u0301': '5',
    CON: '6',
    '\u202e.log': '7',
  })
  await writeFile(Buffer.concat([Buffer.from(`${root}/bad`), Buffer.from([0xff])]), 'x')
  const run = onlyRun(valueOf(await openPath(root)))
  expect(run.entries).toContainEqual({ name: 'bad\ufffd', skipped: 'name on disk is not valid UTF-8' })
  expect(Object.values(await readAll(run))).toEqual(
    ['2', '6', '3', '5', '1', '4', '7'].map(text => ({ text, end: SOUND })),
  )
})

test('stops listing at the limit', async () => {
  const root = await folderOf({ a: '', b: '', c: '' })
  const source = valueOf(await openPath(root, { entries: 2 }))
  expect([onlyRun(source).entries.length, source.problem]).toEqual([
    2,
    'folder holds more than 2 files; the rest is not listed',
  ])
})

test('writes nothing, whatever is opened', async () => {
  const root = await folderOf({ 'started.json': '{}', 'a.log.gz': gzipSync('a') })
  const before = await snapshotTree(join(root, '..'))
  await readAll(onlyRun(valueOf(await openPath(root))))
  expect(await snapshotTree(join(root, '..'))).toEqual(before)
})

test('hands out the file behind a plain entry, and none for one that needs decoding', async () => {
  const root = await folderOf({ 'a.log': 'plain', 'b.log': gzipSync('b') })
  const run = onlyRun(valueOf(await openPath(root)))
  const file = await run.plainFile?.('a.log')
  expect((await file?.readFile())?.toString()).toBe('plain')
  await file?.close()
  expect(await run.plainFile?.('b.log')).toBeUndefined()
  expect(await run.plainFile?.('missing')).toBeUndefined()
})
