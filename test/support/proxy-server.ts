import { once } from 'node:events'
import { createServer } from 'node:http'
import { connect, type AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'

export interface ProxyOptions {
  /** Refuses every request with it. */
  readonly refuses?: number
  /** The port of this machine to which every tunnel leads, whatever host it was asked for; without it, where it was asked. */
  readonly leadsTo?: number
}

export interface ProxyServer {
  /** `http://127.0.0.1:<port>` */
  readonly origin: string
  /** Each tunnel that was asked for. */
  readonly log: readonly { readonly target: string; readonly authorization: string | undefined }[]
}

/** A proxy on 127.0.0.1 that makes tunnels, until the test ends. */
export async function serveProxy({ refuses, leadsTo }: ProxyOptions = {}): Promise<ProxyServer> {
  const log: ProxyServer['log'][number][] = []
  const server = createServer((_, response) => response.writeHead(405).end())
  server.on('connect', (request, socket) => {
    const target = request.url ?? ''
    log.push({ target, authorization: request.headers['proxy-authorization'] })
    socket.on('error', () => undefined)
    if (refuses !== undefined) {
      socket.end(`HTTP/1.1 ${refuses} Refused\r\nContent-Length: 0\r\n\r\n`)
      return
    }
    const further = connect(leadsTo ?? Number(/:(\d+)$/u.exec(target)?.[1]), '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n')
      further.pipe(socket)
      socket.pipe(further)
    })
    further.on('error', () => socket.destroy())
    socket.on('close', () => further.destroy())
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    server.close()
    server.closeAllConnections()
  })
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, log }
}
