import { createReadStream } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { z } from 'zod'
import { ok } from '#shared/base/result.ts'
import type { Handlers } from '#shared/ipc/contract.ts'
import { dispatch } from '#shared/ipc/dispatch.ts'
import type { Asset, AssetManifest } from '../services/asset-manifest.ts'
import { artifactFileName } from '../services/file-name.ts'
import { logEvent } from '../services/log-event.ts'
import type { OpenSources } from '../services/open-sources.ts'
import { answerJson, beginAnswer, refuse } from './answer.ts'
import type { EventStream } from './event-stream.ts'
import { receiveUpload } from './uploads.ts'

export interface RouteDependencies {
  readonly assets: AssetManifest
  readonly handlers: Handlers
  readonly sources: OpenSources
  readonly events: EventStream
  readonly spoolDir: string
  readonly maxBodyBytes: number
  readonly maxUploadBytes: number
}

export interface Exchange {
  readonly request: IncomingMessage
  readonly response: ServerResponse
  readonly query: URLSearchParams
}

export interface Route {
  readonly method: 'GET' | 'POST'
  /** Only the window's own files are served without: they hold nothing of a person's. */
  readonly needsToken: boolean
  /** The names a query may have, each once; any other query is not found. */
  readonly query: readonly string[]
  answer(exchange: Exchange): Promise<void>
}

/** Path as it came → route. Nothing is decoded, joined or matched by pattern. */
export function buildRoutes(deps: RouteDependencies): ReadonlyMap<string, Route> {
  const routes = new Map<string, Route>()
  for (const [path, asset] of deps.assets) {
    routes.set(path, { method: 'GET', needsToken: false, query: [], answer: exchange => serveAsset(exchange, asset) })
  }
  const api = { needsToken: true, query: [] } as const
  routes.set('/api/call', { ...api, method: 'POST', answer: exchange => answerCall(exchange, deps) })
  routes.set('/api/events', {
    ...api,
    method: 'GET',
    answer: ({ response }) => Promise.resolve(deps.events.add(response)),
  })
  routes.set('/api/upload', {
    ...api,
    method: 'POST',
    query: ['name'],
    answer: exchange => answerUpload(exchange, deps),
  })
  routes.set('/api/artifact', {
    ...api,
    method: 'GET',
    query: ['runId', 'artifact'],
    answer: exchange => answerArtifact(exchange, deps),
  })
  return routes
}

async function serveAsset({ response }: Exchange, asset: Asset): Promise<void> {
  beginAnswer(response, 200, { 'Content-Type': asset.type })
  await pipeline(createReadStream(asset.file), response)
}

const CallBody = z.object({ command: z.string(), input: z.unknown() })

async function answerCall({ request, response }: Exchange, deps: RouteDependencies): Promise<void> {
  if (request.headers['content-type'] !== 'application/json') return refuse(response, 415)
  const text = await readBody(request, deps.maxBodyBytes)
  if (text === undefined) return refuse(response, 413)
  const body = parseCall(text)
  if (body === undefined) return refuse(response, 400)
  const abort = new AbortController()
  // The page cancels by hanging up.
  response.once('close', () => abort.abort())
  const cx = { signal: abort.signal, emit: deps.events.emit.bind(deps.events) }
  answerJson(response, await dispatch(deps.handlers, body, cx))
}

function parseCall(text: string): { command: string; input: unknown } | undefined {
  try {
    const parsed = CallBody.safeParse(JSON.parse(text))
    return parsed.success ? { command: parsed.data.command, input: parsed.data.input } : undefined
  } catch {
    // Not JSON: a bad request like any other.
    return undefined
  }
}

async function readBody(request: IncomingMessage, maxBytes: number): Promise<string | undefined> {
  if (Number(request.headers['content-length'] ?? 0) > maxBytes) return undefined
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length
    if (bytes > maxBytes) return undefined
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

async function answerUpload({ request, response, query }: Exchange, deps: RouteDependencies): Promise<void> {
  const name = query.get('name') ?? ''
  if (name === '' || name.length > 1_000) return refuse(response, 400)
  if (Number(request.headers['content-length'] ?? 0) > deps.maxUploadBytes) return refuse(response, 413)
  const received = await receiveUpload(request, { spoolDir: deps.spoolDir, name, maxBytes: deps.maxUploadBytes })
  if (!received.ok) {
    if (received.error.code === 'archive/too-large') return refuse(response, 413)
    return answerJson(response, received)
  }
  const { path, label, cleanUp } = received.value
  const sourceId = await deps.sources.open(path, { label, cleanUp })
  deps.events.emit('source.changed', {})
  answerJson(response, ok(sourceId))
}

const ArtifactQuery = z.object({ runId: z.string().min(1).max(200), artifact: z.string().min(1).max(4096) })

async function answerArtifact({ response, query }: Exchange, deps: RouteDependencies): Promise<void> {
  const parsed = ArtifactQuery.safeParse(Object.fromEntries(query))
  if (!parsed.success) return refuse(response, 400)
  const { runId, artifact } = parsed.data
  const run = await deps.sources.findRun(runId)
  if (!run.ok) return answerJson(response, run, 404)
  const opened = await run.value.run.open(artifact)
  if (!opened.ok) return answerJson(response, opened, 404)
  beginAnswer(response, 200, {
    'Content-Type': 'application/octet-stream',
    'Content-Disposition': `attachment; filename="${artifactFileName(run.value.run.entries, artifact)}"`,
  })
  await pipeline(Readable.from(ownChunks(opened.value.chunks)), response)
  const end = opened.value.end()
  if (end.state !== 'complete') logEvent('artifact-incomplete', { state: end.state })
}

/** A chunk is valid only until the next one is asked for, and the socket may hold it longer. */
async function* ownChunks(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  for await (const chunk of chunks) yield Buffer.from(chunk)
}
