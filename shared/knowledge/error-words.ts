/**
 * Words by which writers say that something went wrong, in lower case. Where two lines are compared by their words, these
 * tell more than others (the list of logjuicer's tokeniser, crates/tokenizer, the words of Go, systemd and the kernel, and
 * the codes of gRPC, grpc-go codes/codes.go).
 */
export const errorWords: ReadonlySet<string> = new Set([
  ...[
    'err',
    'erro',
    'fatal',
    'fata',
    'panic',
    'warn',
    'warning',
    'assert',
    'assertion',
    'traceback',
    'oops',
    'segfault',
  ],
  ...['refused', 'rejected', 'forbidden', 'unauthorized', 'invalid', 'unsupported', 'cannot', 'unable', 'missing'],
  ...[
    'abort',
    'aborted',
    'aborting',
    'killing',
    'crash',
    'crashed',
    'oom',
    'timedout',
    'expired',
    'exceeded',
    'evicted',
  ],
  ...['unhealthy', 'unreachable', 'corrupt', 'corrupted'],
  ...['unknown', 'invalidargument', 'deadlineexceeded', 'notfound', 'alreadyexists', 'permissiondenied'],
  ...['resourceexhausted', 'failedprecondition', 'outofrange', 'unimplemented', 'unavailable', 'unauthenticated'],
])

/** The same of words that are made of several: `CreatePodSandboxError`, `FailedMount`, `ImagePullBackOff`, `OOMKilled`. */
export const errorShape = /^fail|(?:errors?|exception|failure|failed|timeout|backoff|killed|denied)$/u
