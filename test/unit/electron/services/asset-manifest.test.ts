import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { loadAssetManifest } from '../../../../electron/services/asset-manifest.ts'

it('lists the files of the window by the path they are asked for, links and unknown types left out', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'assets-'))
  await mkdir(join(folder, 'assets'))
  await writeFile(join(folder, 'index.html'), '')
  await writeFile(join(folder, 'assets', 'a.js'), '')
  await writeFile(join(folder, 'assets', 'a.js.map'), '')
  await symlink('/etc/hostname', join(folder, 'assets', 'link.css'))
  const manifest = await loadAssetManifest(folder)
  await rm(folder, { recursive: true })
  expect([...manifest].map(([path, asset]) => [path, asset.type]).sort()).toEqual([
    ['/', 'text/html; charset=utf-8'],
    ['/assets/a.js', 'text/javascript; charset=utf-8'],
    ['/index.html', 'text/html; charset=utf-8'],
  ])
})
