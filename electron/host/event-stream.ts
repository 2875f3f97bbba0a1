import type { ServerResponse } from 'node:http'
import type { EventName, EventPayload } from '#shared/ipc/contract.ts'
import { beginAnswer } from './answer.ts'

/** A page that does not read its events is cut off before it costs memory; it asks again and reads the whole state. Bytes. */
const MAX_BACKLOG = 1_048_576

/** The pages that listen. One JSON document `{event, payload}` a line; an empty line is a sign of life. */
export class EventStream {
  readonly #listeners = new Set<ServerResponse>()
  readonly #heartbeat: NodeJS.Timeout

  constructor(heartbeatMs: number) {
    this.#heartbeat = setInterval(() => this.#write('\n'), heartbeatMs)
    this.#heartbeat.unref()
  }

  get listeners(): number {
    return this.#listeners.size
  }

  add(response: ServerResponse): void {
    beginAnswer(response, 200, { 'Content-Type': 'application/x-ndjson; charset=utf-8' })
    response.write('\n')
    this.#listeners.add(response)
    response.once('close', () => this.#listeners.delete(response))
  }

  emit<E extends EventName>(event: E, payload: EventPayload<E>): void {
    this.#write(`${JSON.stringify({ event, payload })}\n`)
  }

  close(): void {
    clearInterval(this.#heartbeat)
    for (const response of this.#listeners) response.end()
    this.#listeners.clear()
  }

  #write(line: string): void {
    for (const response of this.#listeners) {
      if (response.writableLength > MAX_BACKLOG) response.destroy()
      else response.write(line)
    }
  }
}
