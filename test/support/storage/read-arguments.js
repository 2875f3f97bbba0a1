// The command line of serve-storage.js.
import { parseArgs } from 'node:util'
import { repeatedContent, withBeginning } from './content.js'

const END = name => new RegExp(`${name.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&')}$`)
const ALL_KINDS = ['media', 'metadata', 'list', 'deck', 'other']
/** What generated logs hold. */
const LINE = 'I0305 10:04:12.345678    1234 generic.go:334] "Generic (PLEG): container finished" exitCode=0\n'
/**
 * From here on each generated object has bytes of its own, as the logs of a run do: a cache by content would keep one of
 * all. Small ones share theirs, whose checksums are then counted once. Bytes.
 */
const OWN_BYTES_FROM = 1_000_000

/** Options of `serveStorage`, with the sample in `kubernetes-ci-logs`. Throws an error with a sentence for the user. */
export function readArguments(args, sampleLogs) {
  const { values } = parseArgs({
    args,
    options: {
      port: { type: 'string', default: '0' },
      latency: { type: 'string', default: '0' },
      folder: { type: 'string', multiple: true, default: [] },
      generate: { type: 'string', multiple: true, default: [] },
      fault: { type: 'string', multiple: true, default: [] },
      gzip: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  })
  const { port, latency, gzip } = values
  return {
    help: values.help,
    port: wholeNumber(port, '--port'),
    latencyMs: wholeNumber(latency, '--latency'),
    faults: values.fault.map(readFault),
    buckets: readBuckets([{ path: sampleLogs, place: 'kubernetes-ci-logs/logs' }], { ...values, gzip }),
  }
}

function readBuckets(sample, { folder, generate, gzip }) {
  const folders = [...sample, ...folder.map(readFolderArgument)]
  const buckets = { 'kubernetes-jenkins': { refuses: 403 } }
  const bucketOf = place => {
    const [name, ...prefix] = place.split('/').filter(part => part !== '')
    buckets[name] ??= { folders: [], objects: [], ...(gzip ? { gzip: /\.log$/ } : {}) }
    return { bucket: buckets[name], prefix: prefix.join('/') }
  }
  for (const { path, place } of folders) {
    const { bucket, prefix } = bucketOf(place)
    bucket.folders.push({ path, prefix })
  }
  for (const { count, bytes, place } of generate.map(readGenerateArgument)) {
    const { bucket, prefix } = bucketOf(place)
    const content = repeatedContent(LINE, bytes)
    for (let i = 1; i <= count; i++) {
      const name = `${prefix}/artifacts/node-${String(i).padStart(5, '0')}.log`
      bucket.objects.push({ name, content: bytes < OWN_BYTES_FROM ? content : withBeginning(content, `${name}\n`) })
    }
  }
  return buckets
}

function readFolderArgument(text) {
  const [, path, place] = /^(.+)=([^=]+)$/.exec(text) ?? []
  if (path === undefined) throw new Error(`--folder takes DIR=bucket/prefix, not "${text}".`)
  return { path, place }
}

function readGenerateArgument(text) {
  const [, count, bytes, place] = /^(\d+)x(\d+)=(.+)$/.exec(text) ?? []
  if (place?.includes('/') !== true) throw new Error(`--generate takes COUNTxBYTES=bucket/prefix, not "${text}".`)
  return { count: Number(count), bytes: Number(bytes), place }
}

/** `NAME=WHAT[@ATTEMPTS]`: WHAT as `usage` of serve-storage.js lists them. */
export function readFault(text) {
  const [, name, what, attempts] = /^([^=]+)=(.+?)(?:@(\d+(?:,\d+)*))?$/.exec(text) ?? []
  const [, word, value] = /^([^:]+)(?::(.*))?$/.exec(what ?? '') ?? []
  const action = word === undefined ? undefined : readAction(word, value)
  if (action === undefined) throw new Error(`--fault cannot read "${text}"; see --help.`)
  return {
    ...(name === '*' ? { match: /^/, on: ALL_KINDS } : { match: END(name) }),
    ...(attempts === undefined ? {} : { attempts: attempts.split(',').map(Number) }),
    action,
  }
}

function readAction(word, value) {
  if (/^\d{3}$/.test(word)) {
    const headers = value === undefined ? {} : { headers: { 'Retry-After': value } }
    return { kind: 'status', status: Number(word), ...headers }
  }
  if (word === 'redirect') return value === undefined ? undefined : { kind: 'redirect', to: value }
  const number = /^[+-]?\d+$/.test(value ?? '0') ? Number(value ?? 0) : undefined
  return number === undefined ? undefined : ACTIONS.get(word)?.(number)
}

const ACTIONS = new Map([
  ['cut', after => ({ kind: 'cut', after, end: 'fin' })],
  ['reset', after => ({ kind: 'cut', after, end: 'rst' })],
  ['chunked', after => ({ kind: 'chunked', after, end: 'fin' })],
  ['unsized', after => ({ kind: 'unsized', after, end: 'fin' })],
  ['length', by => ({ kind: 'wrong-length', by })],
  ['shorten', to => ({ kind: 'shorten', to })],
  ['hang', after => ({ kind: 'hang', after })],
  ['drip', () => ({ kind: 'drip' })],
  ['flip', at => ({ kind: 'flip', at })],
  ['replace', after => ({ kind: 'replace', content: 'Another object took this name.\n', after })],
  ['login', () => ({ kind: 'login' })],
])

function wholeNumber(text, option) {
  if (!/^\d{1,5}$/.test(text)) throw new Error(`${option} takes a number, not "${text}".`)
  return Number(text)
}
