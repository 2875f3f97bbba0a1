/** One way a writer quotes another writer's text. */
export interface Wrapping {
  readonly name: string
  readonly wrap: (text: string) => string
}

/** Go's strconv.Quote: what klog and logfmt do to a value with spaces or quotes. */
export function goQuote(text: string): string {
  const escaped = text.replace(/["\\\p{Cc}]/gu, character => ESCAPES[character] ?? hexEscape(character))
  return `"${escaped}"`
}

const ESCAPES: Readonly<Record<string, string>> = { '"': '\\"', '\\': '\\\\', '\n': '\\n', '\t': '\\t', '\b': '\\b' }
const hexEscape = (character: string) => `\\x${character.charCodeAt(0).toString(16).padStart(2, '0')}`

/** JUnit XML: control characters cannot be written at all. */
function xmlEscape(text: string): string {
  const named: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&#34;', "'": '&#39;' }
  return text.replace(/(?![\t\n])\p{Cc}/gu, '').replace(/[&<>"']/gu, character => named[character] ?? character)
}

const chain = 'rpc error: code = Unknown desc = failed to create containerd task: '

const plain: readonly Wrapping[] = [
  { name: 'as it is', wrap: text => text },
  {
    name: 'an event',
    wrap: text => `event for p: {kubelet n1} FailedCreatePodSandBox: (combined from similar events): ${text}`,
  },
  { name: 'a gRPC error', wrap: text => chain + text },
  {
    name: 'klog',
    wrap: text =>
      `E0305 11:26:07.123456    4242 pod_workers.go:190] "Error syncing pod, skipping" err=${goQuote(text)} pod="a/b"`,
  },
  {
    name: 'logfmt',
    wrap: text =>
      `time="2025-03-05T11:26:07.123456789Z" level=error msg="RunPodSandbox failed, error" error=${goQuote(text)}`,
  },
  { name: 'JSON', wrap: text => JSON.stringify({ level: 'error', msg: text }) },
  { name: 'XML text', wrap: text => `<failure message="x">${xmlEscape(text)}</failure>` },
  { name: 'a journal line', wrap: text => `Mar 05 11:26:07 n1 kubelet[42]: ${text}` },
  { name: 'a console in colour', wrap: text => `\u001b[31m${text}\u001b[0m` },
  { name: 'a bootstrap prefix', wrap: text => `W0305 11:26:07.123] ${text}` },
]

const nested = (outer: string, inner: string): Wrapping => {
  const find = (name: string) => plain.find(wrapping => wrapping.name === name) ?? { wrap: (text: string) => text }
  return { name: `${inner} in ${outer}`, wrap: text => find(outer).wrap(find(inner).wrap(text)) }
}

/** Twenty ways in which one error reaches a log. */
export const wrappings: readonly Wrapping[] = [
  ...plain,
  nested('klog', 'a gRPC error'),
  nested('klog', 'logfmt'),
  nested('logfmt', 'klog'),
  nested('JSON', 'klog'),
  nested('JSON', 'logfmt'),
  nested('XML text', 'klog'),
  nested('XML text', 'JSON'),
  nested('a journal line', 'klog'),
  nested('klog', 'JSON'),
  nested('a journal line', 'logfmt'),
]
