/** One kind of secret. */
export interface RedactionRule {
  readonly id: string
  /** Lower case; the pattern runs only on text that holds one of them. */
  readonly keywords: readonly [string, ...string[]]
  /** Global; matches the secret and nothing else. Must not match what a redaction leaves. */
  readonly pattern: RegExp
}

/*
 * Shapes after gitleaks (github.com/gitleaks/gitleaks, config/gitleaks.toml, MIT) and the headers and parameters that
 * carry credentials. A secret runs to the first character that cannot belong to it, so nothing of it is left over,
 * and what stands before it is bounded, so that time stays linear.
 */
export const redactionRules: readonly RedactionRule[] = [
  {
    id: 'private-key',
    keywords: ['private key'],
    pattern:
      /(?<=-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----)(?!\[redacted:private-key\])(?:(?!-----END )[\s\S])+/gu,
  },
  {
    // Also as Go prints a header, `Authorization:[Bearer …]`, and as JSON.
    id: 'authorization',
    keywords: ['authorization'],
    pattern:
      /(?<=authorization["'\\]{0,8}[\t ]{0,4}[:=][\t ]{0,4}[["'\\]{0,9})(?!redacted:)[^\s"'[\\\]][^\n\r"'\\\]]*/giu,
  },
  {
    id: 'cookie',
    keywords: ['cookie'],
    pattern: /(?<=cookie["'\\]{0,8}[\t ]{0,4}:[\t ]{0,4}[["'\\]{0,9})[^\s"';=[\\\]]{1,256}=[^\n\r"'\\\]]*/giu,
  },
  { id: 'bearer', keywords: ['bearer'], pattern: /(?<=\bbearer[\t ]{1,4})[\w+./=~-]{16,}/giu },
  { id: 'jwt', keywords: ['eyj'], pattern: /(?<![\w.-])eyJ[\w-]{8,}\.[\w-]{8,}(?:\.[\w-]*)*/gu },
  {
    id: 'github-token',
    keywords: ['ghp_', 'gho_', 'ghu_', 'ghs_', 'ghr_', 'github_pat_'],
    pattern: /(?<![A-Za-z0-9])(?:gh[oprsu]_[A-Za-z0-9]{20,}|github_pat_\w{22,})/gu,
  },
  { id: 'gitlab-token', keywords: ['glpat-'], pattern: /(?<![\w-])glpat-[\w-]{20,}/gu },
  {
    id: 'google-key',
    keywords: ['aiza', 'ya29.', 'gocspx-'],
    pattern: /(?<![\w-])(?:AIza[\w-]{35,}|ya29\.[\w.-]{20,}|GOCSPX-[\w-]{20,})/gu,
  },
  {
    id: 'aws-key',
    keywords: ['akia', 'asia', 'abia', 'acca'],
    pattern: /(?<![A-Za-z0-9])(?:AKIA|ASIA|ABIA|ACCA)[A-Z0-9]{16}(?![A-Za-z0-9])/gu,
  },
  {
    id: 'service-token',
    keywords: ['xox', 'npm_', 'sha256~', 'sk-', 'dckr_pat_'],
    pattern:
      /(?<![\w-])(?:xox[abeoprs]-[A-Za-z0-9-]{10,}|npm_[A-Za-z0-9]{36,}|sha256~[\w-]{43,}|sk-[\w-]{20,}|dckr_pat_[\w-]{20,})/gu,
  },
  {
    id: 'url-userinfo',
    keywords: ['://'],
    pattern: /(?<=[a-z][a-z0-9+.-]{1,20}:\/\/)(?!\[redacted:[a-z-]{1,20}\]@)[^\s"'/<>@\\]+(?=@)/giu,
  },
  {
    id: 'url-signature',
    keywords: ['='],
    pattern:
      /(?<=[&;?](?:x-goog-(?:signature|credential)|x-amz-(?:signature|credential|security-token)|awsaccesskeyid|googleaccessid|signature|sig|token|access_token|id_token|refresh_token|client_secret|api_?key|key|password)=)(?!\[redacted:[a-z-]{1,20}\](?:[\s"#&'<>\\]|$))[^\s"#&'<>\\]+/giu,
  },
  {
    id: 'assigned-secret',
    keywords: [
      'passw',
      'secret',
      'token',
      'api_key',
      'api-key',
      'apikey',
      'access_key',
      'access-key',
      'client-key-data',
      '"auth"',
    ],
    pattern:
      /(?<=(?:\b|_)(?:passwd|password|client[_-]?secret|secret[_-]?(?:access[_-]?)?key|access[_-]?key|api[_-]?key|(?:access|auth|private|refresh|bearer|id)[_-]?token|client-key-data|"auth")["'\\]{0,8}[\t ]{0,4}[:=][\t ]{0,4}["'\\]{0,8})[\w!$%*+./=?@^~-]{6,}/giu,
  },
]
