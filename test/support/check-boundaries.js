// Runs the boundary rules, and proves that the tool saw every module: with a compiler it cannot load it would
// scan nothing and report success.
import { spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'

const folders = ['shared', 'electron', 'renderer', 'test']
const run = spawnSync(
  process.execPath,
  ['node_modules/dependency-cruiser/bin/dependency-cruise.mjs', ...folders, '--output-type', 'json'],
  { encoding: 'utf8', maxBuffer: 1 << 28 },
)
const report = JSON.parse(run.stdout)
const seen = new Set(report.modules.map(module => module.source))
const expected = folders.flatMap(folder =>
  readdirSync(folder, { recursive: true })
    .map(name => `${folder}/${name.replaceAll('\\', '/')}`)
    .filter(name => /\.tsx?$/.test(name) && !name.endsWith('.d.ts') && !name.startsWith('test/corpus/cases/')),
)
const unseen = expected.filter(name => !seen.has(name))
for (const violation of report.summary.violations) {
  console.error(`${violation.rule.name}: ${violation.from} → ${violation.to}`)
}
if (unseen.length > 0)
  console.error(`The boundary tool did not see ${unseen.length} modules: ${unseen.slice(0, 5).join(', ')}`)
console.log(`boundaries: ${expected.length} modules seen, ${report.summary.violations.length} violations`)
process.exitCode = unseen.length + report.summary.violations.length > 0 ? 1 : 0
