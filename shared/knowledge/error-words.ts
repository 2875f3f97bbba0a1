/**
 * Words by which writers say that something went wrong, in lower case. Where two lines are compared by their words, these
 * tell more than others (the list of logjuicer's tokeniser, crates/tokenizer, and the words of Go, systemd and the kernel).
 */
export const errorWords: ReadonlySet<string> = new Set([
  ...['error', 'errors', 'err', 'erro', 'fatal', 'fata', 'panic', 'fail', 'failed', 'failing', 'fails', 'failure'],
  ...['failures', 'warn', 'warning', 'assert', 'assertion', 'exception', 'traceback', 'oops', 'segfault', 'denied'],
  ...['refused', 'rejected', 'forbidden', 'unauthorized', 'invalid', 'unsupported', 'unimplemented', 'unknown'],
  ...['cannot', 'unable', 'missing', 'abort', 'aborted', 'aborting', 'killed', 'killing', 'crash', 'crashed', 'oom'],
  ...['timeout', 'timedout', 'expired', 'exceeded', 'unhealthy', 'unreachable', 'unavailable', 'corrupt', 'corrupted'],
])
