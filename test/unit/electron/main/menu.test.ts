import { readFileSync } from 'node:fs'
import type { MenuItemConstructorOptions } from 'electron'
import { expect, it } from 'vitest'
import { buildMenu } from '../../../../electron/main/menu.ts'

const menu = (over: { platform?: NodeJS.Platform; isPackaged?: boolean; runCommand?: (id: string) => void } = {}) =>
  buildMenu({ platform: 'linux', isPackaged: true, runCommand: () => undefined, ...over })

it('has developer tools in a checkout and not in a package', () => {
  expect(JSON.stringify(menu({ isPackaged: false }))).toContain('toggleDevTools')
  expect(JSON.stringify(menu())).not.toMatch(/toggleDevTools|"reload"/)
})

it('has the menu of the app on macOS only', () => {
  expect(menu({ platform: 'darwin' })[0]).toEqual({ role: 'appMenu' })
  expect(JSON.stringify(menu())).not.toContain('appMenu')
})

it('names only commands and panels that the window has', () => {
  const ids: string[] = []
  const press = (items: readonly MenuItemConstructorOptions[]): void => {
    for (const item of items) {
      const click = item.click as (() => void) | undefined
      click?.()
      if (Array.isArray(item.submenu)) press(item.submenu)
    }
  }
  press(menu({ runCommand: id => void ids.push(id) }))
  const files = ['renderer/app/commands.ts', 'renderer/app/case/case-commands.ts']
  const commands = files.map(file => readFileSync(file, 'utf8')).join('\n')
  const panels = readFileSync('renderer/panels/index.ts', 'utf8')
  const unknown = ids.filter(id => {
    const [group, name = ''] = id.split('.')
    if (group === 'panel') return !panels.includes(`/${name}/`)
    return !commands.includes(group === 'theme' ? `'${name}'` : `'${id}'`)
  })
  expect(ids).toContain('panel.verdict')
  expect(unknown).toEqual([])
})

it('lists the panels of the window in their order', () => {
  const ids: string[] = []
  const view = menu({ runCommand: id => void ids.push(id) }).find(({ label }) => label === '&View')?.submenu
  for (const item of Array.isArray(view) ? view : []) (item.click as (() => void) | undefined)?.()
  const source = readFileSync('renderer/panels/index.ts', 'utf8')
  const panels = [...source.matchAll(/^ {2}(\w+)Panel,$/gmu)].map(([, name = '']) => `panel.${name}`)
  expect(panels).not.toEqual([])
  expect(ids.filter(id => id.startsWith('panel.'))).toEqual(panels)
})

it('zooms in with the key that has the plus, with and without Shift', () => {
  const view = menu().find(({ label }) => label === '&View')?.submenu
  const zooms = (Array.isArray(view) ? view : []).filter(({ role }) => role === 'zoomIn')
  expect(zooms.map(({ accelerator, visible }) => [accelerator, visible])).toEqual([
    [undefined, undefined],
    ['CmdOrCtrl+=', false],
  ])
})
