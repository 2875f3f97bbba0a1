import type { ServerResponse } from 'node:http'
import { SECURITY_HEADERS } from '../services/content-security-policy.ts'

const ALWAYS: Readonly<Record<string, string>> = { ...SECURITY_HEADERS, 'Cache-Control': 'no-store' }

/** Begins an answer; every answer of the host begins here, so that every one carries the headers. */
export function beginAnswer(
  response: ServerResponse,
  status: number,
  headers: Readonly<Record<string, string>> = {},
): void {
  response.writeHead(status, { ...ALWAYS, ...headers })
}

/** An answer that tells nothing but its status. What is left of the request is not read: the connection ends. */
export function refuse(response: ServerResponse, status: number, headers: Readonly<Record<string, string>> = {}): void {
  if (response.headersSent) {
    response.destroy()
    return
  }
  beginAnswer(response, status, { ...headers, 'Content-Length': '0', Connection: 'close' })
  response.end()
}

export function answerJson(response: ServerResponse, value: unknown, status = 200): void {
  if (response.destroyed) return
  const body = Buffer.from(JSON.stringify(value))
  beginAnswer(response, status, {
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Length': String(body.length),
  })
  response.end(body)
}

/** The text of an answer on a connection whose request could not even be parsed. */
export function rawRefusal(
  status: '400 Bad Request' | '403 Forbidden' | '408 Request Timeout' | '431 Request Header Fields Too Large',
): string {
  const headers = Object.entries({ ...ALWAYS, 'Content-Length': '0', Connection: 'close' })
  return [`HTTP/1.1 ${status}`, ...headers.map(([name, value]) => `${name}: ${value}`), '', ''].join('\r\n')
}
