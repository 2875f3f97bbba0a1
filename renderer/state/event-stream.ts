import type { Result } from '#shared/base/result.ts'
import { events, type EventName, type EventPayload } from '#shared/ipc/contract.ts'

type Listener = (payload: unknown) => void

/** Who wants to hear which event. */
export interface EventHub {
  on<E extends EventName>(event: E, listener: (payload: EventPayload<E>) => void): () => void
  emit(event: EventName, payload: unknown): void
}

export function createEventHub(): EventHub {
  const listeners = new Map<EventName, Set<Listener>>()
  return {
    on: (event, listener) => {
      const set = listeners.get(event) ?? new Set<Listener>()
      listeners.set(event, set)
      // `emit` is only called with payloads that fit the event's schema.
      set.add(listener as Listener)
      return () => void set.delete(listener as Listener)
    },
    emit: (event, payload) => {
      for (const listener of [...(listeners.get(event) ?? [])]) listener(payload)
    },
  }
}

/** Reads one line of the stream; undefined for a blank line (keep-alive) and for anything that is no event of the contract. */
export function parseEventLine(line: string): { readonly event: EventName; readonly payload: unknown } | undefined {
  const value = parseJson(line)
  if (typeof value !== 'object' || value === null || !('event' in value) || !('payload' in value)) return undefined
  const { event, payload } = value
  if (typeof event !== 'string' || !isEventName(event)) return undefined
  const parsed = events[event].safeParse(payload)
  return parsed.success ? { event, payload: parsed.data } : undefined
}

const FIRST_PAUSE_MS = 500
const LONGEST_PAUSE_MS = 10_000
/** A line longer than this is no event: the rest of the connection cannot be trusted. Characters. */
const LINE_LIMIT = 1_000_000

/**
 * Follows the event stream for as long as the page lives: reads, and connects again with growing pauses.
 * After a gap it asks everybody to look again, since events may have been missed. Ends when
 * `connect` says that the session is over by answering undefined.
 */
export async function followEvents(
  hub: EventHub,
  connect: () => Promise<Result<Response>> | undefined,
  wait: (ms: number) => Promise<void>,
): Promise<void> {
  let pause = FIRST_PAUSE_MS
  let isFirst = true
  for (let asked = connect(); asked !== undefined; asked = connect()) {
    const answer = await asked
    if (answer.ok && answer.value.ok && answer.value.body !== null) {
      pause = FIRST_PAUSE_MS
      if (!isFirst) hub.emit('source.changed', {})
      isFirst = false
      await readLines(answer.value.body, line => {
        const read = parseEventLine(line)
        if (read !== undefined) hub.emit(read.event, read.payload)
      })
    }
    await wait(pause)
    pause = Math.min(pause * 2, LONGEST_PAUSE_MS)
  }
}

/** Calls back for each line of the body; returns when it ends, breaks off or sends a line beyond the limit. */
async function readLines(body: ReadableStream<Uint8Array>, onLine: (line: string) => void): Promise<void> {
  const reader = body.getReader()
  const decoder = new TextDecoder()
  let rest = ''
  while (rest.length < LINE_LIMIT) {
    const chunk = await reader.read().catch(() => undefined)
    if (chunk?.value === undefined) return
    const lines = (rest + decoder.decode(chunk.value, { stream: true })).split('\n')
    rest = lines.pop() ?? ''
    lines.forEach(onLine)
  }
  await reader.cancel().catch(() => undefined)
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (thrown) {
    if (thrown instanceof SyntaxError) return undefined
    throw thrown
  }
}

function isEventName(name: string): name is EventName {
  return Object.hasOwn(events, name)
}
