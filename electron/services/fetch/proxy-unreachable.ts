/** No connection to a proxy, told apart from a store that cannot be reached. */
export class ProxyUnreachable extends Error {
  /** Its host and port, without a name or a password. */
  readonly proxy: string
  constructor(proxy: string, cause: unknown) {
    super(`no connection to the proxy ${proxy}`, { cause })
    this.proxy = proxy
  }
}
