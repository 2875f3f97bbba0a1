/** What a record of several lines is: each kind is known by its first line. */
export type RecordKind = 'go' | 'klog' | 'oops' | 'call-trace'

/** A line without its prefixes. */
export interface RecordLine {
  readonly body: string
  /** Who wrote it; undefined = nobody is named. */
  readonly writer: string | undefined
}

/**
 * - `part`: belongs to the record, which goes on
 * - `last`: belongs to it and ends it
 * - `other`: another writer's line in between
 * - `next`: the record is over, and this is the first line behind it
 */
export type RecordStep = 'part' | 'last' | 'other' | 'next'

/** A record that has begun and may go on. */
export interface OpenRecord {
  readonly kind: RecordKind
  step(line: RecordLine): RecordStep
  /** What tells it from others with the same first line: the top frame of a dump, what a kernel warns of. */
  detail(): string | undefined
}

/** A record that never ends is cut after so many lines. */
const RECORD_LINES = 500

const STARTS: readonly (readonly [RecordKind, RegExp])[] = [
  ['go', /^(?:panic: |fatal error: |goroutine \d+ .*\]:$)/u],
  ['klog', /=<$/u],
  ['oops', /-\[ cut here \]-/u],
  ['call-trace', /^Call Trace:$/u],
]

/** The kind of record that begins with the line; undefined = it stands for itself. */
export function recordStart(body: string): RecordKind | undefined {
  return STARTS.find(([, pattern]) => pattern.test(body))?.[0]
}

export function openRecord(kind: RecordKind, head: RecordLine): OpenRecord {
  const reader = READERS[kind]()
  let lines = 1
  return {
    kind,
    step(line) {
      if (++lines > RECORD_LINES) return 'next'
      if (line.writer !== head.writer) return line.writer === undefined ? 'next' : 'other'
      return reader.read(line.body)
    },
    detail: reader.detail,
  }
}

interface RecordReader {
  readonly read: (body: string) => RecordStep
  readonly detail: () => string | undefined
}

/** What may follow a blank line inside a dump. */
const GO_BLOCK = /^(?:goroutine \d+ |\[signal |created by |runtime: |r[a-z\d]{1,2} {2,}0x)/u
const GO_CALL = /^[^\s(]+(?:\(\*[^\s()]+\)[^\s(]*)?\(/u
/** Calls of the runtime that stand on top of every panic. */
const GO_RUNTIME = /^(?:panic\(|runtime[./])/u
const ARGUMENTS = /\([^()]*\)$/u

/** `panic: …` or `fatal error: …`, then goroutines; or a dump of goroutines alone (runtime: traceback.go). */
function goDump(): RecordReader {
  let isAfterBlank = false
  let frame: string | undefined
  const isCall = (body: string) => !isAfterBlank && body.endsWith(')') && GO_CALL.test(body)
  return {
    read(body) {
      if (body.trim() === '') {
        isAfterBlank = true
        return 'part'
      }
      const isPart = GO_BLOCK.test(body) || isCall(body) || (!isAfterBlank && /^\s|^\.\.\./u.test(body))
      isAfterBlank = false
      if (!isPart) return 'next'
      if (frame === undefined && GO_CALL.test(body) && !GO_RUNTIME.test(body)) frame = body.replace(ARGUMENTS, '')
      return 'part'
    },
    detail: () => frame,
  }
}

/** `err=<`, lines behind a tab, and ` >` (klog: internal/serialize). */
function klogBlock(): RecordReader {
  return {
    read: body => (body.startsWith(' >') ? 'last' : /^\s|^$/u.test(body) ? 'part' : 'next'),
    detail: () => undefined,
  }
}

/** From `cut here` to `end trace` (kernel: lib/bug.c); the line behind the first says what happened. */
function oops(): RecordReader {
  let what: string | undefined
  return {
    read(body) {
      what ??= body
      return body.includes('---[ end trace') ? 'last' : 'part'
    },
    detail: () => what,
  }
}

const TRACE_LINE =
  /^(?:\s|\? |<\/?[A-Z#]{2,4}>|[\w.]{1,120}\+0x[\da-f]+\/0x|(?:RIP|RSP|RAX|RBX|RDX|RSI|RBP|R\d\d|Code|ORIG_RAX)\b)/u
const TRACE_CALL = /^\s*([\w.]{1,120})\+0x/u

/** The calls behind `Call Trace:` (kernel: arch/x86/kernel/dumpstack.c); guesses begin with a question mark. */
function callTrace(): RecordReader {
  let call: string | undefined
  return {
    read(body) {
      if (body.includes('---[ end trace')) return 'last'
      if (!TRACE_LINE.test(body)) return 'next'
      call ??= TRACE_CALL.exec(body)?.[1]
      return 'part'
    },
    detail: () => call,
  }
}

const READERS: Readonly<Record<RecordKind, () => RecordReader>> = {
  go: goDump,
  klog: klogBlock,
  oops,
  'call-trace': callTrace,
}
