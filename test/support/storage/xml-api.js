// `/<bucket>/<name>` (https://cloud.google.com/storage/docs/xml-api/overview).
import { xmlError } from './answers.js'
import { mediaAnswer } from './media.js'

/** Bytes of an object. */
export async function directAnswer(bucket, name, { query, headers }) {
  const object = bucket.get(name)
  if (object === undefined || ![null, object.generation].includes(query.get('generation')))
    return xmlError(404, 'NoSuchKey')
  const { md5 } = await object.stored()
  const etag = md5 === undefined ? `"-${object.generation}"` : `"${Buffer.from(md5, 'base64').toString('hex')}"`
  if (![undefined, etag].includes(headers['if-match'])) return xmlError(412)
  return mediaAnswer(object, headers, etag)
}
