/** One made-up secret for each redaction rule, in the surroundings it is found in. Assembled, so that no scanner takes this file for a leak. */
export interface SecretSample {
  readonly rule: string
  readonly text: string
  readonly secret: string
}

const filler = 'Ab3dEf6hIj9lMn2pQr5tUv8xYz1bCd4fGh7jKl0n'
const jwt = ['eyJhbGciOiJSUzI1NiJ9', 'eyJzdWIiOiJ4eHh4In0', filler].join('.')
const privateKey = ['PRIVATE', 'KEY'].join(' ')

/** Rule, what stands before, the secret, what stands after. */
const samples: readonly (readonly [string, string, string, string])[] = [
  [
    'private-key',
    `-----BEGIN RSA ${privateKey}-----`,
    `\nMIIE${filler}\n${filler}\n`,
    `-----END RSA ${privateKey}-----`,
  ],
  ['authorization', 'Authorization: ', `Basic ${filler}==`, ''],
  ['authorization', 'header map[Authorization:[', `Bearer ${filler}`, '] Accept:[x]]'],
  ['authorization', '{"authorization": ["', `Bearer ${filler}`, '"]}'],
  ['cookie', 'Set-Cookie: ', `session=${filler}; Path=/`, ''],
  ['bearer', 'curl with bearer ', filler, ' done'],
  ['jwt', 'got ', jwt, ' from'],
  ['github-token', 'x ', `ghp_${filler}`, ' y'],
  ['github-token', 'x ', `github_pat_${filler}`, ' y'],
  ['gitlab-token', 'x ', `glpat-${filler}`, ' y'],
  ['google-key', 'key ', `AIza${filler.slice(0, 35)}`, ' y'],
  ['google-key', 'x ', `ya29.${filler}`, ' y'],
  ['aws-key', 'id ', ['AKIA', 'ABCDEFGHIJKLMNOP'].join(''), ' y'],
  ['service-token', 'x ', `npm_${filler.slice(0, 36)}`, ' y'],
  ['service-token', 'x ', `sha256~${filler}abc`, ' y'],
  ['url-userinfo', 'clone https://', `user:${filler}`, '@github.com/x'],
  ['url-signature', 'get https://storage.googleapis.com/b/o?X-Goog-Algorithm=x&X-Goog-Signature=', filler, '&b=c'],
  ['assigned-secret', 'password: "', filler, '"'],
  ['assigned-secret', 'AWS_SECRET_ACCESS_KEY=', filler, ''],
  ['assigned-secret', '    client-key-data: ', filler, ''],
]

export const secretSamples: readonly SecretSample[] = samples.map(([rule, before, secret, after]) => ({
  rule,
  text: `${before}${secret}${after}`,
  secret,
}))
