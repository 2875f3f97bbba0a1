import { expect, it } from 'vitest'
import { browserCommand, canOpenBrowser } from '../../../../electron/cli/open-browser.ts'
import { OneTimeLink } from '../../../../electron/host/one-time-link.ts'

it('opens a browser where a person sits before a screen', () => {
  expect(canOpenBrowser({}, 'linux')).toBe(false)
  expect(canOpenBrowser({ DISPLAY: ':0' }, 'linux')).toBe(true)
  expect(canOpenBrowser({ DISPLAY: ':0', CI: 'true' }, 'linux')).toBe(false)
  expect(canOpenBrowser({}, 'darwin')).toBe(true)
  expect(canOpenBrowser({ CI: '1' }, 'win32')).toBe(false)
})

it('hands the address over as one argument, to no shell', () => {
  expect(browserCommand('http://127.0.0.1:1/x', 'linux')).toEqual({
    command: 'xdg-open',
    args: ['http://127.0.0.1:1/x'],
  })
  expect(browserCommand('http://127.0.0.1:1/x', 'win32').args.at(-1)).toBe('http://127.0.0.1:1/x')
})

it('leads there once and within a minute', () => {
  const link = new OneTimeLink(1_000)
  expect([link.use(2_000), link.use(2_001)]).toEqual([true, false])
  expect(new OneTimeLink(0).use(60_000)).toBe(false)
  expect(new OneTimeLink(0).path).not.toBe(new OneTimeLink(0).path)
})
