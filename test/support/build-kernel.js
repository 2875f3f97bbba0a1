// `npm run kernel`: compiles the scanner's kernel and writes it as a module, so that nothing has to be found and read
// when the program starts. The output is the same on every machine; a test rebuilds and compares.
import { readFileSync, writeFileSync } from 'node:fs'
import asc from 'assemblyscript/asc'
import { resolveConfig, format } from 'prettier'

const FOLDER = 'shared/analysis/scan/kernel'
const TARGET = `${FOLDER}/kernel-code.ts`

/** The text of `kernel-code.ts` for the kernel as it stands. */
export async function buildKernel() {
  const written = new Map()
  const { error, stderr } = await asc.main(
    [
      `${FOLDER}/assembly/kernel.ts`,
      ...['--outFile', 'kernel.wasm', '--runtime', 'stub', '--enable', 'simd', '-O3', '--noAssert'],
      ...['--initialMemory', '168'],
    ],
    { readFile, writeFile: (name, contents) => void written.set(name, contents), listFiles: () => [] },
  )
  if (error !== null) throw new Error(stderr.toString(), { cause: error })
  return asModule(Buffer.from(written.get('kernel.wasm')).toString('hex'))
}

function readFile(name) {
  try {
    return readFileSync(name, 'utf8')
  } catch {
    return null
  }
}

async function asModule(hex) {
  const lines = hex.match(/.{1,100}/gu).map(line => `  '${line}'`)
  const text = [
    '/** Made from `assembly/kernel.ts` by `npm run kernel`: the WebAssembly module, in hexadecimal digits. */',
    'export const kernelCode: string = [',
    `${lines.join(',\n')},`,
    "].join('')",
    '',
  ].join('\n')
  return format(text, { ...(await resolveConfig(TARGET)), filepath: TARGET })
}

if (import.meta.filename === process.argv[1]) writeFileSync(TARGET, await buildKernel())
