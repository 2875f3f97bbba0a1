import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openSettings } from '../../../../electron/services/settings.ts'

let folder: string
let file: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'settings-'))
  file = join(folder, 'deep', 'settings.json')
})
afterEach(() => rm(folder, { recursive: true }))

const DEFAULTS = {
  theme: 'system',
  time: 'utc',
  wrap: true,
  offline: false,
  lookUpImages: false,
  hint: true,
  searches: [],
  storageEndpoint: '',
  cacheGiB: 20,
}

it('begins with the defaults, and writes nothing by itself', async () => {
  expect((await openSettings(file)).get()).toEqual(DEFAULTS)
  expect(await readdir(folder)).toEqual([])
})

it('keeps a change, leaves the rest alone, and reads both back', async () => {
  const settings = await openSettings(file)
  await settings.change({ theme: 'dark' })
  const [first, second] = await Promise.all([
    settings.change({ wrap: false }),
    settings.change({ time: 'local', theme: undefined }),
  ])
  expect([first.ok, second]).toEqual([
    true,
    { ok: true, value: { ...DEFAULTS, theme: 'dark', time: 'local', wrap: false } },
  ])
  expect((await openSettings(file)).get()).toEqual({ ...DEFAULTS, theme: 'dark', time: 'local', wrap: false })
})

it('keeps the version before beside it and no temporary file', async () => {
  const settings = await openSettings(file)
  await settings.change({ theme: 'dark' })
  await settings.change({ theme: 'light' })
  expect((await readdir(join(folder, 'deep'))).sort()).toEqual(['settings.json', 'settings.json.previous'])
  expect(JSON.parse(await readFile(`${file}.previous`, 'utf8'))).toMatchObject({ theme: 'dark' })
})

it.each(['', '{', 'null', '[]', '{"theme":"pink"}', '{"wrap":"yes"}'])(
  'takes the version before for a damaged file: %s',
  async text => {
    const settings = await openSettings(file)
    await settings.change({ theme: 'dark' })
    await settings.change({ theme: 'light' })
    await writeFile(file, text)
    expect((await openSettings(file)).get()).toMatchObject({ theme: 'dark' })
    await rm(`${file}.previous`)
    expect((await openSettings(file)).get()).toEqual(DEFAULTS)
  },
)

it('drops what it does not know', async () => {
  const settings = await openSettings(file)
  await settings.change({ theme: 'dark' })
  await writeFile(file, '{"theme":"light","__proto__":{"wrap":false},"other":1}')
  expect((await openSettings(file)).get()).toEqual({ ...DEFAULTS, theme: 'light' })
})

it('tells why it could not write, and has not changed then', async () => {
  await writeFile(join(folder, 'deep'), 'a file where a folder should be')
  const settings = await openSettings(file)
  expect(await settings.change({ theme: 'dark' })).toMatchObject({ ok: false, error: { code: 'file/write' } })
  expect(settings.get()).toEqual(DEFAULTS)
})

it('tells who asks while a change is being written what it becomes', async () => {
  const settings = await openSettings(file)
  const change = settings.change({ theme: 'dark' })
  expect((await settings.settled()).theme).toBe('dark')
  expect((await change).ok).toBe(true)
})
