// `npm run corpus [-- NAME… | -- --real [FOLDER]]`: the golden cases, all or those named, or the report over real artifacts.
import { spawnSync } from 'node:child_process'
import { runnerImport } from 'vite'

const at = process.argv.indexOf('--real')
if (at === -1) {
  const names = process.argv.slice(2).filter(word => word !== '--accept')
  const env = {
    ...process.env,
    RUNSKEW_CASES: names.join(' '),
    ...(process.argv.includes('--accept') ? { RUNSKEW_ACCEPT: '1' } : {}),
  }
  const tests = names.length === 0 ? 'test/corpus' : 'test/corpus/cases.test.ts'
  process.exitCode =
    spawnSync(process.execPath, ['node_modules/vitest/vitest.mjs', 'run', tests], { stdio: 'inherit', env }).status ?? 1
} else {
  const { module } = await runnerImport('./test/corpus/real-corpus.ts')
  process.exitCode = await module.reportRealCorpus(process.argv[at + 1] ?? '../shared/corpus')
}
