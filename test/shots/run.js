// `npm run shots`: pictures of every panel in every state and theme, and a page that shows them side by side
// (test-results/shots/index.html). They are for looking at; nothing compares them. Arguments go on to Playwright.
import { spawnSync } from 'node:child_process'
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const SHOTS = 'test-results/shots'
const THEMES = ['light', 'dark', 'contrast']
const RUN = ['test/support/run-e2e.js', '-c', 'test/shots/playwright.config.ts', ...process.argv.slice(2)]

mkdirSync(SHOTS, { recursive: true })
process.exitCode = spawnSync(process.execPath, RUN, { stdio: 'inherit' }).status ?? 1
writeFileSync(join(SHOTS, 'index.html'), page(readdirSync(SHOTS).filter(name => name.endsWith('.png'))))
console.log(`The contact sheet is ${join(SHOTS, 'index.html')}`)

/** A row for each panel and state, a column for each theme. Names are `<state>-<panel>-<theme>.png`. */
function page(files) {
  const rows = [...new Set(files.map(file => file.replace(/-[a-z]+\.png$/u, '')))].sort()
  const picture = name => `<td><a href="${name}"><img loading="lazy" src="${name}" alt="${name}"></a></td>`
  const row = name => `<tr><th>${name}</th>${THEMES.map(theme => picture(`${name}-${theme}.png`)).join('')}</tr>`
  return `<!doctype html>
<html lang="en"><meta charset="utf-8"><title>Runskew: every panel in every state</title>
<style>body { font: 13px sans-serif } img { width: 100%; border: 1px solid #888 } th { width: 7em; text-align: left }</style>
<table><tr><th></th>${THEMES.map(theme => `<th>${theme}</th>`).join('')}</tr>
${rows.map(row).join('\n')}
</table></html>
`
}
