import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { expect, it } from 'vitest'
import { parse } from 'yaml'

// electron-builder keeps its schema check to itself; these two are CommonJS and not among its exports' types.
const load = createRequire(import.meta.url)
const { validateConfiguration } = load('app-builder-lib/out/util/config/config') as {
  readonly validateConfiguration: (config: unknown, log: unknown) => Promise<void>
}
const { DebugLogger } = load('builder-util') as { DebugLogger: new (enabled: boolean) => unknown }

const config = parse(await readFile('electron-builder.yml', 'utf8')) as Record<string, unknown>
const packageJson = JSON.parse(await readFile('package.json', 'utf8')) as { devDependencies: Record<string, string> }

it('is a configuration that electron-builder takes', async () => {
  await validateConfiguration(structuredClone(config), new DebugLogger(false))
  await expect(validateConfiguration({ ...config, asarr: true }, new DebugLogger(false))).rejects.toThrow('asarr')
})

it('sets every fuse as the security bar says', () => {
  expect(config['electronFuses']).toEqual({
    runAsNode: false,
    enableCookieEncryption: true,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
    enableEmbeddedAsarIntegrityValidation: true,
    onlyLoadAppFromAsar: true,
    loadBrowserProcessSpecificV8Snapshot: false,
    grantFileProtocolExtraPrivileges: false,
  })
  expect(config['asar']).toBe(true)
})

it('packs the version of Electron that is developed against', () => {
  expect(config['electronVersion']).toBe(packageJson.devDependencies['electron'])
})

it('registers the scheme of links to views', () => {
  expect(config['protocols']).toEqual([{ name: 'View of two runs', schemes: ['runskew'] }])
})
