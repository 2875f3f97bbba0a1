// What goes wrong on the way to a client. Numbers count bytes of the body that would have been sent.
import { STATUS_CODES } from 'node:http'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { setTimeout as wait } from 'node:timers/promises'
import { send, textAnswer, writeHead } from './answers.js'

/** A client is to see the last bytes before the connection breaks. Milliseconds. */
const SEEN_MS = 20
const LOGIN_PAGE =
  '<!doctype html><title>Sign in</title><form method="post" action="/login"><input name="user"><button>Sign in</button></form>\n'

/** The first fault that goes with a request; undefined for none. */
export function findFault(faults, { kind, object, attempt }) {
  return faults.find(
    fault =>
      (fault.on ?? ['media']).includes(kind) &&
      (typeof fault.match === 'string' ? fault.match === object : fault.match.test(object ?? '')) &&
      (fault.attempts?.includes(attempt) ?? true),
  )
}

/**
 * Sends what the fault makes of an answer. `replace` puts new content in place of the object.
 * Each kind is told in `FaultAction` of server.d.ts.
 */
export async function sendFaulty(response, makeAnswer, { action, replace }) {
  const replaced = insteadOf(action)
  if (replaced !== undefined) return send(response, replaced)
  if (action.kind === 'replace' && action.after === undefined) replace(action.content)
  const answer = await makeAnswer()
  if (response.req.method === 'HEAD') return send(response, answer)
  await SENDERS[action.kind](response, answer, action)
  if (action.kind === 'replace' && action.after !== undefined) replace(action.content)
}

function insteadOf(action) {
  switch (action.kind) {
    case 'login':
      return textAnswer(200, 'text/html; charset=utf-8', LOGIN_PAGE)
    case 'redirect':
      return withHeaders(textAnswer(302, 'text/html', ''), { Location: action.to })
    case 'status': {
      const proxy = action.status === 407 ? { 'Proxy-Authenticate': 'Basic realm="proxy"' } : {}
      const text = STATUS_CODES[action.status] ?? ''
      return withHeaders(textAnswer(action.status, 'text/html; charset=UTF-8', text), { ...proxy, ...action.headers })
    }
    default:
      return undefined
  }
}

function withHeaders(answer, headers) {
  return { ...answer, headers: [...answer.headers, ...Object.entries(headers)] }
}

const SENDERS = {
  cut: (response, answer, { after, end }) => breakOff(response, answer, { after, end }),
  chunked: (response, answer, { after, end }) => breakOff(response, withLength(answer, undefined), { after, end }),
  unsized: (response, answer, { after, end }) => {
    response.useChunkedEncodingByDefault = false
    const closing = withHeaders(withLength(answer, undefined), { Connection: 'close' })
    return breakOff(response, closing, { after, end })
  },
  'wrong-length': (response, answer, { by }) => {
    const length = answer.body.bytes === undefined ? by : answer.body.bytes + by
    return breakOff(response, withLength(answer, length), { after: Infinity, end: 'fin' })
  },
  shorten: (response, answer, { to }) => {
    const body = { bytes: to, open: () => firstBytes(answer.body.open(), to) }
    return send(response, { ...answer, body })
  },
  hang: async (response, answer, { after }) => {
    await sendStart(response, answer, after)
  },
  drip: async (response, answer, { everyMs = 1000 }) => {
    writeHead(response, answer)
    response.flushHeaders()
    for await (const byte of singleBytes(answer.body.open())) {
      if (response.destroyed) return
      response.write(byte)
      await wait(everyMs)
    }
    response.end()
  },
  flip: (response, answer, { at }) => {
    const body = { bytes: answer.body.bytes, open: () => flipBit(answer.body.open(), at) }
    return send(response, { ...answer, body })
  },
  replace: (response, answer, { after }) =>
    after === undefined ? send(response, answer) : breakOff(response, answer, { after, end: 'rst' }),
}

function withLength(answer, bytes) {
  return { ...answer, body: { ...answer.body, bytes } }
}

async function breakOff(response, answer, { after, end }) {
  const { socket } = response
  await sendStart(response, answer, after)
  while (socket.writableLength > 0 && !socket.destroyed) await wait(1)
  await wait(SEEN_MS)
  if (end === 'rst') socket.resetAndDestroy()
  else socket.end()
}

async function sendStart(response, answer, bytes) {
  writeHead(response, answer)
  response.flushHeaders()
  const start = Readable.from(firstBytes(answer.body.open(), bytes), { objectMode: false })
  await pipeline(start, response, { end: false })
}

async function* firstBytes(chunks, bytes) {
  let left = bytes
  for await (const chunk of chunks) {
    if (left > 0) yield chunk.subarray(0, Math.min(left, chunk.length))
    left -= chunk.length
    if (left <= 0) return
  }
}

async function* singleBytes(chunks) {
  for await (const chunk of chunks) for (let at = 0; at < chunk.length; at++) yield chunk.subarray(at, at + 1)
}

async function* flipBit(chunks, at) {
  let start = 0
  for await (const chunk of chunks) {
    const copy = Buffer.from(chunk)
    if (at >= start && at < start + copy.length) copy[at - start] ^= 1
    yield copy
    start += copy.length
  }
}
