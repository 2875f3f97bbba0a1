import { mkdir, readFile, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { openBytes } from '../../../../../electron/services/sources/open-source.ts'
import { tarOf } from '../../../../support/hostile-tar.ts'
import { zipOf } from '../../../../support/hostile-zip.ts'
import {
  errorOf,
  onlyRun,
  openFileOf,
  openPath,
  readAll,
  readArtifact,
  snapshotTree,
  temporaryFolder,
  valueOf,
} from '../../../../support/open-temporary.ts'

const SOUND = { state: 'complete' }

async function* once(...chunks: readonly (string | Uint8Array)[]): AsyncGenerator<Uint8Array> {
  for (const chunk of chunks) yield Buffer.from(await Promise.resolve(chunk))
}

test.each([
  ['zip', 'a.log', zipOf([{ name: 'x' }])],
  ['tar', 'a.zip', tarOf([{ name: 'x' }])],
  ['tar', 'a.zip', gzipSync(tarOf([{ name: 'x' }]))],
  ['file', 'a.log', Buffer.from('text')],
  ['file', 'a', gzipSync('text')],
  ['file', 'a.log', Buffer.alloc(0)],
])('opens a %s named %s by its content', async (kind, name, bytes) => {
  expect(valueOf(await openFileOf(name, bytes)).kind).toBe(kind)
})

test.each(['a.zip', 'a.tar', 'a.tgz', 'a.tar.gz'])('refuses a text that is named %s', async name => {
  expect(errorOf(await openFileOf(name, '<html>Please sign in</html>'))).toMatchObject({ code: 'archive/corrupt' })
  expect(errorOf(await openFileOf(name, gzipSync('text')))).toMatchObject({ code: 'archive/corrupt' })
})

test('says which kind of data it does not support', async () => {
  expect(errorOf(await openFileOf('a.log', Buffer.from([0xfd, 0x37, 0x7a, 0x58, 0x5a, 0, 1])))).toMatchObject({
    code: 'source/unsupported',
    reason: 'xz data is not supported',
  })
})

test('tells a missing path from one that is no file', async () => {
  const folder = await temporaryFolder()
  expect(errorOf(await openPath(join(folder, 'nowhere')))).toEqual({
    code: 'source/not-found',
    path: join(folder, 'nowhere'),
  })
  expect(errorOf(await openPath('/dev/null'))).toEqual({
    code: 'source/unsupported',
    path: '/dev/null',
    reason: 'not a regular file',
  })
  expect(errorOf(await openPath('with\0nul')).code).toBe('source/unsupported')
})

test('follows a link that the person named', async () => {
  const folder = await temporaryFolder()
  await mkdir(join(folder, 'run'))
  await writeFile(join(folder, 'run', 'a.log'), 'a')
  await symlink(join(folder, 'run'), join(folder, 'link'))
  expect(await readAll(onlyRun(valueOf(await openPath(join(folder, 'link')))))).toEqual({
    'a.log': { text: 'a', end: SOUND },
  })
})

test('reads a single file under its own name, with its gzip', async () => {
  const run = onlyRun(valueOf(await openFileOf('kubelet.log.gz', gzipSync('k\n'))))
  expect(await readAll(run)).toEqual({ 'kubelet.log.gz': { text: 'k\n', end: SOUND } })
  const cut = onlyRun(valueOf(await openFileOf('kubelet.log.gz', gzipSync('k\n').subarray(0, 5))))
  expect(await readArtifact(cut, 'kubelet.log.gz')).toEqual({
    text: '',
    end: { state: 'truncated', reason: 'the gzip data ends too early' },
  })
})

test('reads bytes that come once as the artifact stdin, once', async () => {
  const run = onlyRun(openBytes('standard input', once('a\n', 'b\n')))
  expect(await readArtifact(run, 'stdin')).toEqual({ text: 'a\nb\n', end: SOUND })
  expect(await readArtifact(run, 'stdin')).toEqual({
    code: 'artifact/unreadable',
    artifact: 'stdin',
    reason: 'it can be read only once',
  })
  expect(await readAll(onlyRun(openBytes('-', once(gzipSync('z')))))).toEqual({
    stdin: { text: 'z', end: SOUND },
  })
  expect(await readAll(onlyRun(openBytes('-', once())))).toEqual({ stdin: { text: '', end: SOUND } })
})

test('reading archives full of hostile names leaves the disk as it was', async () => {
  const folder = await temporaryFolder()
  const names = ['../escaped', '/runskew-escaped', 'a\\..\\..\\b', 'CON', 'ok']
  await writeFile(join(folder, 'a.zip'), zipOf(names.map(name => ({ name }))))
  await writeFile(
    join(folder, 'a.tar'),
    tarOf([
      ...names.map(name => ({ name, data: 'x' })),
      { name: 'l', type: '2', link: '..' },
      { name: 'l/x', data: 'x' },
    ]),
  )
  const before = await snapshotTree(folder)
  for (const name of ['a.zip', 'a.tar']) await readAll(onlyRun(valueOf(await openPath(join(folder, name)))))
  expect(await snapshotTree(folder)).toEqual(before)
  await expect(readFile('/runskew-escaped')).rejects.toThrow('ENOENT')
})
