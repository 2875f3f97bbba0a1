import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { ok } from '../../../../shared/base/result.ts'
import { CALL, CANCEL, EVENT, GRANT } from '../../../../shared/ipc/channels.ts'
import { registerScheme } from '../../../../electron/main/protocol.ts'
import { startApp, type AppOptions } from '../../../../electron/main/start-app.ts'
import { CONTENT_SECURITY_POLICY } from '../../../../electron/services/content-security-policy.ts'
import type { Services } from '../../../../electron/services/open-services.ts'
import * as electron from '../../../support/electron-stand-in.ts'
import { fakeServices } from '../../../support/fake-services.ts'

let folder: string
let services: Services
let window: electron.BrowserWindow
let cancelled: () => void
const wasCancelled = new Promise<void>(resolve => (cancelled = resolve))
let closedServices = 0
let warmedUp = 0

const named = (name: string): readonly unknown[][] =>
  electron.calls.filter(call => call.name === name).map(call => [...call.values])

function options(): AppOptions {
  return {
    paths: {
      renderer: join(folder, 'renderer'),
      preload: '/app/preload.cjs',
      worker: '/app/worker.js',
      digestWorker: '/app/digest.worker.js',
      searchWorker: '/app/search.worker.js',
      sample: undefined,
    },
    args: ['--flag', 'runs/good.zip'],
    cwd: '/home/me',
    openServices: async dialogs => {
      const made = await fakeServices(folder, { dialogs })
      const slow: Services['handlers']['source.list'] = (_input, cx) =>
        new Promise(resolve => {
          cx.signal.addEventListener('abort', () => {
            cancelled()
            resolve(ok([]))
          })
        })
      services = {
        ...made,
        handlers: { ...made.handlers, 'source.list': slow },
        warmUp: () => {
          warmedUp++
        },
        close: () => {
          closedServices++
          return Promise.resolve()
        },
      }
      return services
    },
  }
}

/** An IPC event as our own page sends it, with what is told changed. */
function sender(over: { origin?: string; parent?: unknown; frame?: null; contents?: unknown } = {}): unknown {
  const senderFrame =
    over.frame === null ? null : { origin: over.origin ?? 'app://bundle', parent: over.parent ?? null }
  return { sender: over.contents ?? window.webContents, senderFrame }
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'app-'))
  electron.answers.userData = join(folder, 'user')
  await mkdir(join(folder, 'renderer', 'assets'), { recursive: true })
  await writeFile(join(folder, 'renderer', 'index.html'), '<p>window')
  await writeFile(join(folder, 'renderer', 'assets', 'a.js'), 'export {}')
  await writeFile(join(folder, 'secret.txt'), 'secret')
  registerScheme()
  await startApp(options())
  const [opened] = electron.BrowserWindow.all
  if (opened === undefined) throw new Error('no window')
  window = opened
})
afterAll(async () => {
  process.removeAllListeners('uncaughtException')
  process.removeAllListeners('unhandledRejection')
  await rm(folder, { recursive: true })
})

describe('the window', () => {
  it('is sandboxed, isolated and without Node', () => {
    expect(electron.BrowserWindow.all).toHaveLength(1)
    expect(window.options.webPreferences).toEqual({
      preload: '/app/preload.cjs',
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
    })
    expect(named('app.enableSandbox')).toHaveLength(1)
  })

  it('shows our own page when it has something to show', () => {
    expect([window.url, window.visible]).toEqual(['app://bundle/', true])
  })

  it('has its services do ahead what it will ask for first', () => {
    expect(warmedUp).toBe(1)
  })

  it('cannot be navigated, redirected or given a webview', () => {
    for (const name of ['will-navigate', 'will-frame-navigate', 'will-redirect', 'will-attach-webview']) {
      const event = electron.preventable()
      window.webContents.emit(name, event, 'https://evil.test/')
      expect([name, event.prevented]).toEqual([name, true])
    }
  })

  it('opens no window; a link opens outside only after the person saw the host', async () => {
    electron.answers.messageBox = 1
    expect(window.webContents.openHandler?.({ url: 'https://evil.test/x' })).toEqual({ action: 'deny' })
    await Promise.resolve()
    expect(named('dialog.showMessageBox').at(-1)?.[1]).toMatchObject({ message: 'Open evil.test in your browser?' })
    expect(named('shell.openExternal')).toEqual([])
    electron.answers.messageBox = 0
    window.webContents.openHandler?.({ url: 'https://github.com/a' })
    await new Promise(resolve => setImmediate(resolve))
    expect(named('shell.openExternal')).toEqual([['https://github.com/a']])
    const asked = named('dialog.showMessageBox').length
    for (const url of [
      'http://a.test',
      'file:///etc/passwd',
      'javascript:alert(1)',
      'smb://x/y',
      'https://user@a.test',
    ])
      window.webContents.openHandler?.({ url })
    expect(named('dialog.showMessageBox')).toHaveLength(asked)
  })

  it.each([
    ['stays', 0, false],
    ['leaves without saving', 1, true],
  ])('asks when something is not saved, and %s as the person says', (_what, answer, isClosed) => {
    electron.answers.messageBox = answer
    const event = electron.preventable()
    window.webContents.emit('will-prevent-unload', event)
    electron.answers.messageBox = 0
    expect(named('dialog.showMessageBoxSync').at(-1)?.[1]).toMatchObject({
      message: 'Some of what you wrote is not saved yet.',
      buttons: ['Stay', 'Leave without saving'],
      cancelId: 0,
    })
    // To prevent the prevention is to close.
    expect(event.prevented).toBe(isClosed)
  })

  it('comes back after a crash, and asks when it crashes again and again', async () => {
    for (let n = 0; n < 3; n++) window.webContents.emit('render-process-gone', {}, { reason: 'crashed' })
    expect(named('contents.reload')).toHaveLength(2)
    expect(named('dialog.showMessageBox').at(-1)?.[1]).toMatchObject({ type: 'error' })
    await new Promise(resolve => setImmediate(resolve))
    expect(window.url).toBe('app://bundle/')
  })
})

