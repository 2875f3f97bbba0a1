import { describe, expect, it } from 'vitest'
import { err, ok, type Result } from '#shared/base/result.ts'
import { createEventHub, followEvents, parseEventLine } from '../../../../renderer/state/event-stream.ts'

const line = (event: string, payload: unknown) => `${JSON.stringify({ event, payload })}\n`
const command = (id: string) => line('app.command', { id })

/** A body that comes in the given pieces. */
function body(...pieces: readonly string[]): Result<Response> {
  const stream = new ReadableStream<Uint8Array>({
    start: controller => {
      for (const piece of pieces) controller.enqueue(new TextEncoder().encode(piece))
      controller.close()
    },
  })
  return ok(new Response(stream))
}

async function follow(answers: readonly Result<Response>[]) {
  const hub = createEventHub()
  const heard: string[] = []
  const pauses: number[] = []
  hub.on('app.command', ({ id }) => heard.push(id))
  hub.on('source.changed', () => heard.push('changed'))
  const left = [...answers]
  const connect = () => {
    const next = left.shift()
    return next === undefined ? undefined : Promise.resolve(next)
  }
  await followEvents(hub, connect, ms => Promise.resolve(void pauses.push(ms)))
  return { heard, pauses }
}

const offline = err({ code: 'rpc/unreachable' as const, reason: 'refused' })

describe('event stream', () => {
  it('reads lines that are cut anywhere', async () => {
    const text = command('a') + '\n' + command('ü')
    const { heard } = await follow([body(text.slice(0, 9), text.slice(9, 50), text.slice(50))])
    expect(heard).toEqual(['a', 'ü'])
  })

  it('waits longer each time it cannot connect, and starts over after it could', async () => {
    const { pauses } = await follow([offline, offline, offline, body(command('a')), offline])
    expect(pauses).toEqual([500, 1000, 2000, 500, 1000])
  })

  it('asks everybody to look again after a gap', async () => {
    const { heard } = await follow([body(command('a')), body(command('b'))])
    expect(heard).toEqual(['a', 'changed', 'b'])
  })

  it('never waits longer than ten seconds', async () => {
    const { pauses } = await follow(Array.from({ length: 9 }, () => offline))
    expect(Math.max(...pauses)).toBe(10_000)
  })

  it.each([
    '',
    '{',
    'null',
    '[]',
    '{"event":"app.command"}',
    line('nobody', {}),
    line('app.command', { id: 7 }),
    line('__proto__', {}),
  ])('passes over %j', text => {
    expect(parseEventLine(text)).toBeUndefined()
  })

  it('no longer tells a listener that left', () => {
    const hub = createEventHub()
    const heard: string[] = []
    const leave = hub.on('app.command', ({ id }) => heard.push(id))
    hub.emit('app.command', { id: 'a' })
    leave()
    hub.emit('app.command', { id: 'b' })
    expect(heard).toEqual(['a'])
  })
})
