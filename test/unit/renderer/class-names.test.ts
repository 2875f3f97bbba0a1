import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'

const PANELS = 'renderer/panels'
const files = readdirSync('renderer', { recursive: true, encoding: 'utf8' }).map(name => join('renderer', name))
const sheets = files.filter(file => file.endsWith('.css') && file.startsWith(PANELS))
const components = files.filter(file => file.endsWith('.tsx'))

describe('the stylesheet of a panel', () => {
  it('dresses by a class alone only what the panel draws itself', () => {
    expect(sheets.length).toBeGreaterThan(5)
    const strangers = sheets.flatMap(sheet => {
      const own = loneClasses(readFileSync(sheet, 'utf8'))
      return components
        .filter(component => !component.startsWith(`${dirname(sheet)}/`))
        .flatMap(component => drawnClasses(readFileSync(component, 'utf8')).map(name => ({ component, name })))
        .filter(({ name }) => own.has(name))
        .map(({ component, name }) => `.${name} of ${sheet} also dresses ${component}`)
    })
    expect([...new Set(strangers)]).toEqual([])
  })
})

/** Classes that are all of a selector, whatever state they are in: `.name`, `.name:hover`. */
function loneClasses(sheet: string): ReadonlySet<string> {
  const selectors = [...sheet.matchAll(/(?<selectors>[^{}]+)\{/gu)].flatMap(
    ({ groups }) => groups?.['selectors']?.split(',') ?? [],
  )
  return new Set(selectors.flatMap(selector => /^\s*\.(?<name>[\w-]+)(?:[:[]\S*)?\s*$/u.exec(selector)?.[1] ?? []))
}

/** The words of every `className` that is written in one place. */
function drawnClasses(source: string): readonly string[] {
  return [...source.matchAll(/className=\{?["`](?<names>[^"`]*)/gu)].flatMap(
    ({ groups }) => groups?.['names']?.match(/[\w-]+/gu) ?? [],
  )
}
