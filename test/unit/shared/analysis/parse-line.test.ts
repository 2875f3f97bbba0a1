import { describe, expect, test } from 'vitest'
import { parseLine, peelLine, type ParsedLine } from '#shared/analysis/parse-line.ts'

const plain = (line: ParsedLine) => ({ ...line, fields: Object.fromEntries(line.fields) })

test('peels the journal off a containerd line and keeps both clocks', () => {
  const line =
    'Mar 05 11:26:07 tmp-node-e2e-cos containerd[1433]: time="2025-03-05T11:26:07.123456789Z" level=error msg="RunPodSandbox for \\"a\\" failed" error="rpc error" pid=99'
  expect(plain(parseLine(line))).toEqual({
    formats: ['journal-short', 'logfmt'],
    host: 'tmp-node-e2e-cos',
    ident: 'containerd',
    pid: '1433',
    level: 'error',
    time: { style: 'rfc3339', text: '2025-03-05T11:26:07.123456789Z' },
    outerTime: { style: 'journal-short', text: 'Mar 05 11:26:07' },
    message: 'RunPodSandbox for "a" failed',
    fields: { error: 'rpc error', pid: '99' },
  })
})

test('reads the pairs of structured klog and keeps the message as written', () => {
  const body = '"Error syncing pod, skipping" err="failed to \\"Start\\"" pod="ns/name" count=3'
  expect(plain(parseLine(`E0305 11:26:07.123456    1234 pod_workers.go:1300] ${body}`))).toEqual({
    formats: ['klog'],
    level: 'error',
    time: { style: 'klog', text: '0305 11:26:07.123456' },
    message: body,
    fields: { thread: '1234', source: 'pod_workers.go:1300', err: 'failed to "Start"', pod: 'ns/name', count: '3' },
  })
})

test('reads no pairs from an unstructured klog message', () => {
  expect(parseLine('I0305 11:26:07.123456 1 flags.go:33] FLAG: --x="y" a=b').fields.has('a')).toBe(false)
})

test.each([
  ['W0329 12:21:55.195]   Mar 29 12:16:54.617: INFO: hello', ['bootstrap', 'ginkgo-v1'], 'hello'],
  ['2023-01-09T12:57:28.766132542Z stderr F I0109 12:57:28.766132       1 a.go:1] hi', ['cri-container', 'klog'], 'hi'],
  ['[   21.812345] cloud-init[893]: hello', ['kernel', 'ident-prefix'], 'hello'],
  ['Feb 21 14:02:57 ip-172 kernel: [    0.223687] xen:events', ['journal-short', 'kernel'], 'xen:events'],
  ['2022-03-16T13:32:39.044141390Z I0316 13:32:39.044104       1 a.go:2] x', ['iso-prefixed', 'klog'], 'x'],
  ['08:39:59 • Failure [480.009 seconds]', ['time-of-day', 'ginkgo-v1'], '• Failure [480.009 seconds]'],
  ['kubelet[7826]: E0906 20:35:22.866810    7826 run.go:72] no', ['ident-prefix', 'klog'], 'no'],
  ['MESSAGE=I0817 16:07:14.536031     191 a.go:187] x', ['journal-export', 'klog'], 'x'],
  [
    '-- Logs begin at Fri 2017-11-03 13:30:01 UTC. --',
    ['journal-mark'],
    '-- Logs begin at Fri 2017-11-03 13:30:01 UTC. --',
  ],
  ['', [], ''],
])('finds the formats and the message of %s', (line, formats, message) => {
  expect(parseLine(line)).toMatchObject({ formats, message })
})

test('reads a journald JSON entry whose message is a list of bytes', () => {
  const bytes = [...Buffer.from('time="2025-03-05T11:26:07Z" level=warning msg="a\0b"')]
  const entry = {
    _HOSTNAME: 'n1',
    __REALTIME_TIMESTAMP: '1741173967123456',
    PRIORITY: '6',
    SYSLOG_IDENTIFIER: 'containerd',
    MESSAGE: bytes,
  }
  expect(parseLine(JSON.stringify(entry))).toMatchObject({
    formats: ['journal-json', 'logfmt'],
    host: 'n1',
    ident: 'containerd',
    level: 'warning',
    time: { style: 'rfc3339', text: '2025-03-05T11:26:07Z' },
    outerTime: { style: 'epoch-micros', text: '1741173967123456' },
    message: 'a\0b',
  })
})

