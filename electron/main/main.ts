import { app, session } from 'electron'
import { cacheFolder, findAppPaths } from '../services/app-paths.ts'
import { openServices } from '../services/open-services.ts'
import { rulePlaces } from '../services/rule-packs/own-rules.ts'
import { registerScheme } from './protocol.ts'
import { startApp } from './start-app.ts'
import { utilityWorker } from './utility-worker.ts'

// Before anything that waits: Electron takes schemes only until it is ready.
registerScheme()

const root = app.getAppPath()
const paths = findAppPaths(root, app.isPackaged ? process.resourcesPath : root)
// A package is started as `runskew …`, a checkout as `electron . …`.
const args = process.argv.slice(app.isPackaged ? 1 : 2)

void startApp({
  paths,
  args,
  cwd: process.cwd(),
  openServices: (dialogs, userData) =>
    openServices({
      shell: 'electron',
      version: app.getVersion(),
      paths,
      userData,
      rules: rulePlaces(userData, process.env),
      dialogs,
      cacheDir: cacheFolder(process.env, process.platform),
      proxies: { environment: process.env, resolveProxy: url => session.defaultSession.resolveProxy(url) },
      startWorker: utilityWorker(paths.worker),
    }),
})
