// A stand-in for Google Cloud Storage and Prow's Deck on 127.0.0.1. What it does is told in server.d.ts.
import { once } from 'node:events'
import { createServer } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import { jsonError, send, textAnswer, xmlError } from './answers.js'
import { makeBucket } from './bucket.js'
import { logAnswer, prowjobAnswer, viewAnswer } from './deck.js'
import { findFault, sendFaulty } from './faults.js'
import { listAnswer, objectAnswer } from './json-api.js'
import { directAnswer } from './xml-api.js'

const KEEP_ALIVE_MS = 60_000

export async function serveStorage(options) {
  const buckets = new Map(Object.entries(options.buckets).map(([name, spec]) => [name, makeBucket(name, spec)]))
  const state = { options, buckets, log: [], attempts: new Map() }
  const server = createServer({ keepAliveTimeout: KEEP_ALIVE_MS }, (request, response) => {
    answer(state, request, response).catch(error => giveUp(response, error))
  })
  const sockets = countSockets(server)
  server.listen(options.port ?? 0, '127.0.0.1')
  await once(server, 'listening')
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    log: state.log,
    sockets,
    put: (bucket, object) => buckets.get(bucket).put(object),
    close: async () => {
      if (!server.listening) return
      const closed = once(server, 'close')
      server.close()
      server.closeAllConnections()
      await closed
    },
  }
}

/** A client that went away needs no answer; a fault of this server is told, or it would pass for a torn connection. */
function giveUp(response, error) {
  if (response.headersSent || response.destroyed) response.destroy()
  else send(response, textAnswer(500, 'text/plain; charset=utf-8', String(error.stack))).catch(() => undefined)
}

function countSockets(server) {
  const sockets = { open: 0, most: 0 }
  server.on('connection', socket => {
    sockets.open++
    sockets.most = Math.max(sockets.most, sockets.open)
    socket.on('close', () => sockets.open--)
    // Clients of tests break off on purpose.
    socket.on('error', () => undefined)
  })
  return sockets
}

async function answer({ options, buckets, log, attempts }, request, response) {
  const place = readPlace(request.url)
  const entry = { method: request.method, url: request.url, headers: request.headers, ...place.told }
  const key = JSON.stringify([place.told.kind, place.told.bucket, place.told.object])
  entry.attempt = (attempts.get(key) ?? 0) + 1
  attempts.set(key, entry.attempt)
  log.push(entry)
  if (options.latencyMs) await wait(options.latencyMs)
  const makeAnswer = () => place.answer({ options, buckets, headers: request.headers })
  const fault = findFault(options.faults ?? [], entry)
  if (fault === undefined) return send(response, await makeAnswer())
  const replace = content => buckets.get(entry.bucket)?.put({ name: entry.object, content })
  return sendFaulty(response, makeAnswer, { action: fault.action, replace })
}

/** What a request asks for: what is told of it in the log, and how to answer. */
function readPlace(target) {
  const { pathname, searchParams: query } = new URL(target, 'http://127.0.0.1')
  // `new URL` would resolve dots; names keep them.
  const path = target.split('?')[0]
  if (path.startsWith('/storage/v1/')) return readJsonPlace(path, query)
  if (pathname.startsWith('/view/')) return deckPlace(({ buckets }) => viewAnswer(buckets, decode(pathname) ?? ''))
  if (pathname === '/prowjob') return deckPlace(({ buckets }) => prowjobAnswer(buckets, query))
  if (pathname === '/log') return deckPlace(({ buckets }) => logAnswer(buckets, query))
  const [, bucket, name] = /^\/([^/]+)\/(.+)$/.exec(path) ?? []
  const object = decode(name)
  if (object === undefined) return { told: { kind: 'other' }, answer: async () => xmlError(400) }
  return {
    told: { kind: 'media', bucket, object },
    answer: ({ buckets, headers }) =>
      inBucket(buckets.get(bucket), xmlBucketError, found => directAnswer(found, object, { query, headers })),
  }
}

/** A name is one segment: its slashes come as %2F, and a raw one makes another address that does not exist. */
function readJsonPlace(path, query) {
  const [, bucket, name] = /^\/storage\/v1\/b\/([^/]+)\/o(?:\/([^/]+))?$/.exec(path) ?? []
  const object = decode(name ?? '')
  if (bucket === undefined || object === undefined)
    return { told: { kind: 'other' }, answer: async () => jsonError(404, 'Not Found') }
  if (name === undefined)
    return {
      told: { kind: 'list', bucket, object: query.get('prefix') ?? '' },
      answer: ({ options, buckets }) =>
        inBucket(buckets.get(bucket), jsonBucketError, found => listAnswer(found, query, options)),
    }
  return {
    told: { kind: query.get('alt') === 'media' ? 'media' : 'metadata', bucket, object },
    answer: ({ buckets, headers }) =>
      inBucket(buckets.get(bucket), jsonBucketError, found => objectAnswer(found, object, { query, headers })),
  }
}

function deckPlace(answerDeck) {
  return { told: { kind: 'deck' }, answer: answerDeck }
}

async function inBucket(bucket, refuse, answerFrom) {
  const refused = bucket === undefined ? 404 : bucket.refuses
  return refused === undefined ? answerFrom(bucket) : refuse(refused)
}

function jsonBucketError(status) {
  const message = status === 404 ? 'The specified bucket does not exist.' : 'Anonymous caller does not have access.'
  return jsonError(status, message)
}

function xmlBucketError(status) {
  return status === 404 ? xmlError(404, 'NoSuchBucket') : xmlError(status)
}

function decode(text) {
  try {
    return text === undefined ? undefined : decodeURIComponent(text)
  } catch {
    return undefined
  }
}