test('takes the level of a journald entry when its message has none', () => {
  expect(parseLine('{"__REALTIME_TIMESTAMP":"1741173967123456","PRIORITY":"3","MESSAGE":"oops"}').level).toBe('error')
})

test('leaves a JSON line that is cut short as plain text', () => {
  const cut = '{"component":"entrypoint","level":"error","msg":"Process did'
  expect(parseLine(cut)).toMatchObject({ formats: [], message: cut })
})

test('reads a JSON line whatever is nested in it', () => {
  const deep = '['.repeat(200_000) + ']'.repeat(200_000)
  const line = parseLine(`{"msg":"x","deep":${deep},"n":1,"yes":true,"no":null,"__proto__":"p"}`)
  expect(plain(line)).toMatchObject({ formats: ['logrus-json'], message: 'x' })
  expect([...line.fields]).toEqual([
    ['n', '1'],
    ['yes', 'true'],
    ['__proto__', 'p'],
  ])
})

test('removes terminal colours before it looks', () => {
  expect(parseLine('\u001b[36mINFO\u001b[0m[0001] Using the existing instance').formats).toEqual(['logrus-tty'])
})

test('reads the pairs behind a logrus message on a terminal', () => {
  expect(
    plain(parseLine('WARN[0003] failed to load plugin io.containerd.grpc.v1.cri  error="a b" type=x')),
  ).toMatchObject({
    level: 'warning',
    message: 'failed to load plugin io.containerd.grpc.v1.cri',
    fields: { elapsed: '0003', error: 'a b', type: 'x' },
  })
})

test('takes no seconds since the program start for a time', () => {
  expect(parseLine('INFO[0001] hello').time).toBeUndefined()
})

test('keeps the whole text as message when a logfmt line has no msg', () => {
  const line = 'time="2025-03-05T11:26:07Z" level=info key=value'
  expect(parseLine(line)).toMatchObject({ formats: ['logfmt'], level: 'info', message: line })
})

test('gives a lone carriage return and a NUL no meaning', () => {
  expect(parseLine('I0305 11:26:07.123456 1 a.go:1] one\rtwo\0three').message).toBe('one\rtwo\0three')
})

describe('with wrappers nested without end', () => {
  const nested = '2025-03-05T11:26:07Z '.repeat(1000)

  test('stops after a few', () => {
    expect(parseLine(`${nested}x`).formats).toHaveLength(5)
  })

  test('names the outermost and the innermost time it read', () => {
    const line = `2025-03-05T11:26:01Z 2025-03-05T11:26:02Z 2025-03-05T11:26:03Z x`
    expect(parseLine(line)).toMatchObject({
      time: { text: '2025-03-05T11:26:03Z' },
      outerTime: { text: '2025-03-05T11:26:01Z' },
      message: 'x',
    })
  })
})

describe('what stands behind the prefixes', () => {
  test.each([
    ['Mar 05 11:26:07 node-a kubelet[12]: I0305 11:26:07.123456      12 a.go:1] "Started"  x', '"Started"  x'],
    [
      'Mar 05 11:26:07 node-a containerd[3]: time="2025-03-05T11:26:07Z" level=info msg=x',
      'time="2025-03-05T11:26:07Z" level=info msg=x',
    ],
    ['2025-03-05T11:26:07Z stderr F {"level":"info","msg":"x"}', '{"level":"info","msg":"x"}'],
    ['  STEP: wait @ 03/05/25 11:26:07.123', '  STEP: wait @ 03/05/25 11:26:07.123'],
    ['\u001b[31mplain\u001b[0m', 'plain'],
  ])('%s', (line, body) => {
    expect(peelLine(line)).toEqual({ parsed: parseLine(line), body })
  })
})
