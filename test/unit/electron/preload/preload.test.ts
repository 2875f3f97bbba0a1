import { beforeAll, beforeEach, expect, it } from 'vitest'
import { CALL, CANCEL, EVENT, GRANT } from '../../../../shared/ipc/channels.ts'
import { calls, emitToPage, exposed } from '../../../support/electron-stand-in.ts'

interface Bridge {
  call(command: string, input: unknown, signal?: unknown): Promise<unknown>
  on(event: string, listener: (payload: unknown) => void): () => void
  grantFiles(files: readonly unknown[]): Promise<unknown>
}
let backend: Bridge
beforeAll(async () => {
  await import('../../../../electron/preload/preload.ts')
  backend = exposed.get('backend') as Bridge
})
beforeEach(() => void calls.splice(0))

it('exposes three functions and nothing of Electron', () => {
  expect([...exposed.keys()]).toEqual(['backend'])
  expect(Object.keys(backend)).toEqual(['call', 'on', 'grantFiles'])
})

it('passes commands of the contract on and refuses others', async () => {
  expect(await backend.call('app.info', {})).toBe('answer')
  await expect(backend.call('shell.run', {})).rejects.toThrow('unknown command')
  expect(calls).toEqual([{ name: 'ipcRenderer.invoke', values: [CALL, expect.any(Number), 'app.info', {}] }])
})

it('cancels by the number of the call, also when it was cancelled before', async () => {
  let abort: () => void = () => undefined
  const asked = backend.call(
    'source.list',
    {},
    { aborted: false, addEventListener: (_type: string, listener: () => void) => (abort = listener) },
  )
  abort()
  await asked
  const id = calls[0]?.values[1]
  expect(calls[1]).toEqual({ name: 'ipcRenderer.send', values: [CANCEL, id] })
  await backend.call('source.list', {}, { aborted: true, addEventListener: () => undefined })
  expect(calls.filter(call => call.name === 'ipcRenderer.send')).toHaveLength(2)
})

it('tells a listener of its event until it stops listening', () => {
  const heard: unknown[] = []
  const stop = backend.on('app.command', payload => void heard.push(payload))
  emitToPage(EVENT, 'app.command', { id: 'x' })
  emitToPage(EVENT, 'source.changed', {})
  stop()
  emitToPage(EVENT, 'app.command', { id: 'y' })
  expect(heard).toEqual([{ id: 'x' }])
  expect(() => backend.on('ipc', () => undefined)).toThrow('unknown event')
})

it('hands over the paths of dropped files only', async () => {
  await backend.grantFiles([{ path: '/dropped' }, {}])
  expect(calls).toEqual([{ name: 'ipcRenderer.invoke', values: [GRANT, ['/dropped']] }])
})
