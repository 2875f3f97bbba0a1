// The scanner alone beside ripgrep: one literal, 40 and 120, on one core, and 40 on two.
import { statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { rgPath } from '@vscode/ripgrep'
import { build, runnerImport } from 'vite'
import { print, printRatio } from './figures.js'
import { measure, measureOwn, median } from './measure.js'

/** `runs` of each, in turns; `pinned` keeps a command on one core. */
export async function benchScan({ work, file, runs, pinned }) {
  const program = await buildProgram(work, 'scan-file')
  const words = await ruleLiterals()
  const bytes = statSync(file).size
  for (const count of [1, 40, 120]) {
    const list = join(work, `words-${count}.txt`)
    writeFileSync(list, `${words.slice(0, count).join('\n')}\n`)
    const name = count === 1 ? '1 literal' : `${count} literals`
    const scan = () => measureOwn(...pinned(process.execPath, [program, file, list]))
    const grep = () => measure(...pinned(rgPath, grepArgs(list, file)))
    const [ours, theirs] = await inTurns(runs, scan, grep)
    print(`${name} and the line index`, ours, bytes)
    print('rg -n -F -f', theirs, bytes)
    printRatio(`${name} to rg`, ours, theirs)
    if (count === 40) await benchTwoCores({ work, file, list, runs, bytes })
  }
}

/** By the product's threads, which divide the file at line ends. */
async function benchTwoCores({ work, file, list, runs, bytes }) {
  const program = await buildProgram(work, 'scan-spans')
  const scan = () => measureOwn(process.execPath, [program, file, list, '2'])
  const grep = () => measure(rgPath, grepArgs(list, file))
  const [ours, theirs] = await inTurns(runs, scan, grep)
  print('40 literals and the line index, two threads', ours, bytes)
  print('rg -n -F -f, one file is one thread', theirs, bytes)
  printRatio('40 literals on two cores to rg', ours, theirs)
}

const grepArgs = (list, file) => ['-j1', '--no-mmap', '-a', '-n', '-F', '-f', list, file]

/** Both by turns, so that a drifting machine hits both alike; answers with their medians. */
export async function inTurns(runs, first, second) {
  const results = [[], []]
  for (let i = 0; i < runs; i++) {
    results[0].push(await first())
    results[1].push(await second())
  }
  return results.map(median)
}

/** A program of `test/bench/programs` in one file, built like the product. */
export async function buildProgram(work, name) {
  const outDir = join(work, name)
  const ssr = `test/bench/programs/${name}.ts`
  await build({
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true },
    build: {
      ssr,
      outDir,
      emptyOutDir: true,
      target: 'node20',
      rolldownOptions: { output: { format: 'cjs', entryFileNames: '[name].cjs' } },
    },
  })
  return join(outDir, `${name}.cjs`)
}

/** Words of the rules, which healthy logs seldom hold. */
async function ruleLiterals() {
  const { module } = await runnerImport('./shared/analysis/knowledge-index.ts')
  const { rules } = module.builtInIndex.knowledge
  const words = [
    ...rules.flatMap(({ signatures }) => signatures.map(({ literal }) => literal)),
    ...module.knowledgeLiterals,
  ]
  return [...new Set(words)]
}
