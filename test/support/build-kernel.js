// `npm run kernel`: compiles what is written in AssemblyScript and writes it as modules, so that nothing has to be found
// and read when the program starts. The output is the same on every machine; tests rebuild and compare.
import { readFileSync, writeFileSync } from 'node:fs'
import { dirname, relative } from 'node:path'
import asc from 'assemblyscript/asc'
import { resolveConfig, format } from 'prettier'

/** `pages` of 64 KiB it begins with. */
const KERNELS = [
  {
    source: 'shared/analysis/scan/kernel/assembly/kernel.ts',
    target: 'shared/analysis/scan/kernel/kernel-code.ts',
    name: 'kernelCode',
    pages: 168,
  },
  {
    source: 'electron/services/cache/checksums/assembly/checksums.ts',
    target: 'electron/services/cache/checksums/checksum-code.ts',
    name: 'checksumCode',
    pages: 17,
  },
]

/** The text of each module as its source stands, by its path. */
export async function buildKernels() {
  const built = new Map()
  for (const kernel of KERNELS) built.set(kernel.target, await build(kernel))
  return built
}

async function build(kernel) {
  const written = new Map()
  const { error, stderr } = await asc.main(
    [
      kernel.source,
      ...['--outFile', 'kernel.wasm', '--runtime', 'stub', '--enable', 'simd', '-O3', '--noAssert'],
      ...['--initialMemory', String(kernel.pages)],
    ],
    { readFile, writeFile: (name, contents) => void written.set(name, contents), listFiles: () => [] },
  )
  if (error !== null) throw new Error(stderr.toString(), { cause: error })
  return asModule(kernel, Buffer.from(written.get('kernel.wasm')).toString('hex'))
}

function readFile(name) {
  try {
    return readFileSync(name, 'utf8')
  } catch {
    return null
  }
}

async function asModule({ source, target, name }, hex) {
  const lines = hex.match(/.{1,100}/gu).map(line => `  '${line}'`)
  const text = [
    `/** Made from \`${relative(dirname(target), source)}\` by \`npm run kernel\`: the WebAssembly module, in hexadecimal digits. */`,
    `export const ${name}: string = [`,
    `${lines.join(',\n')},`,
    "].join('')",
    '',
  ].join('\n')
  return format(text, { ...(await resolveConfig(target)), filepath: target })
}

if (import.meta.filename === process.argv[1]) {
  for (const [target, text] of await buildKernels()) writeFileSync(target, text)
}
