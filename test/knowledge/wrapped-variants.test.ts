import { describe, expect, test } from 'vitest'
import { literalsIn, matchRules } from '#shared/analysis/knowledge-index.ts'
import { normaliseLine } from '#shared/base/text.ts'
import { goQuote } from '../support/wrap-error.ts'

/** Ids of the findings that one raw line makes. */
const idsOf = (line: string) => matchRules(normaliseLine(line), literalsIn(line)).map(({ id }) => id)

const socket = 'unix:///run/containerd/s/148ce26d953fb243c85ce370a41dca14abc101ac3dc2423e5fc3544479dced42'
const START = 'failed to start shim: start failed: '
const CREATE = 'failed to create shim task: OCI runtime create failed: runc create failed: '

/** Root causes as their writers word them, with the bytes that they really contain → the one finding. */
const causes = [
  ['shim/unsupported-version:3', `${START}unsupported shim version (3): not implemented`],
  [
    'shim/json-as-address:3',
    `${START}dial unix \0{"version":3,"address":"${socket}","protocol":"ttrpc"}: connect: invalid argument`,
  ],
  ['shim/protobuf-as-address', `${START}dial unix \0\b\x03\x12Y${socket}\x1a\x05ttrpc: connect: connection refused`],
  ['shim/protobuf-as-protocol', `${START}failed to create TTRPC connection: unsupported protocol: \b\x03\x12Yunix`],
  [
    'shim/deprecated-start-api',
    `${START}containerd-shim-runc-v2: shim was started through the deprecated API but was built against the new API; if you upgraded containerd, you may need to restart the daemon: exit status 1`,
  ],
  [
    'shim/binary-missing:containerd-shim-runc-v2',
    'failed to start shim: failed to resolve runtime path: runtime "io.containerd.runc.v2" binary not installed "containerd-shim-runc-v2": file does not exist',
  ],
  [
    'binary/glibc-too-old:containerd-shim-runc-v2,2.34',
    `${START}/usr/local/bin/containerd-shim-runc-v2: /lib64/libc.so.6: version \`GLIBC_2.34' not found (required by /usr/local/bin/containerd-shim-runc-v2)\n: exit status 1`,
  ],
  [
    'binary/other-architecture:containerd-shim-runc-v2',
    `${START}fork/exec /home/containerd/usr/local/bin/containerd-shim-runc-v2: exec format error`,
  ],
  [
    'binary/not-executable:containerd-shim-runc-v2,permission denied',
    `${START}fork/exec /home/containerd/usr/local/bin/containerd-shim-runc-v2: permission denied`,
  ],
  [
    'cgroup/driver-mismatch',
    `${CREATE}expected cgroupsPath to be of format "slice:prefix:name" for systemd cgroups, got "/kubepods/burstable/podb0df767f" instead: unknown`,
  ],
  [
    'runc/seccomp-flag-unknown',
    `${CREATE}unable to start container process: error during container init: unable to fetch SECCOMP_FILTER_FLAG_WAIT_KILLABLE_RECV bit: invalid argument`,
  ],
  [
    'network/cni-versions:1.0.0',
    'failed to setup network for sandbox "8cf1": plugin type="bridge" failed (add): incompatible CNI versions; config is "1.0.0", plugin supports ["0.1.0" "0.2.0" "0.3.0" "0.3.1" "0.4.0"]',
  ],
  [
    'image/schema1-removed',
    'failed to get sandbox image "k8s.gcr.io/pause:3.1": failed to pull image: schema 1 image manifests are no longer supported: invalid argument',
  ],
] as const

