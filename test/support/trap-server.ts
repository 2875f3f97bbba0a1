import { once } from 'node:events'
import { createServer, type AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'

/** A server that nobody may reach. */
export interface TrapServer {
  readonly port: number
  /** Connections that came. */
  readonly connections: () => number
}

/** Listens on an address of this machine until the test ends; undefined where the machine has no such address. */
export async function openTrap(address = '127.0.0.1'): Promise<TrapServer | undefined> {
  let connections = 0
  const server = createServer(socket => {
    connections++
    socket.destroy()
  })
  try {
    server.listen(0, address)
    await once(server, 'listening')
  } catch {
    return undefined
  }
  onTestFinished(() => {
    server.close()
  })
  return { port: (server.address() as AddressInfo).port, connections: () => connections }
}
