import { readFileSync } from 'node:fs'
import * as tls from 'node:tls'

/** Where Linux distributions and BSDs keep the certificates that the machine trusts (Go: crypto/x509/root_linux.go). */
const SYSTEM_FILES = [
  '/etc/ssl/certs/ca-certificates.crt',
  '/etc/pki/tls/certs/ca-bundle.crt',
  '/etc/ssl/ca-bundle.pem',
  '/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem',
  '/etc/ssl/cert.pem',
] as const

/** What newer runtimes have (Node 22.15, Electron's): the store of the operating system, also on macOS and Windows. */
interface SystemStore {
  getCACertificates?(type: 'system'): readonly string[]
}

/**
 * The authorities to trust: those that Node ships, those of the operating system (companies that inspect traffic add
 * theirs there), and those of `NODE_EXTRA_CA_CERTS`, which Electron itself ignores. Verification is never switched off.
 */
export function trustedAuthorities(environment: NodeJS.ProcessEnv): readonly string[] {
  const store = tls as SystemStore
  const system = store.getCACertificates?.('system') ?? readFirst([environment['SSL_CERT_FILE'], ...SYSTEM_FILES])
  return [...tls.rootCertificates, ...system, ...readFirst([environment['NODE_EXTRA_CA_CERTS']])]
}

/**
 * What servers are trusted by. It is made with the first connection that needs it, and serves all of them: to read some
 * hundred certificates takes longer than the connection, and Node reads them anew for each that is given a list.
 */
export function trustOnce(environment: NodeJS.ProcessEnv): () => tls.SecureContext {
  let trust: tls.SecureContext | undefined
  return () => (trust ??= tls.createSecureContext({ ca: [...each(trustedAuthorities(environment))] }))
}

/** In any of the three ways to call it that OpenSSL reads. */
const CERTIFICATE = /-----BEGIN (?:TRUSTED |X509 )?CERTIFICATE-----[^-]+-----END (?:TRUSTED |X509 )?CERTIFICATE-----/gu

/** The certificates of these files, each once, however its lines are broken: a system mostly trusts whom Node trusts. */
function each(files: readonly string[]): Iterable<string> {
  const found = files.flatMap(file => file.match(CERTIFICATE) ?? [])
  return new Map(found.map(text => [text.replaceAll(/\s/gu, ''), text])).values()
}

function readFirst(files: readonly (string | undefined)[]): readonly string[] {
  for (const file of files) {
    if (file === undefined || file === '') continue
    try {
      return [readFileSync(file, 'utf8')]
    } catch {
      // Each system has one of these files at most; where none can be read, Node's own authorities serve.
      continue
    }
  }
  return []
}
