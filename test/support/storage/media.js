// Downloads, as both APIs of the store answer them.
import { Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'

/**
 * Bytes of an object. What is stored as gzip is sent so to those who accept it, and unpacked on the way to others: then
 * without a length, and without regard to `Range` (https://cloud.google.com/storage/docs/transcoding).
 */
export async function mediaAnswer(object, requestHeaders, etag) {
  const { content, crc32c, md5 } = await object.stored()
  const headers = describe(object, content, { crc32c, md5 })
  if (object.encoding === 'gzip' && !acceptsGzip(requestHeaders['accept-encoding']))
    return { status: 200, headers, body: { open: () => unpacked(content) } }
  headers.push(['ETag', etag], ['Accept-Ranges', 'bytes'])
  if (object.encoding !== undefined) headers.push(['Content-Encoding', object.encoding])
  const isSame = [undefined, etag].includes(requestHeaders['if-range'])
  return storedAnswer(content, headers, isSame ? requestHeaders.range : undefined)
}

function storedAnswer(content, headers, asked) {
  const range = readRange(asked, content.bytes)
  if (range === undefined) return { status: 200, headers, body: slice(content, 0, content.bytes) }
  const { from, to } = range
  if (from >= to) {
    const refused = [['Content-Range', `bytes */${content.bytes}`]]
    return { status: 416, headers: refused, body: { bytes: 0, open: () => [] } }
  }
  headers.push(['Content-Range', `bytes ${from}-${to - 1}/${content.bytes}`])
  return { status: 206, headers, body: slice(content, from, to) }
}

function slice(content, from, to) {
  return { bytes: to - from, open: () => content.open(from, to) }
}

/** `to` is not included. Undefined for no range, or one that a server may disregard. */
function readRange(header, bytes) {
  const [, first, last] = /^bytes=(\d*)-(\d*)$/.exec(header ?? '') ?? []
  if (first === undefined || first + last === '') return undefined
  if (first === '') return { from: Math.max(0, bytes - Number(last)), to: bytes }
  return { from: Number(first), to: last === '' ? bytes : Math.min(bytes, Number(last) + 1) }
}

function describe(object, content, { crc32c, md5 }) {
  const hashes = [crc32c && `crc32c=${crc32c}`, md5 && `md5=${md5}`].filter(hash => hash !== undefined)
  return [
    ['Content-Type', object.type],
    ['Last-Modified', object.updated.toUTCString()],
    ['x-goog-generation', object.generation],
    ['x-goog-metageneration', '1'],
    ['x-goog-stored-content-encoding', object.encoding ?? 'identity'],
    ['x-goog-stored-content-length', String(content.bytes)],
    ...hashes.map(hash => ['x-goog-hash', hash]),
    ...(object.encoding === undefined ? [] : [['Vary', 'Accept-Encoding']]),
    ...(object.link === undefined ? [] : [['x-goog-meta-link', object.link]]),
  ]
}

function acceptsGzip(header = '') {
  return header.split(',').some(coding => /^gzip(?:;q=(?!0(?:\.0*)?$).*)?$/.test(coding.replaceAll(/\s/g, '')))
}

function unpacked(content) {
  const source = Readable.from(content.open(0, content.bytes), { objectMode: false })
  const gunzip = createGunzip()
  source.on('error', error => gunzip.destroy(error))
  return source.pipe(gunzip)
}
