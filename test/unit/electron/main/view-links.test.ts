import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { sourcePaths } from '../../../../electron/main/start-app.ts'
import { receiveViewLinks, viewLinkIn } from '../../../../electron/main/view-links.ts'
import type { BrowserWindow } from 'electron'
import type { Handlers } from '../../../../shared/ipc/contract.ts'
import { ok } from '../../../../shared/base/result.ts'
import * as electron from '../../../support/electron-stand-in.ts'

const link = 'runskew://compare?good=gs%3A%2F%2Fbucket%2Flogs%2Fj%2F1&bad=gs%3A%2F%2Fbucket%2Flogs%2Fj%2F2'
const info = { version: '0', knowledge: 'k', shell: 'electron', hasDialogs: true } as const
const handlers = { 'app.info': () => Promise.resolve(ok(info)) } as unknown as Handlers
const cx = { signal: new AbortController().signal, emit: () => undefined }
const windowOf = (webContents: electron.StandInContents) => ({ webContents }) as unknown as BrowserWindow
const registered = () => electron.calls.filter(({ name }) => name === 'app.setAsDefaultProtocolClient')

beforeEach(() => void electron.calls.splice(0))
afterEach(() => void (electron.app.isPackaged = false))

describe('a link to a view on the command line', () => {
  it('is found among the arguments, when it is well-formed', () => {
    expect(viewLinkIn(['--flag', 'good.zip', link])).toBe(link)
    expect(viewLinkIn(['runskew://compare?good=x', 'good.zip'])).toBeUndefined()
  })

  it('is no source, well-formed or not', () => {
    expect(sourcePaths(['good.zip', link, 'RUNSKEW://x'], '/c')).toEqual(['/c/good.zip'])
  })

  it('waits for the first question of the window, and is told once', async () => {
    const asked = receiveViewLinks(link, new Set<BrowserWindow>()).told(handlers)
    expect(await asked['app.info']({}, cx)).toEqual(ok({ ...info, viewLink: link }))
    expect(await asked['app.info']({}, cx)).toEqual(ok(info))
  })

  it('gives way to a newer one that came before the window was there', async () => {
    const asked = receiveViewLinks(link, new Set<BrowserWindow>()).told(handlers)
    const newer = link.replace('2F1', '2F3')
    electron.emitApp('open-url', electron.preventable(), newer)
    expect(await asked['app.info']({}, cx)).toEqual(ok({ ...info, viewLink: newer }))
  })
})

describe('the scheme', () => {
  it('is registered by a package', () => {
    electron.app.isPackaged = true
    receiveViewLinks(undefined, new Set())
    expect(registered().map(({ values }) => values)).toEqual([['runskew']])
  })

  it('is left alone by a checkout, which would register a bare Electron', () => {
    receiveViewLinks(undefined, new Set())
    expect(registered()).toEqual([])
  })

  it('waits for the next window when there is none, or when it has not asked yet', async () => {
    const windows = new Set<BrowserWindow>()
    const asked = receiveViewLinks(undefined, windows).told(handlers)
    expect(await asked['app.info']({}, cx)).toEqual(ok(info))
    electron.emitApp('open-url', electron.preventable(), link)
    expect(await asked['app.info']({}, cx)).toEqual(ok({ ...info, viewLink: link }))
    windows.add(windowOf(new electron.StandInContents(1)))
    electron.emitApp('open-url', electron.preventable(), link)
    expect(await asked['app.info']({}, cx)).toEqual(ok({ ...info, viewLink: link }))
  })

  it('is passed on to a page that has asked, and waits once that is gone', async () => {
    const contents = new electron.StandInContents(1)
    const asked = receiveViewLinks(undefined, new Set([windowOf(contents)])).told(handlers)
    await asked['app.info']({}, cx)
    contents.emit('did-start-navigation', { isMainFrame: true, isSameDocument: true })
    electron.emitApp('open-url', electron.preventable(), link)
    expect(contents.sent.map(([, , payload]) => payload)).toEqual([{ link }])
    contents.emit('render-process-gone', {}, { reason: 'crashed' })
    electron.emitApp('open-url', electron.preventable(), link)
    expect(contents.sent).toHaveLength(1)
    expect(await asked['app.info']({}, cx)).toEqual(ok({ ...info, viewLink: link }))
  })
})
