import { afterEach, expect, it } from 'vitest'
import { sourcePaths, startApp } from '../../../../electron/main/start-app.ts'
import * as electron from '../../../support/electron-stand-in.ts'

afterEach(() => {
  electron.answers.hasLock = true
})

it('hands its sources over and leaves without a window', async () => {
  electron.answers.hasLock = false
  await startApp({
    paths: {
      renderer: '/none',
      preload: '/none',
      worker: '/none',
      digestWorker: '/none',
      searchWorker: '/none',
      sample: undefined,
    },
    args: ['good.zip', '/abs/bad'],
    cwd: '/home/me',
    openServices: () => Promise.reject(new Error('a second instance opens nothing')),
  })
  expect(electron.calls.map(call => [call.name, ...call.values])).toEqual([
    ['app.requestSingleInstanceLock', { sources: ['/home/me/good.zip', '/abs/bad'] }],
    ['app.quit'],
  ])
  expect(electron.BrowserWindow.all).toEqual([])
})

it('takes no option for a source, and not more than twenty', () => {
  expect(sourcePaths(['--inspect', '-x', '', 'a'.repeat(4_097), 'b'], '/c')).toEqual(['/c/b'])
  expect(
    sourcePaths(
      Array.from({ length: 30 }, (_, index) => String(index)),
      '/',
    ),
  ).toHaveLength(20)
})
