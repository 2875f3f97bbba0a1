/**
 * Words with digits, or of the letters a-f alone, that say what happened rather than to whom.
 * Errno and signal names hold no digit but two; HTTP codes stay because they stand behind words (`FIXED_CODE`).
 */
export const FIXED_WORDS: ReadonlySet<string> = new Set([
  ...[
    'k8s',
    'ipv4',
    'ipv6',
    'cgroup2',
    'cgroupv1',
    'cgroupv2',
    'sha256',
    'http2',
    'oauth2',
    'x509',
    'utf8',
    'e2e',
    'ext4',
    'btrfs',
    'amd64',
    'arm64',
  ],
  ...[
    'E2BIG',
    'SIGUSR1',
    'SIGUSR2',
    'al2023',
    'v1',
    'v2',
    'v3',
    'v1alpha1',
    'v1alpha2',
    'v1beta1',
    'v1beta2',
    'v1beta3',
  ],
  ...[
    'added',
    'dead',
    'deaf',
    'decade',
    'facade',
    'face',
    'faced',
    'fade',
    'faded',
    'fed',
    'feed',
    'bead',
    'beef',
    'cafe',
    'deed',
  ],
])

/** Words behind which a number of one to three digits is a code, and no measure: exit, gRPC and HTTP codes, errno, signals. */
export const CODE_WORDS: readonly string[] = [
  ...['exit', 'status', 'code', 'errno', 'signal', 'resp', 'HTTP'],
  ...['exitCode', 'ExitCode', 'statusCode', 'StatusCode'],
]

/** Source of a pattern: a code behind the word that gives it meaning. */
export const FIXED_CODE = String.raw`\b(?:exit(?: status| code)?|exitCode|status|code|errno|signal|HTTP(?:\/[\d.]{1,3})?)[:=]? ?\d{1,3}(?![\w.])`
