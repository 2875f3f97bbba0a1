import { readFile } from 'node:fs/promises'
import { protocol } from 'electron'
import type { AssetManifest } from '../services/asset-manifest.ts'
import { SECURITY_HEADERS } from '../services/content-security-policy.ts'
import { ORIGIN, SCHEME } from './origin.ts'

/** Must run before Electron is ready. `corsEnabled` and `bypassCSP` stay off: nobody else may read the scheme. */
export function registerScheme(): void {
  const privileges = { standard: true, secure: true, supportFetchAPI: true, codeCache: true }
  protocol.registerSchemesAsPrivileged([{ scheme: SCHEME, privileges }])
}

/** Serves the window's files, found by looking the URL up as it came. */
export function serveWindow(assets: AssetManifest): void {
  protocol.handle(SCHEME, request => answerAsset(assets, request))
}

async function answerAsset(assets: AssetManifest, { url, method }: Request): Promise<Response> {
  const asset = method === 'GET' && url.startsWith(`${ORIGIN}/`) ? assets.get(url.slice(ORIGIN.length)) : undefined
  if (asset === undefined) return new Response(undefined, { status: 404, headers: SECURITY_HEADERS })
  return new Response(await readFile(asset.file), { headers: { ...SECURITY_HEADERS, 'Content-Type': asset.type } })
}
