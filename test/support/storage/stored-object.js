import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { hashContent } from './content-hashes.js'
import { readWhole, toContent } from './content.js'

const compress = promisify(gzip)
/** Prow's `compress_file_types` leaves smaller files alone. Bytes. */
const COMPRESSED_ABOVE = 1024
/** Where generations start when the specification tells none: microseconds, as the store's are. */
const FIRST_GENERATION = 1_741_168_788_000_001n
const TYPES = new Map([
  ['html', 'text/html; charset=utf-8'],
  ['json', 'application/json'],
  ['log', 'text/plain; charset=utf-8'],
  ['tar', 'application/x-tar'],
  ['txt', 'text/plain; charset=utf-8'],
  ['xml', 'text/xml; charset=utf-8'],
  ['yaml', 'application/x-yaml'],
])

/** Prow's guess from the extension of a name (pkg/pod-utils/gcs/metadata.go); undefined when it knows none. */
export function typeOfName(name) {
  return TYPES.get(/\.([^./]+)$/.exec(name)?.[1])
}

/**
 * An object of a bucket. `stored()` tells the bytes as stored with their checksums; both are made when first asked for
 * and then kept.
 */
export function makeStoredObject(spec, gzipped) {
  const given = toContent(spec.content)
  const isGzipped = spec.encoding === undefined && gzipped?.test(spec.name) === true && given.bytes > COMPRESSED_ABOVE
  const generation = spec.generation ?? String(FIRST_GENERATION)
  let stored
  return {
    name: spec.name,
    generation,
    type: spec.type ?? typeOfName(spec.name) ?? 'application/octet-stream',
    encoding: isGzipped ? 'gzip' : spec.encoding,
    link: spec.link,
    updated: new Date(Number(BigInt(generation) / 1000n)),
    stored: () => (stored ??= store(given, isGzipped, spec.publishes)),
  }
}

async function store(given, isGzipped, publishes = 'crc32c and md5') {
  const content = isGzipped ? toContent(await compress(await readWhole(given))) : given
  if (publishes === 'nothing') return { content }
  const { crc32c, md5 } = await hashContent(content)
  return publishes === 'crc32c' ? { content, crc32c } : { content, crc32c, md5 }
}

/** The generation that follows. */
export function nextGeneration(generation) {
  return String(BigInt(generation) + 1_000_000n)
}