const rpc = (cause: string) => `rpc error: code = Unknown desc = failed to create containerd task: ${cause}`
const pod = (id: string) => `test-webserver-${id}_e2e-tests(b0df767f-0000-4000-8000-0000000${id})`
const xml = (text: string) =>
  text
    // eslint-disable-next-line no-control-regex -- XML cannot hold them
    .replace(/[\0-\x08\x0b-\x1f]/gu, '')
    .replace(/[&<>"']/gu, sign => `&#${sign.charCodeAt(0)};`)
const cri = (attempt: number, cause: string) =>
  `level=error msg="RunPodSandbox for &PodSandboxMetadata{Name:test-webserver-${attempt},Uid:b0df767f,Namespace:e2e,Attempt:${attempt},} failed, error" error=${goQuote(`failed to create containerd task: ${cause}`)}`
const klog = (place: string, message: string) => `E0305 11:26:07.123456    4242 ${place}] ${message}`
const syncing = (cause: string) =>
  klog(
    'pod_workers.go:190',
    `"Error syncing pod, skipping" err=${goQuote(
      `failed to "CreatePodSandbox" for "${pod('12345')}" with CreatePodSandboxError: ${goQuote(
        `Failed to create sandbox for pod ${goQuote(pod('12345'))}: ${rpc(cause)}`,
      )}`,
    )} pod="e2e/test-webserver" podUID="b0df767f"`,
  )
const event = (cause: string) => `Failed to create pod sandbox: ${rpc(cause)}`

/** Ways in which a cause reaches an artifact: the writers of the chain, their quoting, and what carries the line. */
const variants: Readonly<Record<string, (cause: string) => string>> = {
  'the bare error': cause => cause,
  'the gRPC error': rpc,
  'containerd, first attempt': cause => `time="2025-03-05T11:26:07.123456789Z" ${cri(0, cause)}`,
  'containerd, later attempt': cause => `time="2025-03-06T01:00:00.000000001Z" ${cri(117, cause)}`,
  'containerd on a terminal, in colour': cause =>
    `\u001b[31mERRO\u001b[0m[2025-03-05T11:26:07.123456789Z] RunPodSandbox failed, error           \u001b[31merror\u001b[0m=${goQuote(rpc(cause))}`,
  'containerd, log format JSON': cause =>
    JSON.stringify({ error: rpc(cause), level: 'error', msg: 'RunPodSandbox failed', time: '2025-03-05T11:26:07Z' }),
  'kubelet, quoted once': cause =>
    klog('remote_runtime.go:193', `"RunPodSandbox from runtime service failed" err=${goQuote(rpc(cause))}`),
  'kubelet, quoted twice': cause =>
    klog('kuberuntime_manager.go:1170', `"CreatePodSandbox for pod failed" err=${goQuote(goQuote(rpc(cause)))}`),
  'kubelet, quoted three times': syncing,
  'kubelet, quoted four times': cause =>
    klog('a.go:1', `"Error" err=${goQuote(goQuote(goQuote(goQuote(rpc(cause)))))}`),
  'kubelet before structured logging': cause =>
    klog('pod_workers.go:191', `Error syncing pod 8cf1 ("${pod('12345')}"), skipping: ${rpc(cause)}`),
  'an event': event,
  'a repeated event': cause => `(combined from similar events): ${event(cause)}`,
  'an event in ginkgo v1': cause =>
    `Mar 29 12:16:54.617: INFO: At 2023-03-29 12:15:57 +0000 UTC - event for test-webserver: {kubelet tmp-node-e2e-edd441f7-cos-beta-121-18867-0-24} FailedCreatePodSandBox: (combined from similar events): ${event(cause)}`,
  'an event in ginkgo v2': cause =>
    `  I0305 11:26:07.123456 7141 util.go:48] At 2025-03-05 11:25:57 +0000 UTC - event for test-webserver: {kubelet n1} FailedCreatePodSandBox: ${event(cause)}`,
  'a JUnit text': cause => `&lt;*errors.errorString&gt;: ${xml(event(cause))} occurred</failure>`,
  'a JUnit attribute': cause => `<failure message="${xml(event(cause))}" type="failed">`,
  'kubelet in a JUnit text': cause => `<system-out>${xml(syncing(cause))}</system-out>`,
  'a journal line': cause => `Mar 05 11:26:07 n1 containerd[345]: time="2025-03-05T11:26:07Z" ${cri(2, cause)}`,
  'a precise journal line': cause => `Oct 10 11:31:21.302899 bootstrap-e2e-master kubelet[1433]: ${syncing(cause)}`,
  'a journal as JSON': cause => JSON.stringify({ __REALTIME_TIMESTAMP: '1741173967123456', MESSAGE: syncing(cause) }),
  'a bootstrap prefix': cause => `W0906 04:08:11.598] ${syncing(cause)}`,
  'a docker-compose prefix': cause => `\u001b[36mnode_1  |\u001b[0m time="2025-03-05T11:26:07Z" ${cri(3, cause)}`,
  'a container log': cause => `2025-03-05T11:26:07.123456789Z stderr F ${syncing(cause)}`,
  'the serial console': cause => `[  312.345678] containerd[345]: time="2025-03-05T11:26:07Z" ${cri(1, cause)}\r`,
  'an event cut at 1,024 bytes behind the cause': cause => `${event(cause)}, ${'x'.repeat(1_024)}`.slice(0, 1_024),
  'a message of Prow': cause =>
    JSON.stringify({ component: 'entrypoint', msg: `wrapped process failed: ${rpc(cause)}`, severity: 'error' }),
}

describe.each(causes)('%s', (id, cause) => {
  test.each(Object.keys(variants))('is one finding, and nothing else, in %s', name => {
    expect(idsOf(variants[name]?.(cause) ?? '')).toEqual([id])
  })
})

describe('the byte 0', () => {
  // XML and GitHub drop it, Go, JSON and octal escapes write it out, decoders replace it.
  const renderings = ['\0', '', '\\x00', '\\\\x00', '\\\\\\\\x00', '\\u0000', '\\\\u0000', '\\000', '\ufffd', '␀', '@']

  test.each(renderings)('may stand as %j before a JSON answer', nul => {
    const line = `${START}dial unix ${nul}{\\"version\\":3,\\"address\\":\\"${socket}\\"}: connect: invalid argument`
    expect(idsOf(line)).toEqual(['shim/json-as-address:3'])
  })

  test.each(renderings)('may stand as %j before a protobuf answer, whose own bytes may be escaped or gone', nul => {
    for (const bytes of ['\b\x03\x12', '\\b\\x03\\x12', '\\\\b\\\\x03\\\\x12', '\\b\\u0003\\u0012', '']) {
      const answer = `${bytes}Y${socket}`
      expect(idsOf(`${START}dial unix ${nul}${answer}ttrpc: connect: connection refused`)).toEqual([
        'shim/protobuf-as-address',
      ])
    }
  })
})

describe('two causes in one line', () => {
  const [first, second] = [causes[0], causes[6]]

  test.each(Object.keys(variants).filter(name => !name.includes('1,024')))('are two findings in %s', name => {
    const both = variants[name]?.(`${first[1]}; ${second[1]}`) ?? ''
    expect(idsOf(both)).toEqual([first[0], second[0]])
  })
})
