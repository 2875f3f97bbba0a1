import fc from 'fast-check'
import { encodeUtf8 } from '#shared/base/bytes.ts'
import { components } from '#shared/knowledge/components/index.ts'
import { formats } from '#shared/knowledge/formats/index.ts'
import { rules } from '#shared/knowledge/rules/index.ts'

/** Every line that the knowledge gives as an example or as a counter-example. */
export const knowledgeLines: readonly string[] = [
  ...rules.flatMap(rule => [...rule.samples, ...rule.counterSamples.map(sample => sample.line)]),
  ...components.flatMap(component =>
    component.readings.flatMap(reading => [...reading.samples, ...reading.counterSamples].map(sample => sample.line)),
  ),
  ...formats.flatMap(format => format.samples.map(sample => sample.line)),
]

const HOST = 'tmp-node-e2e-edd441f7-cos-beta-121-18867-0-24'

/** One name for every structured format and every kind of log, and names that no writer chose. */
export const artifactNames: readonly string[] = [
  'started.json',
  'finished.json',
  'prowjob.json',
  'podinfo.json',
  'clone-records.json',
  'sidecar-logs.json',
  'build-log.txt',
  'artifacts/metadata.json',
  'artifacts/images.json',
  'artifacts/image-config.yaml',
  'artifacts/host/cos-package-info.json',
  'artifacts/nodes.yaml',
  'core_v1_nodes.json',
  'serverversion.json',
  'artifacts/junit_01.xml',
  `artifacts/${HOST}/containerd.log`,
  `artifacts/${HOST}/kubelet.log`,
  `artifacts/${HOST}/serial-1.log`,
  `artifacts/${HOST}/pods/a_b_c/0.log`,
  `artifacts/${HOST}-system.log`,
  'artifacts/bootstrap-e2e-master/kubelet.log',
  '__proto__',
  '../escape.log',
  'line\nbreak\0.log',
  'x'.repeat(5_000),
  '',
]

const started = '{"timestamp":1741167000,"repos":{"a/b":"m:5feab0aa1e59b1a6b4e3d6a2f6b5a4c3d2e1f0a9"}}'
const finished = '{"timestamp":1741169000,"result":"FAILURE","metadata":{"node_os_image":"cos-beta-121-18867-0-24"}}'
const junit =
  '<testsuite><testcase name="a"/><testcase name="b"><failure>unsupported shim version (3)</failure></testcase></testsuite>'
const nodes =
  'items:\n- metadata:\n    name: n\n  status:\n    nodeInfo:\n      containerRuntimeVersion: containerd://1.7.0\nkind: List'

const piece = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom(...knowledgeLines).map(encodeUtf8) },
  { weight: 1, arbitrary: fc.constantFrom(started, finished, junit, nodes).map(encodeUtf8) },
  { weight: 2, arbitrary: fc.uint8Array({ maxLength: 24 }) },
  {
    weight: 1,
    arbitrary: fc.constantFrom('\0', '\r', '\t', '\ufeff', '\u001b[31m', 'é', ' ', 'level=error ').map(encodeUtf8),
  },
  { weight: 1, arbitrary: fc.integer({ min: 1, max: 3_000 }).map(length => new Uint8Array(length).fill(0x78)) },
)
const border = fc.constantFrom('\n', '\n', '\n', '\r\n', '', ' ').map(encodeUtf8)

/** What an artifact may hold: lines that mean something, glued to and cut by bytes that mean nothing. */
export const soup: fc.Arbitrary<Uint8Array> = fc
  .array(fc.tuple(piece, border), { maxLength: 12 })
  .map(parts => Uint8Array.from(parts.flatMap(([bytes, end]) => [...bytes, ...end])))

/** Some artifacts of a run, any of them under any name. */
export const anyFiles: fc.Arbitrary<Readonly<Record<string, Uint8Array>>> = fc
  .uniqueArray(fc.tuple(fc.constantFrom(...artifactNames), soup), { selector: ([name]) => name, maxLength: 6 })
  // A literal would set the prototype of the object for the name `__proto__`.
  .map(entries => Object.fromEntries(entries))
