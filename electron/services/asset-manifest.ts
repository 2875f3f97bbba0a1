import { readdir } from 'node:fs/promises'
import { extname, join, relative, sep } from 'node:path'
import { compareText } from '#shared/base/text.ts'

/** A file of the built window. */
export interface Asset {
  /** Absolute; comes from listing the folder, never from a request. */
  readonly file: string
  readonly type: string
}

/** URL path (`/`, `/assets/x.js`) → file. A request is looked up here as it came; nothing is decoded or joined. */
export type AssetManifest = ReadonlyMap<string, Asset>

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.ttf': 'font/ttf',
}

/** Lists the built window. Rejects when the folder is not there: the program was not built. */
export async function loadAssetManifest(folder: string): Promise<AssetManifest> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = entries.filter(entry => entry.isFile()).map(entry => join(entry.parentPath, entry.name))
  const manifest = new Map<string, Asset>()
  for (const file of files.sort(compareText)) {
    const type = TYPES[extname(file)]
    if (type === undefined) continue
    manifest.set(`/${relative(folder, file).split(sep).join('/')}`, { file, type })
  }
  const index = manifest.get('/index.html')
  if (index !== undefined) manifest.set('/', index)
  return manifest
}
