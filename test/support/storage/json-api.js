// `/storage/v1/b/<bucket>/o…` (https://cloud.google.com/storage/docs/json_api/v1).
import { jsonAnswer, jsonError, textAnswer } from './answers.js'
import { parseFields, selectFields } from './fields.js'
import { listNames } from './list-names.js'
import { mediaAnswer } from './media.js'

const MOST_ON_PAGE = 1000

/** A page of names; `pageSize` and `emptyPages` are the server's options. */
export async function listAnswer(bucket, query, { pageSize = MOST_ON_PAGE, emptyPages = false }) {
  const token = readToken(query.get('pageToken'), emptyPages)
  const fields = parseFields(query.get('fields') ?? 'kind,prefixes,items,nextPageToken')
  const asked = readListing(query)
  if (token === undefined || fields === undefined || !(asked.most >= 1)) return jsonError(400, 'Invalid argument.')
  const page = token.isEmpty
    ? { items: [], prefixes: [], last: token.after }
    : listNames(bucket.names(), { ...asked, after: token.after, most: Math.min(asked.most, pageSize, MOST_ON_PAGE) })
  const next = page.last === undefined ? undefined : writeToken(page.last, emptyPages && !token.isEmpty)
  return jsonAnswer(selectFields(await pageResource(bucket, page, next), fields))
}

function readListing(query) {
  return {
    prefix: query.get('prefix') ?? '',
    delimiter: query.get('delimiter') ?? '',
    startOffset: query.get('startOffset') ?? '',
    most: Number(query.get('maxResults') ?? MOST_ON_PAGE),
  }
}

/** An empty list is not sent as one: its field is missing. */
async function pageResource(bucket, { items, prefixes }, nextPageToken) {
  const resource = { kind: 'storage#objects' }
  if (nextPageToken !== undefined) resource.nextPageToken = nextPageToken
  if (prefixes.length > 0) resource.prefixes = prefixes
  if (items.length > 0) resource.items = []
  // One after the other: a page of large files is not to be read all at once for its checksums.
  for (const name of items) resource.items.push(await objectResource(bucket, bucket.get(name)))
  return resource
}

function readToken(text, emptyPages) {
  if (text === null) return { after: '', isEmpty: emptyPages }
  try {
    const { after, isEmpty } = JSON.parse(Buffer.from(text, 'base64').toString())
    return typeof after === 'string' ? { after, isEmpty } : undefined
  } catch {
    return undefined
  }
}

function writeToken(after, isEmpty) {
  return Buffer.from(JSON.stringify({ after, isEmpty })).toString('base64')
}

async function objectResource(bucket, object) {
  const { content, crc32c, md5 } = await object.stored()
  return {
    kind: 'storage#object',
    id: `${bucket.name}/${object.name}/${object.generation}`,
    name: object.name,
    bucket: bucket.name,
    generation: object.generation,
    metageneration: '1',
    contentType: object.type,
    contentEncoding: object.encoding,
    storageClass: 'STANDARD',
    size: String(content.bytes),
    md5Hash: md5,
    crc32c,
    etag: etagOf(object),
    timeCreated: object.updated.toISOString(),
    updated: object.updated.toISOString(),
    metadata: object.link === undefined ? undefined : { link: object.link },
  }
}

function etagOf(object) {
  return Buffer.from(object.generation).toString('base64')
}

/** Facts of an object, or its bytes with `alt=media`. */
export async function objectAnswer(bucket, name, { query, headers }) {
  const isMedia = query.get('alt') === 'media'
  const object = bucket.get(name)
  if (object === undefined || ![null, object.generation].includes(query.get('generation'))) {
    const message = `No such object: ${bucket.name}/${name}`
    return isMedia ? textAnswer(404, 'text/html; charset=UTF-8', message) : jsonError(404, message)
  }
  const etag = etagOf(object)
  if (!meets(object, etag, { query, headers })) return jsonError(412, 'Precondition Failed')
  if (isMedia) return mediaAnswer(object, headers, etag)
  const fields = parseFields(query.get('fields') ?? '*')
  const resource = await objectResource(bucket, object)
  return jsonAnswer(fields === undefined ? resource : selectFields(resource, fields))
}

function meets(object, etag, { query, headers }) {
  return (
    [null, object.generation].includes(query.get('ifGenerationMatch')) &&
    [undefined, etag].includes(headers['if-match'])
  )
}
