import { Agent, get, type IncomingHttpHeaders } from 'node:http'

export interface Asked {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly body: Buffer
  /** False when the connection broke before the end that the headers promise. */
  readonly complete: boolean
}

/** One GET over a connection of its own, with nothing decoded and no redirect followed. */
export function ask(url: string, headers: Readonly<Record<string, string>> = {}): Promise<Asked> {
  return new Promise((resolve, reject) => {
    let hasHead = false
    let isReset = false
    const request = get(url, { headers, agent: new Agent() }, response => {
      hasHead = true
      const chunks: Buffer[] = []
      const finish = () => {
        const { statusCode = 0, headers, complete } = response
        // Node takes a reset for the proper end of a body without a length.
        resolve({ status: statusCode, headers, body: Buffer.concat(chunks), complete: complete && !isReset })
      }
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('end', finish)
      response.on('error', finish)
    })
    request.on('error', error => {
      isReset = true
      // With an answer begun, its part is the result.
      if (!hasHead) reject(error)
    })
  })
}