describe('the scheme', () => {
  it('has the privileges it needs and no more', () => {
    expect(electron.privilegedSchemes).toEqual([
      { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
    ])
  })

  it('cannot be registered late', () => {
    expect(registerScheme).toThrow('before app is ready')
  })

  it('serves the window with its headers', async () => {
    const page = await electron.requestUrl('app://bundle/')
    expect([page.status, page.headers.get('content-type'), await page.text()]).toEqual([
      200,
      'text/html; charset=utf-8',
      '<p>window',
    ])
    expect(page.headers.get('content-security-policy')).toBe(CONTENT_SECURITY_POLICY)
    expect((await electron.requestUrl('app://bundle/assets/a.js')).headers.get('content-type')).toBe(
      'text/javascript; charset=utf-8',
    )
  })

  it.each([
    'app://bundle/../secret.txt',
    'app://bundle/%2e%2e/secret.txt',
    'app://bundle/assets/a.js%00',
    'app://bundle/assets/a.js?raw',
    'app://other/',
    'app://bundle.evil.test/',
    'app://bundle/none',
  ])('does not know %s, and says so with its headers', async url => {
    const answer = await electron.requestUrl(url)
    expect(answer.status).toBe(404)
    expect(answer.headers.get('content-security-policy')).toBe(CONTENT_SECURITY_POLICY)
  })

  it('only reads', async () => {
    expect((await electron.requestUrl('app://bundle/', 'POST')).status).toBe(404)
  })
})

describe('IPC', () => {
  it('answers our page', async () => {
    expect(await electron.invokeFrom(sender(), CALL, 1, 'settings.get', {})).toMatchObject({
      ok: true,
      value: { wrap: true },
    })
  })

  it.each([
    ['a foreign origin', { origin: 'https://evil.test' }],
    ['a look-alike origin', { origin: 'app://bundle.evil' }],
    ['an opaque origin, as about:blank has', { origin: 'null' }],
    ['an empty origin', { origin: '' }],
    ['a frame inside ours', { parent: { origin: 'app://bundle' } }],
    ['a frame that is gone', { frame: null }],
    ['a window that is not ours', { contents: new electron.StandInContents(99) }],
  ])('refuses %s on every channel', async (_what, over) => {
    const refused = { ok: false, error: { code: 'rpc/bad-request', issues: ['the sender is not our page'] } }
    expect(await electron.invokeFrom(sender(over), CALL, 1, 'settings.set', { theme: 'light' })).toMatchObject(refused)
    expect(await electron.invokeFrom(sender(over), GRANT, ['/etc/passwd'])).toMatchObject(refused)
    expect(services.settings.get().theme).toBe('system')
  })

  it('refuses what is malformed or too large', async () => {
    const refused = { ok: false, error: { code: 'rpc/bad-request' } }
    for (const values of [
      [],
      ['1', 'app.info', {}],
      [-1, 'app.info', {}],
      [1, 2, {}],
      [1, 'x'.repeat(101), {}],
      [1, 'app.info', { x: 'x'.repeat(3_000_000) }],
    ]) {
      expect(await electron.invokeFrom(sender(), CALL, ...values)).toMatchObject(refused)
    }
    const cycle: Record<string, unknown> = {}
    cycle['self'] = cycle
    expect(await electron.invokeFrom(sender(), CALL, 1, 'app.info', cycle)).toMatchObject(refused)
    for (const paths of [undefined, [], [1], '/x', Array.from({ length: 21 }, () => '/x'), ['']]) {
      expect(await electron.invokeFrom(sender(), GRANT, paths)).toMatchObject(refused)
    }
  })

  it('cancels a call for our page only', async () => {
    const asked = electron.invokeFrom(sender(), CALL, 7, 'source.list', {})
    electron.sendFrom(sender({ origin: 'https://evil.test' }), CANCEL, 7)
    electron.sendFrom(sender(), CANCEL, 'rubbish')
    electron.sendFrom(sender(), CANCEL, 8)
    electron.sendFrom(sender(), CANCEL, 7)
    await wasCancelled
    expect(await asked).toEqual({ ok: true, value: [] })
  })

  it('opens what was dropped and tells the page', async () => {
    const answer = await electron.invokeFrom(sender(), GRANT, ['/dropped/runs.zip'])
    expect(answer).toMatchObject({ ok: true })
    expect((await services.sources.list()).at(-1)?.label).toBe('runs.zip')
    expect(window.webContents.sent.at(-1)).toEqual([EVENT, 'source.changed', {}])
  })

  it('opens what was picked in the dialog', async () => {
    electron.answers.openPaths = ['/picked/folder']
    expect(await electron.invokeFrom(sender(), CALL, 2, 'source.pick', { what: 'folder' })).toMatchObject({ ok: true })
    expect((await services.sources.list()).at(-1)?.label).toBe('folder')
    expect(named('dialog.showOpenDialog').at(-1)?.[1]).toMatchObject({
      properties: ['openDirectory', 'multiSelections'],
    })
  })

  it('saves a report where the dialog said', async () => {
    electron.answers.savePath = join(folder, 'issue.md')
    expect(await electron.invokeFrom(sender(), CALL, 3, 'report.save', { name: 'issue.md', body: 'text' })).toEqual({
      ok: true,
      value: 'issue.md',
    })
    expect(await readFile(electron.answers.savePath, 'utf8')).toBe('text')
  })

  it('shows a new theme at once', async () => {
    await electron.invokeFrom(sender(), CALL, 4, 'settings.set', { theme: 'contrast' })
    expect(electron.nativeTheme.themeSource).toBe('dark')
    await electron.invokeFrom(sender(), CALL, 5, 'settings.set', { theme: 'system' })
  })
})

describe('the session', () => {
  const ask = (permission: string): unknown => {
    let answer: unknown
    electron.sessionHandlers.get('permission-request')?.(
      undefined,
      permission,
      (granted: unknown) => (answer = granted),
      {},
    )
    return answer
  }

  it('grants copying of text and nothing else', () => {
    expect(ask('clipboard-sanitized-write')).toBe(true)
    const others = [
      'clipboard-read',
      'media',
      'geolocation',
      'notifications',
      'fullscreen',
      'openExternal',
      'fileSystem',
      'hid',
      'usb',
      'local-network',
      'unknown',
    ]
    expect(others.map(ask)).toEqual(others.map(() => false))
    const check = electron.sessionHandlers.get('permission-check')
    expect(check?.(undefined, 'clipboard-sanitized-write', 'app://bundle/')).toBe(true)
    expect(check?.(undefined, 'clipboard-sanitized-write', 'https://evil.test/')).toBe(false)
    expect(check?.(undefined, 'media', 'app://bundle/')).toBe(false)
  })

  it('has no devices, no screen and no downloads', () => {
    const answers: unknown[] = []
    expect(electron.sessionHandlers.get('device')?.({})).toBe(false)
    electron.sessionHandlers.get('display-media')?.({}, (streams: unknown) => answers.push(streams))
    electron.sessionHandlers.get('bluetooth')?.({}, (response: unknown) => answers.push(response))
    expect(answers).toEqual([{}, { confirmed: false }])
    const event = electron.preventable()
    electron.sessionHandlers.get('will-download')?.(event)
    expect(event.prevented).toBe(true)
  })

  it('lets no request out', () => {
    const cancels = (url: string): unknown => {
      let answer: unknown
      electron.sessionHandlers.get('request')?.({ url }, (response: unknown) => (answer = response))
      return answer
    }
    for (const url of [
      'https://evil.test/',
      'http://127.0.0.1/',
      'file:///etc/passwd',
      'ws://x/',
      'app://other/',
      'blob:https://evil.test/x',
    ]) {
      expect([url, cancels(url)]).toEqual([url, { cancel: true }])
    }
    expect(cancels('app://bundle/assets/a.js')).toEqual({ cancel: false })
  })
})

describe('the life of the app', () => {
  it('opens what stands on its command line', async () => {
    expect((await services.sources.list())[0]?.label).toBe('good.zip')
    expect(named('app.requestSingleInstanceLock')[0]).toEqual([{ sources: ['/home/me/runs/good.zip'] }])
  })

  it('takes sources, and only well-formed ones, from a second instance', async () => {
    const before = (await services.sources.list()).length
    for (const data of [
      undefined,
      'x',
      { sources: 'x' },
      { sources: [1] },
      { sources: ['relative'] },
      { sources: Array.from({ length: 21 }, () => '/x') },
    ]) {
      electron.emitApp('second-instance', {}, ['runskew', '--inspect'], '/', data)
    }
    electron.emitApp('second-instance', {}, [], '/', { sources: ['/from/second'] })
    await new Promise(resolve => setImmediate(resolve))
    const after = await services.sources.list()
    expect(after.slice(before).map(view => view.label)).toEqual(['second'])
    expect(named('window.restore').length).toBeGreaterThan(0)
    expect(window.webContents.sent.at(-1)).toEqual([EVENT, 'source.changed', {}])
  })

  it('passes links to views on to a window that listens, and only well-formed ones', async () => {
    await electron.invokeFrom(sender(), CALL, 900, 'app.info', {})
    const view = 'runskew://compare?good=gs%3A%2F%2Fbucket%2Flogs%2Fj%2F1&bad=gs%3A%2F%2Fbucket%2Flogs%2Fj%2F2'
    const told = () => window.webContents.sent.filter(([, event]) => event === 'app.view-link')
    const opened = electron.preventable()
    electron.emitApp('open-url', opened, view)
    electron.emitApp('second-instance', {}, [], '/', { sources: [], link: view })
    for (const bad of ['runskew://compare?good=/etc/passwd&bad=x', `${view}&--inspect`, 'file:///etc/passwd', '']) {
      electron.emitApp('open-url', electron.preventable(), bad)
      electron.emitApp('second-instance', {}, [], '/', { sources: [], link: bad })
    }
    electron.emitApp('second-instance', {}, [], '/', { sources: [], link: 7 })
    expect(opened.prevented).toBe(true)
    const payload = { link: view }
    expect(told().map(sent => sent[2])).toEqual([payload, payload])
  })

  it('keeps a link that comes while the page is loaded again for its next question', async () => {
    const view = 'runskew://compare?good=gs%3A%2F%2Fbucket%2Flogs%2Fj%2F1&bad=gs%3A%2F%2Fbucket%2Flogs%2Fj%2F2'
    window.webContents.emit('did-start-navigation', { isMainFrame: true, isSameDocument: false })
    electron.emitApp('open-url', electron.preventable(), view)
    const info = await electron.invokeFrom(sender(), CALL, 901, 'app.info', {})
    expect(info).toMatchObject({ value: { viewLink: view } })
  })

  it('opens one window for links that come when there is none, and tells it the last', async () => {
    const view = 'runskew://compare?good=gs%3A%2F%2Fbucket%2Flogs%2Fj%2F1&bad=gs%3A%2F%2Fbucket%2Flogs%2Fj%2F2'
    const before = electron.BrowserWindow.all.length
    window.close()
    electron.emitApp('open-url', electron.preventable(), view.replace('2F1', '2F3'))
    electron.emitApp('open-url', electron.preventable(), view)
    await vi.waitFor(() => expect(electron.BrowserWindow.all.at(-1)?.visible).toBe(true))
    await vi.waitFor(() => expect(electron.BrowserWindow.all).toHaveLength(before + 1))
    window = electron.BrowserWindow.all.at(-1) ?? window
    const info = await electron.invokeFrom(sender(), CALL, 902, 'app.info', {})
    expect(info).toMatchObject({ value: { viewLink: view } })
  })

  it('sends what was chosen in the menu to the window', () => {
    const [menu] = named('Menu.setApplicationMenu').at(-1) ?? []
    const file = (menu as { submenu: { click: () => void }[] }[])[0]
    file?.submenu[1]?.click()
    expect(window.webContents.sent.at(-1)).toEqual([EVENT, 'app.command', { id: 'source.open' }])
  })

  it('goes back and forward by the buttons of a mouse', () => {
    for (const command of ['browser-backward', 'volume-up', 'browser-forward']) window.emit('app-command', {}, command)
    const ids = window.webContents.sent.slice(-2).map(sent => sent[2])
    expect(ids).toEqual([{ id: 'history.back' }, { id: 'history.forward' }])
  })

  it('remembers the place of the window, closes its services and quits', async () => {
    window.webContents.setZoomLevel(1.5)
    window.close()
    electron.emitApp('window-all-closed')
    const before = named('app.quit').length
    await vi.waitFor(() => expect(named('app.quit').length).toBe(before + 1))
    expect(closedServices).toBe(1)
    const saved = JSON.parse(await readFile(join(folder, 'user', 'window.json'), 'utf8')) as unknown
    expect(saved).toEqual({ bounds: { x: 10, y: 20, width: 1000, height: 700 }, maximized: false, zoom: 1.5 })
  })
})
