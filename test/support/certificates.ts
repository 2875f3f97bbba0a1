import { execFileSync, spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Why there can be no certificates here; undefined when there can. */
export const noCertificates =
  spawnSync('openssl', ['version']).status === 0 ? undefined : 'the program openssl is not installed'

/** A key and its certificate, PEM. */
export interface Identity {
  readonly key: string
  readonly cert: string
}

/** An authority of a test, which no machine trusts. */
export interface Authority {
  /** Its certificate as a file. */
  readonly file: string
  /** A certificate for the alternative names, e.g. `IP:127.0.0.1` or `DNS:a.test`; `expired` ended years ago. */
  issue(names: string, state?: 'valid' | 'expired'): Identity
  /** One that nobody signed but itself. */
  selfSigned(names: string): Identity
}

const CONFIG = `
[ca]
default_ca = own
[own]
dir = .
new_certs_dir = .
database = index.txt
rand_serial = yes
default_md = sha256
policy = any
copy_extensions = copy
[any]
commonName = supplied
[req]
distinguished_name = name
[name]
`
const CURVE = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes']

/** Makes an authority in a folder of its own. */
export function createAuthority(folder: string): Authority {
  let count = 0
  const openssl = (...args: readonly string[]): void => {
    execFileSync('openssl', args, { cwd: folder, stdio: 'pipe' })
  }
  const read = (name: string): Identity => ({
    key: readFileSync(join(folder, `${name}.key`), 'utf8'),
    cert: readFileSync(join(folder, `${name}.crt`), 'utf8'),
  })
  const make = (names: string, how: readonly string[]): string => {
    const name = `host-${count++}`
    const subject = ['-subj', `/CN=${name}`, '-addext', `subjectAltName=${names}`]
    openssl('req', '-config', 'ca.cnf', ...CURVE, '-keyout', `${name}.key`, ...subject, ...how, '-out', `${name}.crt`)
    return name
  }
  writeFileSync(join(folder, 'ca.cnf'), CONFIG)
  writeFileSync(join(folder, 'index.txt'), '')
  const own = ['-subj', '/CN=Authority of a test', '-addext', 'basicConstraints=critical,CA:TRUE']
  openssl('req', '-x509', '-config', 'ca.cnf', ...CURVE, '-keyout', 'ca.key', ...own, '-days', '2', '-out', 'ca.crt')
  return {
    file: join(folder, 'ca.crt'),
    selfSigned: names => read(make(names, ['-x509', '-days', '2'])),
    issue: (names, state = 'valid') => {
      const name = make(names, [])
      const dates =
        state === 'valid' ? ['-days', '1'] : ['-startdate', '20200101000000Z', '-enddate', '20200102000000Z']
      const files = ['-cert', 'ca.crt', '-keyfile', 'ca.key', '-in', `${name}.crt`, '-out', `${name}.crt`]
      openssl('ca', '-config', 'ca.cnf', '-batch', '-notext', ...dates, ...files)
      return read(name)
    },
  }
}
