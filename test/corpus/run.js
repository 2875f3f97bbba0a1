// `npm run corpus [-- --real [FOLDER]]`: the golden cases, or the report over real artifacts.
import { spawnSync } from 'node:child_process'
import { runnerImport } from 'vite'

const at = process.argv.indexOf('--real')
if (at === -1) {
  const env = { ...process.env, ...(process.argv.includes('--accept') ? { RUNSKEW_ACCEPT: '1' } : {}) }
  process.exitCode =
    spawnSync(process.execPath, ['node_modules/vitest/vitest.mjs', 'run', 'test/corpus'], { stdio: 'inherit', env })
      .status ?? 1
} else {
  const { module } = await runnerImport('./test/corpus/real-corpus.ts')
  process.exitCode = await module.reportRealCorpus(process.argv[at + 1] ?? '../shared/corpus')
}
