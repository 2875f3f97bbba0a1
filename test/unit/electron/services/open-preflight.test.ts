import { mkdir, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openPreflight, type OpenedConfig } from '../../../../electron/services/open-preflight.ts'
import { errorOf, temporaryFolder, valueOf } from '../../../support/open-temporary.ts'

const MIB = 1024 * 1024

/** A folder with these files; `-> path` is a link. */
async function folderOf(files: Readonly<Record<string, string>>): Promise<string> {
  const folder = await temporaryFolder()
  for (const [name, text] of Object.entries(files)) {
    const path = join(folder, name)
    await mkdir(join(path, '..'), { recursive: true })
    if (text.startsWith('-> ')) await symlink(text.slice(3), path)
    else await writeFile(path, text)
  }
  return folder
}

const shown = ({ folder, entry, coverage }: OpenedConfig) => ({
  files: folder.files.map(({ name, bytes }) => [name, Buffer.from(bytes).toString()]),
  unread: [...folder.unread],
  entry,
  coverage,
})

test('a folder: configurations of any depth, and nothing else', async () => {
  const folder = await folderOf({
    'a/image-config.yaml': 'images:',
    'a/env': 'A: b',
    'a/v2/env-cgroupv2': 'A: c',
    'a/picture.png': 'x',
    'node_modules/x/package.json': '{}',
    'prowjob.json': '{}',
  })
  expect(shown(valueOf(await openPreflight(folder)))).toEqual({
    files: [
      ['a/env', 'A: b'],
      ['a/image-config.yaml', 'images:'],
      ['a/v2/env-cgroupv2', 'A: c'],
      ['prowjob.json', '{}'],
    ],
    unread: [],
    entry: undefined,
    coverage: [],
  })
})

test('a file of any name, with those beside it and in folders there', async () => {
  const folder = await folderOf({ config: 'images:', env: 'A: b', 'sub/env': 'A: c', 'sub/sub/env': 'A: d' })
  expect(shown(valueOf(await openPreflight(join(folder, 'config'))))).toMatchObject({
    files: [
      ['config', 'images:'],
      ['env', 'A: b'],
      ['sub/env', 'A: c'],
    ],
    entry: 'config',
  })
})

test('links are not followed, and lead nowhere', async () => {
  const outside = await folderOf({ env: 'SECRET: x' })
  const folder = await folderOf({
    'image-config.yaml': 'images:',
    env: `-> ${join(outside, 'env')}`,
    'folder.yaml': `-> ${outside}`,
    sub: `-> ${outside}`,
  })
  expect(shown(valueOf(await openPreflight(folder)))).toEqual({
    files: [['image-config.yaml', 'images:']],
    unread: [
      ['env', 'link, not followed'],
      ['folder.yaml', 'link, not followed'],
    ],
    entry: undefined,
    coverage: [
      { artifact: 'env', state: 'skipped', reason: 'link, not followed' },
      { artifact: 'folder.yaml', state: 'skipped', reason: 'link, not followed' },
    ],
  })
})

test('a file that is too large is refused when it was named, and told when it was found', async () => {
  const folder = await folderOf({ 'large.yaml': 'x'.repeat(10 * MIB), 'small.yaml': 'images:' })
  expect(errorOf(await openPreflight(join(folder, 'large.yaml')))).toEqual({
    code: 'config/unusable',
    path: join(folder, 'large.yaml'),
    reason: 'larger than 4 MiB',
  })
  expect(shown(valueOf(await openPreflight(folder))).coverage).toEqual([
    { artifact: 'large.yaml', state: 'skipped', reason: 'larger than 4 MiB' },
  ])
})

test('of a very large folder only so much is read, the file that was named first', async () => {
  const many = Object.fromEntries(Array.from({ length: 9 }, (_, index) => [`a${index}.yaml`, 'x'.repeat(4 * MIB)]))
  const folder = await folderOf({ ...many, 'z.yaml': 'images:' })
  const { folder: read } = valueOf(await openPreflight(join(folder, 'z.yaml')))
  expect([read.files.length, read.files[0]?.name, [...read.unread]]).toEqual([
    8,
    'z.yaml',
    [
      ['a7.yaml', 'the folder holds more than 32 MiB of files'],
      ['a8.yaml', 'the folder holds more than 32 MiB of files'],
    ],
  ])
})

test('a path that is not there', async () => {
  const folder = await temporaryFolder()
  const path = join(folder, 'nosuch.yaml')
  expect(errorOf(await openPreflight(path))).toEqual({ code: 'source/not-found', path })
})
