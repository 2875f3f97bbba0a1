// An answer is `{ status, headers, body }`: headers as pairs, body `{ bytes, open() }` where no `bytes` means that the
// length is not told.
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'

export function textAnswer(status, type, text) {
  const bytes = Buffer.from(text)
  return { status, headers: [['Content-Type', type]], body: { bytes: bytes.length, open: () => [bytes] } }
}

export function jsonAnswer(value) {
  return textAnswer(200, 'application/json; charset=UTF-8', JSON.stringify(value))
}

const JSON_REASONS = new Map([
  [400, 'invalid'],
  [401, 'required'],
  [403, 'forbidden'],
  [404, 'notFound'],
  [412, 'conditionNotMet'],
  [429, 'rateLimitExceeded'],
])

/** How the JSON API tells an error. */
export function jsonError(status, message) {
  const reason = JSON_REASONS.get(status) ?? 'backendError'
  const error = { code: status, message, errors: [{ message, domain: 'global', reason }] }
  return { ...jsonAnswer({ error }), status }
}

const XML_CODES = new Map([
  [400, 'InvalidArgument'],
  [403, 'AccessDenied'],
  [412, 'PreconditionFailed'],
  [416, 'InvalidRange'],
  [429, 'SlowDown'],
])

/** How the XML API tells an error. */
export function xmlError(status, code = XML_CODES.get(status) ?? 'InternalError') {
  const text = `<?xml version='1.0' encoding='UTF-8'?><Error><Code>${code}</Code><Message>${code}</Message></Error>`
  return textAnswer(status, 'application/xml; charset=UTF-8', text)
}

export function writeHead(response, { status, headers, body }) {
  const length = body.bytes === undefined ? [] : [['Content-Length', String(body.bytes)]]
  response.writeHead(status, [...headers, ...length].flat())
}

/** Sends an answer as it stands. Rejects when the client goes away. */
export async function send(response, answer) {
  writeHead(response, answer)
  if (response.req.method === 'HEAD') return void response.end()
  const chunks = answer.body.open()
  if (Array.isArray(chunks)) return void response.end(chunks[0])
  await pipeline(chunks instanceof Readable ? chunks : Readable.from(chunks, { objectMode: false }), response)
}
