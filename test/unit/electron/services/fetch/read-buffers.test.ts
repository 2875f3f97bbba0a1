import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'
import { expect, it, onTestFinished } from 'vitest'
import { giveBack, INTO_SPARE_BUFFERS } from '../../../../../electron/services/fetch/read-buffers.ts'

/** A connection, its other end, and a way to have that send something. */
async function connection() {
  const server = createServer()
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  const accepted = once(server, 'connection') as Promise<[Socket]>
  const socket = connect({ port, host: '127.0.0.1', onread: INTO_SPARE_BUFFERS })
  const [peer] = await accepted
  onTestFinished(() => {
    socket.destroy()
    peer.destroy()
    server.close()
  })
  const send = async (text: string): Promise<Buffer> => {
    const came = once(socket, 'data') as Promise<[Buffer]>
    peer.write(text)
    return (await came)[0]
  }
  return { socket, peer, send }
}

it('reads into a buffer again once all that came with it was given back', async () => {
  const { send } = await connection()
  const buffers = new Set<ArrayBufferLike>()
  for (let i = 0; i < 10; i++) {
    const chunk = await send(`body ${i}`)
    expect(chunk.toString()).toBe(`body ${i}`)
    buffers.add(chunk.buffer)
    giveBack(chunk.subarray(0, 2))
    giveBack(chunk.subarray(2))
  }
  // One is read into while another is given back.
  expect(buffers.size).toBeLessThanOrEqual(2)
})

it('never reads again into a buffer of which a part was not given back', async () => {
  const { send } = await connection()
  const kept: Buffer[] = []
  for (let i = 0; i < 10; i++) {
    const chunk = await send(`head ${i}, body`)
    kept.push(chunk.subarray(0, 6))
    giveBack(chunk.subarray(6))
  }
  expect(kept.map(String)).toEqual(Array.from({ length: 10 }, (_, i) => `head ${i}`))
})

it('takes no buffer that is none of its own', async () => {
  const { send } = await connection()
  const foreign = Buffer.alloc(100)
  giveBack(foreign)
  const chunks = [await send('a'), await send('b'), await send('c')]
  expect(chunks.map(({ buffer }) => buffer)).not.toContain(foreign.buffer)
})

it('has every byte in its place of what comes faster than one read takes', async () => {
  const { socket, peer } = await connection()
  const sent = Buffer.from(Uint32Array.from({ length: 1_000_000 }, (_, i) => i).buffer)
  const came: Buffer[] = []
  const whole = new Promise<void>(resolve => {
    let bytes = 0
    socket.on('data', (chunk: Buffer) => {
      bytes += chunk.length
      came.push(Buffer.from(chunk))
      giveBack(chunk)
      if (bytes === sent.length) resolve()
    })
  })
  peer.write(sent)
  await whole
  expect(Buffer.concat(came).equals(sent)).toBe(true)
})
