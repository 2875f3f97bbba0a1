// `node test/support/serve-storage.js`: the stand-in for Google Cloud Storage and Deck, by hand. Serves sample/ as the
// bucket kubernetes-ci-logs until Ctrl-C; --help lists the rest.
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { readArguments } from './storage/read-arguments.js'
import { serveStorage } from './storage/server.js'

const usage = `Usage: node test/support/serve-storage.js [options]

Serves sample/ as gs://kubernetes-ci-logs/logs/…; gs://kubernetes-jenkins answers 403. Stops on Ctrl-C.

  --port N                             any free port when missing
  --latency MS                         before each answer
  --gzip                               store *.log of more than 1 KiB as gzip
  --folder DIR=bucket/prefix           serve a folder too; may be repeated
  --generate COUNTxBYTES=bucket/prefix serve generated logs too; may be repeated
  --fault NAME=WHAT[@ATTEMPTS]         let downloads of names that end with NAME go wrong; may be repeated.
                                       NAME * is every request; @1,2 only the first two attempts

WHAT: cut:BYTES (connection closed), reset:BYTES, chunked:BYTES, unsized:BYTES, length:±BYTES (wrong Content-Length),
shorten:BYTES, hang[:BYTES], drip (1 byte/s), flip:BYTE, replace:BYTES, login (sign-in page), redirect:URL,
STATUS[:RETRY-AFTER], e.g. 503:3

Example: node test/support/serve-storage.js --latency 20 --fault kubelet.log=reset:50000@1 --fault build-log.txt=503:2@1,2`

process.exitCode = await main(process.argv.slice(2))

async function main(args) {
  const root = join(fileURLToPath(import.meta.url), '../../..')
  try {
    const { help, ...options } = readArguments(args, join(root, 'sample/logs'))
    if (help) return void console.log(usage)
    const server = await serveStorage(options)
    console.log(greeting(server.origin))
    for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => void server.close())
    return 0
  } catch (error) {
    console.error(error.message)
    return 2
  }
}

function greeting(origin) {
  const run = 'kubernetes-ci-logs/logs/ci-containerd-node-e2e-1-6/1897225572971446272'
  return `STORAGE_EMULATOR_HOST=${origin}

Set it for runskew, then give it one of:
  gs://${run}
  https://prow.k8s.io/view/gs/${run}
  https://prow.k8s.io/view/gs/${run.replace('-ci-logs', '-jenkins')}
  https://prow.k8s.io/job-history/gs/kubernetes-ci-logs/logs/ci-containerd-node-e2e-1-6

Or look at it: curl '${origin}/storage/v1/b/kubernetes-ci-logs/o?prefix=logs/&delimiter=/'`
}
